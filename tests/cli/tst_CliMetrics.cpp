#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "Gacfas.h"
#include "tests/support/TestMain.h"

class CliMetricsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void figuresOfFourScores();
  void framesOfAVideoAreAveraged();
  void domainsAlone();
  void oneDomainAsked();
  void aDomainWithoutAClassHasNoFigures();
  void textHasEveryFigure();
  void everyFigureHasCountsAndAnInterval();
  void filesOfOtherPrograms();
  void theOtherDomainsSetTheSourceThreshold();
  void twoFilesAreCompared();
  void badRequests_data();
  void badRequests();
  void badScores_data();
  void badScores();

private:
  QString write(const QByteArray& content, const QString& name = "scores") {
    QFile file(folder_.filePath(name));
    if (file.open(QIODevice::WriteOnly)) file.write(content);
    return file.fileName();
  }

  QTemporaryDir folder_;
};

namespace {

// Domain a: AUC 1. Domain b: AUC 0. Pooled, of the pairs (0.9, 0.2), (0.9, 0.6), (0.4, 0.2), (0.4, 0.6) three
// are right.
const QByteArray kTwoDomains =
    "score,label,domain,video\n"
    "0.9,1,a,v1\n"
    "0.2,0,a,v2\n"
    "0.4,1,b,v1\n"
    "0.6,0,b,v2\n";

}  // namespace

void CliMetricsTest::figuresOfFourScores() {
  const Outcome done = runGacfas({"metrics", write("0.9 1\n0.8 0\n0.7 1\n0.1 0\n"), "--json"});
  QVERIFY2(done.code == 0, done.err);
  QVERIFY(done.err.isEmpty());
  const QJsonObject figures = done.json();
  QCOMPARE(figures.keys(), QStringList({"auc", "eer", "figures", "hter", "n_live", "n_spoof", "score_level",
                                        "threshold", "tpr_at_fpr"}));
  QCOMPARE(figures["auc"].toDouble(), 0.75);
  QCOMPARE(figures["hter"].toDouble(), 0.5);
  QCOMPARE(figures["eer"].toDouble(), 0.5);
  QCOMPARE(figures["threshold"].toDouble(), 0.8);
  QCOMPARE(figures["n_live"].toInt(), 2);
  QCOMPARE(figures["n_spoof"].toInt(), 2);
  QCOMPARE(figures["tpr_at_fpr"].toObject(), QJsonObject({{"0.05", 0.5}, {"0.01", 0.5}}));
}

