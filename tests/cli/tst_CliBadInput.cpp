#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include "TinyStudy.h"
#include "tests/support/TestMain.h"

class CliBadInputTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void refusedTrainings_data();
  void refusedTrainings();
  void anImageThatCannotBeRead_data();
  void anImageThatCannotBeRead();
  void aRunIsNotOverwritten();
  void weightsOfAnotherShape();
  void weightsThatAreCutOff();
  void evaluationsWithoutAPlaceForTheirScores();
  void reportsWithoutAPlace();
  void aFullDiskKeepsTheRun();
  void demoDataNeedsAnEmptyFolder();
  void settingsOfAResumedRunStay();
  void aRunThatIsBeingTrainedIsLeftAlone();

private:
  QString run() const { return study_.path("run"); }

  TinyStudy study_;
};

void CliBadInputTest::initTestCase() {
  const QByteArray fault = study_.prepare();
  QVERIFY2(fault.isEmpty(), fault);
  const Outcome trained = study_.train("run");
  QVERIFY2(trained.code == 0, trained.err);
}

void CliBadInputTest::refusedTrainings_data() {
  QTest::addColumn<QStringList>("overrides");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("said");
  const auto row = [](const char* name, const QStringList& overrides, int code, const char* said) {
    QTest::newRow(name) << overrides << code << QByteArray(said);
  };
  const QString empty = study_.dataCopy("empty");
  QDir(empty + "/office/train").removeRecursively();
  QDir(empty + "/office/dev").removeRecursively();
  QDir(empty + "/office/test/live").removeRecursively();
  QDir(empty + "/office/test/spoof").removeRecursively();
  const QString live = study_.dataCopy("live");
  QDir(live + "/office/train/spoof").removeRecursively();
  const QString untested = study_.dataCopy("untested");
  QDir(untested + "/office/test/live").removeRecursively();

  row("no data root", {"data.root=nowhere"}, 2, "data.root");
  row("a domain that is not there", {"data.train=studio,moon"}, 2, "no domain \"moon\"; domains there: ");
  row("an empty domain", {"data.root=" + empty}, 2, "office has no video with images");
  row("a class missing in training", {"data.root=" + live}, 2,
      "domain \"office\" has no spoof video in its train split");
  row("a class missing in testing", {"data.root=" + untested}, 2,
      "domain \"office\" has no live video in its test split");
  row("the ImageNet file missing", {"model.init=resnet18.pth"}, 2, "model.init");
  row("several faults at once", {"train.lr=fast", "gac.roh=1"}, 2, "gac.rho");
  row("CUDA asked and absent", {"system.device=cuda"}, 1, "no CUDA device can be used");
}

void CliBadInputTest::refusedTrainings() {
  QFETCH(QStringList, overrides);
  QFETCH(int, code);
  QFETCH(QByteArray, said);
  if (overrides.contains("system.device=cuda") && runGacfas({"info", "--json"}).json()["cuda"].toBool())
    QSKIP("this machine has CUDA");
  QStringList settings;
  for (const QString& one : overrides) settings << "--set" << one;
  const Outcome refused = study_.train("refused", settings);
  QVERIFY2(refused.code == code, refused.err);
  QVERIFY2(refused.err.contains("gacfas: ") && refused.err.contains(said), refused.err);
  QVERIFY2(!QFileInfo::exists(study_.path("refused")), "a refused training left files");
}

void CliBadInputTest::anImageThatCannotBeRead_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::newRow("an image of zero bytes") << QByteArray();
  QTest::newRow("an image that is text") << QByteArray("this is no picture");
}

void CliBadInputTest::anImageThatCannotBeRead() {
  QFETCH(QByteArray, content);
  const QString name = QString("damaged%1").arg(content.size());
  const QString root = study_.dataCopy(name);
  QDirIterator images(root + "/office/train/live", {"*.jpg"}, QDir::Files, QDirIterator::Subdirectories);
  const QString image = images.next();
  study_.write(QDir(study_.path(".")).relativeFilePath(image), content);
  const Outcome failed = study_.train(name + "-run", {"--set", "data.root=" + root});
  QVERIFY2(failed.code == 2, failed.err);
  QVERIFY2(failed.err.contains(image.section('/', -2).toUtf8()), failed.err);
}

void CliBadInputTest::aRunIsNotOverwritten() {
  const QByteArray before = contentOf(run() + "/run.json");
  const Outcome refused = study_.train("run");
  QVERIFY2(refused.code == 2, refused.err);
  QVERIFY2(refused.err.contains("is not empty") && refused.err.contains("gacfas train --resume"),
           refused.err);
  QCOMPARE(contentOf(run() + "/run.json"), before);

  const QString file = study_.write("file", "a file");
  const Outcome unwritable = study_.train("file/run");
  QVERIFY2(unwritable.code == 1, unwritable.err);
  QVERIFY2(unwritable.err.contains(file.toUtf8()), unwritable.err);
}

