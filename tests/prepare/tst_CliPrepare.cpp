#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "DrawnVideos.h"
#include "Trees.h"
#include "tests/cli/Gacfas.h"

using drawn::drawVideo;

namespace {

/// Names of the crops below a domain, and their bytes.
QMap<QString, QByteArray> cropsOf(const QString& domain) {
  QMap<QString, QByteArray> crops;
  for (QDirIterator all(domain, {"crop_*"}, QDir::Files, QDirIterator::Subdirectories); all.hasNext();) {
    QFile file(all.next());
    if (file.open(QIODevice::ReadOnly))
      crops[QDir(domain).relativeFilePath(file.fileName())] = file.readAll();
  }
  return crops;
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestCliPrepare : public QObject {
  Q_OBJECT

private:
  QTemporaryDir folder_;

  QString at(const QString& name) const { return folder_.filePath(name); }

  /// Draws a video for each path; live and attack alike, which is as good as any for names.
  void draw(const QString& tree, const std::vector<std::string>& paths, int64_t frames = 6) const {
    const std::filesystem::path first = at(tree).toStdString() + "/" + paths.front();
    drawVideo(first, {0, frames});
    for (const std::string& path : paths) {
      const std::filesystem::path file = at(tree).toStdString() + "/" + path;
      std::filesystem::create_directories(file.parent_path());
      if (file != first) std::filesystem::copy_file(first, file);
    }
  }

  Outcome prepare(const QString& tree, const QString& dataset, const QStringList& more = {}) const {
    return runGacfas(
        QStringList{"prepare", at(tree), "--dataset", dataset, "--out", at("faces"), "--domain", dataset} +
        more);
  }

private Q_SLOTS:
  void initTestCase() {
    draw("casia", drawn::casiaPaths(1, 1));
    draw("replay", drawn::replayPaths(1, 1, 1));
    draw("msu", drawn::msuPaths(2));
    draw("oulu", drawn::ouluPaths(1, 1, 1, 1, 2));
    std::ofstream(at("msu/train_sub_list.txt").toStdString()) << "1\n";
    std::ofstream(at("msu/test_sub_list.txt").toStdString()) << "2\n";
  }

  void aDryRunTellsAndWritesNothing() {
    QFile::copy(at("casia/train_release/1/1.avi"), at("casia/train_release/1/extra.avi"));
    const Outcome text = prepare("casia", "casia", {"--dry-run"});
    QVERIFY2(text.code == 0, text.err);
    for (const char* part : {"CASIA-FASD", "train  live   live", "3 of 60", "1 of 20", "24 of 600", "differs",
                             "extra.avi", "not named as", "crops", "free"})
      QVERIFY2(text.out.contains(part), text.out);
    const QJsonObject json = prepare("casia", "casia", {"--dry-run", "--json"}).json();
    QFile::remove(at("casia/train_release/1/extra.avi"));
    QCOMPARE(json["videos"].toInt(), 24);
    QCOMPARE(json["counts"].toArray().size(), 8);
    QCOMPARE(json["counts"].toArray()[0].toObject()["published_videos"].toInt(), 60);
    QCOMPARE(json["unmatched"].toArray()[0].toObject()["path"].toString(),
             QString("train_release/1/extra.avi"));
    QCOMPARE(json["videos_by_client"]
                 .toObject()["test"]
                 .toObject()["spoof"]
                 .toObject()["cut"]
                 .toObject()["test_1"]
                 .toInt(),
             3);
    QVERIFY(json["estimate"].toObject()["bytes"].toInt() > 0);
    QVERIFY(!QDir(at("faces")).exists());
  }

  void preparedDatasetsTrain() {
    for (const char* dataset : {"casia", "replay", "msu", "oulu"}) {
      const Outcome outcome = prepare(dataset, dataset);
      QVERIFY2(outcome.code == 0 && outcome.out.contains("videos prepared"), outcome.err + outcome.out);
    }
    std::ofstream(at("tiny.yaml").toStdString())
        << "data: {root: faces, train: [oulu, casia, replay], test: msu}\n"
           "model: {init: kaiming, width: 4, image_size: 32}\n"
           "train: {minimizer: erm, warming_epochs: 0, minimizer_warming: 0, batch_size: 8, epochs: 2}\n"
           "system: {device: cpu, workers: 1, threads: 1}\n";
    const Outcome trained = runGacfas({"train", at("tiny.yaml"), "--out", at("run")});
    QVERIFY2(trained.code == 0, trained.err);
    const QJsonObject manifests =
        QJsonDocument::fromJson(contentOf(at("run/run.json"))).object()["dataManifests"].toObject();
    QCOMPARE(manifests.keys(), (QStringList{"casia", "msu", "oulu", "replay"}));
    QCOMPARE(manifests["msu"].toString().toLatin1(),
             QCryptographicHash::hash(contentOf(at("faces/msu/manifest.json")), QCryptographicHash::Sha256)
                 .toHex());
    const QByteArray scores = contentOf(at("run/scores/epoch_0001.csv"));
    for (const char* part :
         {",1,msu,real_client002_laptop_SD_scene01,crop_0005.jpg,client002,live",
          ",0,msu,attack_client002_android_SD_ipad_video_scene01,crop_0005.jpg,client002,ipad",
          ",0,casia,1_NM_5,crop_0005.jpg,test_1,cut",
          ",1,replay,client201_session01_webcam_authenticate_adverse_1,crop_0005.jpg,client201,live",
          ",0,oulu,1_1_03_2,crop_0005.jpg,03,print"})
      QVERIFY2(scores.contains(part), part + scores);
  }

  void stoppedAndKilledWorkGoesOn_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("kill -9") << SIGKILL;
  }
  void stoppedAndKilledWorkGoesOn() {
    QFETCH(int, signal);
    if (!QDir(at("long")).exists()) draw("long", drawn::ouluPaths(1, 0, 0, 1, 2), 60);
    const QString domain = QString("signal%1").arg(signal);
    const QStringList call{"prepare",  at("long"), "--dataset", "oulu", "--out",     at("faces"),
                           "--domain", domain,     "--every",   "2",    "--workers", "1"};
    Gacfas work(call);
    const auto begins = [&](const char* label) {
      return !QDir(at("faces/" + domain + "/train/" + label)).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(begins("live") || begins("spoof"), 60000);
    work.signal(signal);
    const Outcome cut = work.wait();
    QVERIFY(cut.code == (signal == SIGINT ? 1 : -1));
    if (signal == SIGINT) QVERIFY2(cut.err.contains("The videos that are done are kept"), cut.err);
    const auto begun = cropsOf(at("faces/" + domain + "/train"));
    QVERIFY2(begun.size() % 30 == 0 && begun.size() > 0 && begun.size() < 10 * 30,
             qPrintable(QString::number(begun.size())));
    const Outcome rest = runGacfas(call);
    QVERIFY2(rest.code == 0, rest.err);
    const auto all = cropsOf(at("faces/" + domain));
    QCOMPARE(all.size(), 10 * 30);
    for (auto one = begun.begin(); one != begun.end(); ++one)
      QCOMPARE(all["train/" + one.key()], one.value());
  }

  void twoAtOnceInOneDomainAreRefused() {
    const QStringList call{"prepare",  at("long"), "--dataset", "oulu", "--out",     at("faces"),
                           "--domain", "both",     "--every",   "2",    "--workers", "1"};
    Gacfas first(call);
    QTRY_VERIFY_WITH_TIMEOUT(QDir(at("faces/both/.preparing")).exists(), 60000);
    const Outcome second = runGacfas(call);
    first.signal(SIGINT);
    first.wait();
    QCOMPARE(second.code, 2);
    QVERIFY2(second.err.contains("is being prepared by another process"), second.err);
  }

  void badCallsAreRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [this](const char* name, const QString& source, const QStringList& more,
                            const char* said) {
      QTest::newRow(name) << QStringList({"prepare", at(source), "--out", at("no"), "--domain", "d"}) + more
                          << QByteArray(said);
    };
    row("no dataset", "casia", {}, "--dataset");
    row("another dataset's tree", "replay", {"--dataset", "casia"},
        "It looks like Replay-Attack (--dataset replay)");
    row("a folder too deep", "casia/train_release", {"--dataset", "casia"},
        "Expected {train_release,test_release}/");
    row("no such folder", "nowhere", {"--dataset", "oulu"}, "does not exist");
    row("no such rule", "casia", {"--dataset", "none.yaml"}, "none.yaml");
    row("every none", "casia", {"--dataset", "casia", "--every", "0"}, "--every is 0");
    row("no such detector", "casia", {"--dataset", "casia", "--detector", "none.onnx"}, "none.onnx");
  }
  void badCallsAreRefused() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Outcome outcome = runGacfas(arguments);
    QVERIFY2(outcome.code == 2 && outcome.err.contains(said), outcome.err);
    QVERIFY(outcome.out.isEmpty() && !QDir(at("no")).exists());
  }
};

QTEST_GUILESS_MAIN(TestCliPrepare)
#include "tst_CliPrepare.moc"