void CliMetricsTest::framesOfAVideoAreAveraged() {
  // Mean 0.3 for the live video and 0.35 for the spoof one: the frames alone would give an AUC of 0.5.
  const Outcome done = runGacfas(
      {"metrics",
       write("score,label,domain,video,frame\n0.1,1,a,v1,1\n0.5,1,a,v1,2\n0.3,0,a,v2,1\n0.4,0,a,v2,2\n"),
       "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["auc"].toDouble(), 0.0);
  QCOMPARE(done.json()["n_live"].toInt(), 1);
}

void CliMetricsTest::domainsAlone() {
  const Outcome done = runGacfas({"metrics", write(kTwoDomains), "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["auc"].toDouble(), 0.75);
  const QJsonObject domains = done.json()["domains"].toObject();
  QCOMPARE(domains.keys(), QStringList({"a", "b"}));
  QCOMPARE(domains["a"].toObject()["auc"].toDouble(), 1.0);
  QCOMPARE(domains["b"].toObject()["auc"].toDouble(), 0.0);
}

void CliMetricsTest::oneDomainAsked() {
  const QString scores = write(kTwoDomains);
  const Outcome done = runGacfas({"metrics", scores, "--domain", "b", "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["auc"].toDouble(), 0.0);
  QVERIFY(!done.json().contains("domains"));
  const Outcome unknown = runGacfas({"metrics", scores, "--domain", "c"});
  QCOMPARE(unknown.code, 2);
  QVERIFY2(unknown.err.contains("no domain 'c'; domains there: a, b"), unknown.err);
}

void CliMetricsTest::aDomainWithoutAClassHasNoFigures() {
  const Outcome done = runGacfas({"metrics", write(kTwoDomains + "0.5,1,c,v1\n"), "--json"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonObject domain = done.json()["domains"].toObject()["c"].toObject();
  QCOMPARE(domain.keys(), QStringList({"error", "n_live", "n_spoof"}));
  QCOMPARE(domain["n_live"].toInt(), 1);
  QCOMPARE(domain["n_spoof"].toInt(), 0);
}

void CliMetricsTest::textHasEveryFigure() {
  const Outcome done = runGacfas({"metrics", write(kTwoDomains)});
  QVERIFY2(done.code == 0, done.err);
  for (const char* part : {"AUC", "HTER", "EER", "TPR@FPR=5%", "0.7500", "\na ", "\nb "})
    QVERIFY2(done.out.contains(part), part);
}

void CliMetricsTest::everyFigureHasCountsAndAnInterval() {
  QByteArray lines;
  for (int i = 0; i < 60; ++i)
    lines += QByteArray::number(i * 7 % 60 + (i % 3 ? 0 : 20)) + (i % 3 ? " 0\n" : " 1\n");
  const Outcome done = runGacfas({"metrics", write(lines), "--json", "--threshold", "30", "--fpr", "0.05"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonObject figures = done.json()["figures"].toObject();
  QCOMPARE(figures["unit"].toString(), QString("video"));
  QCOMPARE(figures["units"].toInt(), 60);
  QCOMPARE(figures["tpr_at_fpr"].toObject().keys(), QStringList({"0.001", "0.005", "0.01", "0.05", "0.1"}));
  QCOMPARE(figures["bpcer_at_apcer"].toObject().keys(), QStringList({"0.01", "0.05", "0.1"}));
  const QJsonArray thresholds = figures["thresholds"].toArray();
  QStringList sources;
  for (const QJsonValue& at : thresholds) sources << at["source"].toString();
  QCOMPARE(sources, QStringList({"target EER (oracle)", "FPR 5 % on the target", "by hand"}));
  const QJsonObject hter = thresholds[2]["hter"].toObject();
  QVERIFY(hter["low"].toDouble() < hter["value"].toDouble() &&
          hter["value"].toDouble() < hter["high"].toDouble());
  const QJsonObject fpr = thresholds[2]["fpr"].toObject();
  QCOMPARE(fpr["total"].toInt(), 40);
  QCOMPARE(fpr["value"].toDouble(), fpr["count"].toDouble() / 40.0);
  QVERIFY(figures["tpr_at_fpr"].toObject()["0.01"].toObject()["too_small"].toBool());
  // The same again, and none without draws.
  QCOMPARE(runGacfas({"metrics", write(lines), "--json", "--threshold", "30", "--fpr", "0.05"}).out, done.out);
  const Outcome bare = runGacfas({"metrics", write(lines), "--json", "--draws", "0"});
  QVERIFY(bare.json()["figures"].toObject()["auc"].toObject()["low"].isNull());
}

void CliMetricsTest::filesOfOtherPrograms() {
  const QString scores =
      write("pred,clip,no,truth\n0.1,a,1,real\n0.5,a,2,real\n0.9,a,10,real\n0.7,b,1,fake\n");
  const QStringList call{"metrics",       scores,        "--column",        "score=pred",
                         "--column",      "label=truth", "--column",        "video=clip",
                         "--column",      "frame=no",    "--live-label",    "real",
                         "--spoof-label", "fake",        "--lower-is-live", "--json"};
  const Outcome mean = runGacfas(call);
  QVERIFY2(mean.code == 0, mean.err);
  QCOMPARE(mean.json()["auc"].toDouble(), 1.0);  // mean 0.5 under 0.7
  QCOMPARE(mean.json()["threshold"].toDouble(), -0.5);
  QCOMPARE(mean.json()["score_level"].toString(), QString("mean of all frames of a video"));
  QCOMPARE(runGacfas(call + QStringList{"--each-frame"}).json()["n_live"].toInt(), 3);
  QCOMPARE(runGacfas(call + QStringList{"--frames", "1"}).json()["threshold"].toDouble(), -0.5);
}

void CliMetricsTest::theOtherDomainsSetTheSourceThreshold() {
  const Outcome done = runGacfas({"metrics", write(kTwoDomains), "--domain", "b", "--json"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonObject source = done.json()["figures"].toObject()["thresholds"].toArray()[1].toObject();
  QCOMPARE(source["source"].toString(), QString("source domains"));
  QCOMPARE(source["threshold"].toDouble(), 0.9);  // of domain a
  QCOMPARE(source["bpcer"].toObject()["value"].toDouble(), 1.0);
}

void CliMetricsTest::twoFilesAreCompared() {
  QByteArray a("score,label,video\n"), b = a;
  for (int i = 0; i < 80; ++i) {
    const bool live = i % 2;
    const QByteArray rest = (live ? ",1,v" : ",0,v") + QByteArray::number(i) + "\n";
    a += QByteArray::number((i * 29) % 80) + rest;
    b += QByteArray::number((i * 29) % 80 + (live ? 60 : 0)) + rest;
  }
  const QString fileA = write(a, "a.csv"), fileB = write(b, "b.csv");
  const Outcome done = runGacfas({"metrics", "--compare", fileA, fileB, "--threshold", "60", "--json"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonObject compared = done.json();
  QVERIFY(compared["auc"].toObject()["more_than_chance"].toBool());
  QVERIFY(compared["auc_delong_p"].toDouble() < 0.001);
  QCOMPARE(compared["thresholds"].toArray().size(), 2);
  const QJsonObject test = compared["thresholds"].toArray()[1].toObject()["mcnemar"].toObject();
  QCOMPARE(test["only_a_right"].toInt(), 0);  // at 60 all live ones of b are right, and its spoofs are a's
  const Outcome text = runGacfas({"metrics", fileA, fileB, "--compare"});
  QVERIFY2(text.out.contains("AUC: A ") && text.out.contains("is more than chance."), text.out);
  QVERIFY2(text.out.contains("only B has right") || text.out.contains(" only B ("), text.out);
  const Outcome other = runGacfas({"metrics", "--compare", fileA, write(a + "1,0,more\n", "c.csv")});
  QCOMPARE(other.code, 2);
  QVERIFY2(other.err.contains("the first has no spoof video 'more'"), other.err);
}

void CliMetricsTest::badRequests_data() {
  QTest::addColumn<QStringList>("more");
  QTest::addColumn<QByteArray>("said");
  QTest::newRow("two files and no comparison") << QStringList{"other"} << QByteArray("--compare");
  QTest::newRow("a comparison of one") << QStringList{"--compare"} << QByteArray("two score files");
  QTest::newRow("a column of no meaning")
      << QStringList{"--column", "colour=x"} << QByteArray("--column colour=x");
  QTest::newRow("a column that is not there")
      << QStringList{"--column", "video=clip"} << QByteArray("no column 'clip'");
  QTest::newRow("a rate above 1") << QStringList{"--fpr", "5"} << QByteArray("--fpr");
  QTest::newRow("a negative number of frames") << QStringList{"--frames", "-1"} << QByteArray("--frames");
}

void CliMetricsTest::badRequests() {
  QFETCH(QStringList, more);
  QFETCH(QByteArray, said);
  const Outcome refused = runGacfas(QStringList{"metrics", write(kTwoDomains)} + more);
  QCOMPARE(refused.code, 2);
  QVERIFY2(refused.out.isEmpty() && refused.err.contains(said), refused.err);
}

void CliMetricsTest::badScores_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QByteArray>("said");
  QTest::newRow("an empty file") << QByteArray() << QByteArray("no scores");
  QTest::newRow("letters") << QByteArray("0.5 1\nhigh 0\n")
                           << QByteArray("scores:2: the score 'high' is not a number");
  QTest::newRow("NaN") << QByteArray("0.5 1\nnan 0\n") << QByteArray("scores:2");
  QTest::newRow("infinity") << QByteArray("0.5 1\ninf 0\n") << QByteArray("scores:2");
  QTest::newRow("a label of neither class") << QByteArray("0.5 2\n") << QByteArray("scores:1: the label '2'");
  QTest::newRow("three numbers a line") << QByteArray("0.5 1 3\n") << QByteArray("scores:1");
  QTest::newRow("live videos only") << QByteArray("0.5 1\n0.6 1\n")
                                    << QByteArray("scores: metrics need live and spoof videos");
  QTest::newRow("a table without labels")
      << QByteArray("score,video\n0.5,a\n") << QByteArray("no column 'label'");
}

void CliMetricsTest::badScores() {
  QFETCH(QByteArray, content);
  QFETCH(QByteArray, said);
  const Outcome refused = runGacfas({"metrics", write(content), "--json"});
  QCOMPARE(refused.code, 2);
  QVERIFY(refused.out.isEmpty());
  QVERIFY2(refused.err.startsWith("gacfas: ") && refused.err.contains(said), refused.err);
}

GACFAS_TEST(CliMetricsTest)
#include "tst_CliMetrics.moc"
