#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "Gacfas.h"

class TestCliMetrics : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void figuresOfFourScores();
  void framesOfAVideoAreAveraged();
  void domainsAlone();
  void oneDomainAsked();
  void aDomainWithoutAClassHasNoFigures();
  void textHasEveryFigure();
  void badScores_data();
  void badScores();

private:
  QString write(const QByteArray& content) {
    QFile file(folder_.filePath("scores"));
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

void TestCliMetrics::figuresOfFourScores() {
  const Outcome done = gacfas({"metrics", write("0.9 1\n0.8 0\n0.7 1\n0.1 0\n"), "--json"});
  QVERIFY2(done.code == 0, done.err);
  QVERIFY(done.err.isEmpty());
  const QJsonObject figures = done.json();
  QCOMPARE(figures.keys(),
           QStringList({"auc", "eer", "hter", "n_live", "n_spoof", "threshold", "tpr_at_fpr"}));
  QCOMPARE(figures["auc"].toDouble(), 0.75);
  QCOMPARE(figures["hter"].toDouble(), 0.5);
  QCOMPARE(figures["eer"].toDouble(), 0.5);
  QCOMPARE(figures["threshold"].toDouble(), 0.8);
  QCOMPARE(figures["n_live"].toInt(), 2);
  QCOMPARE(figures["n_spoof"].toInt(), 2);
  QCOMPARE(figures["tpr_at_fpr"].toObject(), QJsonObject({{"0.05", 0.5}, {"0.01", 0.5}}));
}

void TestCliMetrics::framesOfAVideoAreAveraged() {
  // Mean 0.3 for the live video and 0.35 for the spoof one: the frames alone would give an AUC of 0.5.
  const Outcome done = gacfas(
      {"metrics",
       write("score,label,domain,video,frame\n0.1,1,a,v1,1\n0.5,1,a,v1,2\n0.3,0,a,v2,1\n0.4,0,a,v2,2\n"),
       "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["auc"].toDouble(), 0.0);
  QCOMPARE(done.json()["n_live"].toInt(), 1);
}

void TestCliMetrics::domainsAlone() {
  const Outcome done = gacfas({"metrics", write(kTwoDomains), "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["auc"].toDouble(), 0.75);
  const QJsonObject domains = done.json()["domains"].toObject();
  QCOMPARE(domains.keys(), QStringList({"a", "b"}));
  QCOMPARE(domains["a"].toObject()["auc"].toDouble(), 1.0);
  QCOMPARE(domains["b"].toObject()["auc"].toDouble(), 0.0);
}

void TestCliMetrics::oneDomainAsked() {
  const QString scores = write(kTwoDomains);
  const Outcome done = gacfas({"metrics", scores, "--domain", "b", "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["auc"].toDouble(), 0.0);
  QVERIFY(!done.json().contains("domains"));
  const Outcome unknown = gacfas({"metrics", scores, "--domain", "c"});
  QCOMPARE(unknown.code, 2);
  QVERIFY2(unknown.err.contains("no domain 'c'; domains there: a, b"), unknown.err);
}

void TestCliMetrics::aDomainWithoutAClassHasNoFigures() {
  const Outcome done = gacfas({"metrics", write(kTwoDomains + "0.5,1,c,v1\n"), "--json"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonObject domain = done.json()["domains"].toObject()["c"].toObject();
  QCOMPARE(domain.keys(), QStringList({"error", "n_live", "n_spoof"}));
  QCOMPARE(domain["n_live"].toInt(), 1);
  QCOMPARE(domain["n_spoof"].toInt(), 0);
}

void TestCliMetrics::textHasEveryFigure() {
  const Outcome done = gacfas({"metrics", write(kTwoDomains)});
  QVERIFY2(done.code == 0, done.err);
  for (const char* part : {"AUC", "HTER", "EER", "TPR@FPR=5%", "0.7500", "\na ", "\nb "})
    QVERIFY2(done.out.contains(part), part);
}

void TestCliMetrics::badScores_data() {
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

void TestCliMetrics::badScores() {
  QFETCH(QByteArray, content);
  QFETCH(QByteArray, said);
  const Outcome refused = gacfas({"metrics", write(content), "--json"});
  QCOMPARE(refused.code, 2);
  QVERIFY(refused.out.isEmpty());
  QVERIFY2(refused.err.startsWith("gacfas: ") && refused.err.contains(said), refused.err);
}

QTEST_GUILESS_MAIN(TestCliMetrics)
#include "tst_CliMetrics.moc"