void CliBadInputTest::weightsOfAnotherShape() {
  const QString weights = run() + "/weights/last.safetensors";
  const Outcome refused =
      runGacfas({"evaluate", weights, "--config", study_.config(), "--set", "model.width=8"});
  QVERIFY2(refused.code == 2, refused.err);
  QVERIFY2(refused.err.contains("last.safetensors") && refused.err.contains("conv1"), refused.err);
  const Outcome bare = runGacfas({"evaluate", weights});
  QVERIFY2(bare.code == 2 && bare.err.contains("--config"), bare.err);
}

void CliBadInputTest::weightsThatAreCutOff() {
  const QString cut =
      study_.write("cut.safetensors", contentOf(run() + "/weights/last.safetensors").left(9000));
  const Outcome refused = runGacfas({"evaluate", cut, "--config", study_.config()});
  QVERIFY2(refused.code == 2, refused.err);
  QVERIFY2(refused.err.contains("cut.safetensors"), refused.err);
}

void CliBadInputTest::evaluationsWithoutAPlaceForTheirScores() {
  const Outcome refused = runGacfas({"evaluate", run(), "--out", study_.path("nowhere/scores.csv"), "--json"});
  QVERIFY2(refused.code == 1, refused.err);
  QVERIFY2(refused.err.startsWith("gacfas: cannot write") && refused.err.contains("no folder"), refused.err);
  QVERIFY(refused.out.isEmpty());
  QVERIFY(!QFileInfo::exists(study_.path("nowhere")));
}

void CliBadInputTest::reportsWithoutAPlace() {
  const Outcome refused = runGacfas({"report", run(), "--out", run()});
  QVERIFY2(refused.code == 1, refused.err);
  const Outcome unrun = runGacfas({"report", study_.data(), "--out", study_.path("summary.md")});
  QVERIFY2(unrun.code == 2 && unrun.err.contains("is not a run folder"), unrun.err);
  QVERIFY(!QFileInfo::exists(study_.path("summary.md")));
}

void CliBadInputTest::aFullDiskKeepsTheRun() {
  // 100 KiB a file is enough for the logs and not for a checkpoint.
  const QString call = QString("train '%1' --out '%2'").arg(study_.config(), study_.path("full"));
  const Outcome failed = Gacfas::shell("ulimit -f 100; \"$gacfas\" " + call);
  QVERIFY2(failed.code == 1, failed.err);
  QVERIFY2(failed.err.contains("gacfas: cannot write") && failed.err.contains(".safetensors"), failed.err);
  QVERIFY2(failed.err.contains("go on with: gacfas train --resume"), failed.err);
  for (const QString& file : filesBelow(study_.path("full")))
    QVERIFY2(!file.contains("gacfas-tmp"), qPrintable(file));
  const Outcome resumed = runGacfas({"train", "--resume", study_.path("full")});
  QVERIFY2(resumed.code == 0, resumed.err);
  QCOMPARE(tensorBytes(study_.path("full") + "/weights/last.safetensors"),
           tensorBytes(run() + "/weights/last.safetensors"));
}

void CliBadInputTest::demoDataNeedsAnEmptyFolder() {
  const Outcome other = runGacfas({"demo-data", "--out", study_.data(), "--clients", "4", "--frames", "1"});
  QVERIFY2(other.code == 2 && other.err.contains("other settings"), other.err);
  const QStringList before = filesBelow(run());
  const Outcome foreign = runGacfas({"demo-data", "--out", run()});
  QVERIFY2(foreign.code == 2, foreign.err);
  QCOMPARE(filesBelow(run()), before);
}

void CliBadInputTest::settingsOfAResumedRunStay() {
  const Outcome refused = runGacfas({"train", "--resume", run(), "--set", "train.lr=1"});
  QVERIFY2(refused.code == 2, refused.err);
  QVERIFY2(refused.err.contains("a resumed run keeps its settings"), refused.err);
}

void CliBadInputTest::aRunThatIsBeingTrainedIsLeftAlone() {
  Gacfas first({"train", study_.config(), "--out", study_.path("busy"), "--set", "train.epochs=2000"});
  QVERIFY(first.waitForError("steps  "));
  const Outcome second = runGacfas({"train", "--resume", study_.path("busy")});
  first.signal(SIGTERM);
  QCOMPARE(first.wait().code, 1);
  QVERIFY2(second.code == 2, second.err);
  QVERIFY2(second.err.contains("another program works on this run"), second.err);
}

GACFAS_TEST(CliBadInputTest)
#include "tst_CliBadInput.moc"
