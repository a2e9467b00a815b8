#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "Gacfas.h"
#include "tests/support/TestMain.h"

class CliUsageTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void helpNamesEveryCommand();
  void everyCommandHasHelpWithAnExample();
  void helpOfTrainNamesEveryOption();
  void versionIsOneLine();
  void badCommandLines_data();
  void badCommandLines();
  void infoAsJson();

private:
  const QTemporaryDir folder_;  ///< where the bad command lines run
};

namespace {

const QStringList kCommands{"train",     "evaluate",   "landscape", "sharpness", "report", "figure", "metrics",
                            "prepare",   "pack",      "demo-data",  "trace-step", "options", "info"};

}  // namespace

void CliUsageTest::helpNamesEveryCommand() {
  const Outcome help = runGacfas({"--help"});
  QCOMPARE(help.code, 0);
  QVERIFY(help.err.isEmpty());
  for (const QString& command : kCommands)
    QVERIFY2(help.out.contains("\n  " + command.toUtf8()), qPrintable(command));
  const Outcome bare = runGacfas({});
  QCOMPARE(bare.code, 2);
  QVERIFY(bare.out.isEmpty());
  QCOMPARE(bare.err, help.out);
}

void CliUsageTest::everyCommandHasHelpWithAnExample() {
  QList<QStringList> calls;
  for (const QString& command : kCommands) calls << QStringList{command, "--help"};
  const QList<Outcome> helps = gacfasEach(calls);
  for (qsizetype i = 0; i < helps.size(); ++i) {
    QCOMPARE(helps[i].code, 0);
    QVERIFY2(helps[i].out.contains("\n  gacfas " + kCommands[i].toUtf8()), qPrintable(kCommands[i]));
  }
}

void CliUsageTest::helpOfTrainNamesEveryOption() {
  const QByteArray help = runGacfas({"train", "--help"}).out;
  for (const char* name : {"--set",
                           "--resume",
                           "--out",
                           "data.root",
                           "data.train",
                           "data.test",
                           "data.target_split",
                           "data.threshold_split",
                           "data.cache",
                           "data.scaled_decode",
                           "model.init",
                           "model.width",
                           "model.image_size",
                           "train.loss",
                           "train.logit_scale",
                           "train.lambda_contrast",
                           "train.minimizer",
                           "train.erm_scale",
                           "train.minimizer_warming",
                           "train.warming_epochs",
                           "train.batch_size",
                           "train.epochs",
                           "train.balanced",
                           "train.precision",
                           "gac.rho",
                           "gac.eta",
                           "gac.alpha",
                           "gac.adaptive",
                           "gac.variant",
                           "augment.jitter",
                           "landscape.faces",
                           "seed",
                           "system.device"})
    QVERIFY2(help.contains(name), name);
  QVERIFY(help.contains(runGacfas({"options"}).out));
}

void CliUsageTest::versionIsOneLine() {
  const Outcome version = runGacfas({"--version"});
  QCOMPARE(version.code, 0);
  QVERIFY(version.out.startsWith("gacfas "));
  QCOMPARE(version.out.count('\n'), 1);
}

void CliUsageTest::badCommandLines_data() {
  QList<const char*> names;
  QList<QStringList> calls;
  QList<QByteArray> texts;
  const auto row = [&](const char* name, const QStringList& arguments, const char* said) {
    names << name;
    calls << arguments;
    texts << said;
  };
  row("a command that does not exist", {"trian"}, "no command 'trian'; there are train, evaluate");
  row("an option that does not exist", {"metrics", "scores.txt", "--jsn"}, "--jsn");
  row("no scores", {"metrics"}, "SCORES");
  row("neither a config nor a run to resume", {"train"}, "a config, or --resume RUN");
  row("a config and a run to resume", {"train", "a.yaml", "--resume", "run"}, "not both");
  row("another folder for a resumed run", {"train", "--resume", "run", "--out", "other"},
      "--out is for a new run");
  row("a config that is not there", {"train", "nowhere.yaml"}, "nowhere.yaml");
  row("a resumed run that is not there", {"train", "--resume", "nowhere"}, "nowhere is not a run folder");
  row("an evaluated run that is not there", {"evaluate", "nowhere"}, "nowhere");
  row("weights that are neither last nor best", {"evaluate", "run", "--weights", "middle"}, "middle");
  row("a landscape of no run", {"landscape"}, "RUN");
  row("a landscape of a run that is not there", {"landscape", "nowhere"}, "nowhere is not a run folder");
  row("a report on a run that is not there", {"report", "nowhere"}, "nowhere is not a run folder");
  row("a figure of nothing", {"figure"}, "SPEC.json");
  row("demo data without a place", {"demo-data"}, "--out");
  row("demo data of no clients", {"demo-data", "--out", "faces", "--clients", "0"},
      "the number of clients is 0");
  row("demo data of a number in words", {"demo-data", "--out", "faces", "--clients", "many"}, "--clients");
  row("demo data with a negative seed", {"demo-data", "--out", "faces", "--seed", "-1"}, "--seed");
  row("a traced step without a batch", {"trace-step", "--weights", "w", "--out", "o"}, "--batch");
  row("a traced step in half precision",
      {"trace-step", "--weights", "w", "--batch", "b", "--out", "o", "--precision", "fp16"}, "fp16");
  row("a traced step of files that are not there",
      {"trace-step", "--weights", "w", "--batch", "b", "--out", "o"}, "w");
  row("a traced step with a misspelt option",
      {"trace-step", "--weights", "w", "--batch", "b", "--out", "o", "--set", "gac.roh=1"}, "gac.rho");
  row("an override without a value", {"train", "--resume", "run", "--set"}, "--set");

  QTest::addColumn<QByteArray>("said");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("out");
  QTest::addColumn<QByteArray>("err");
  const QList<Outcome> outcomes = gacfasEach(calls, folder_.path());
  for (qsizetype i = 0; i < outcomes.size(); ++i)
    QTest::newRow(names[i]) << texts[i] << outcomes[i].code << outcomes[i].out << outcomes[i].err;
}

void CliUsageTest::badCommandLines() {
  QFETCH(QByteArray, said);
  QFETCH(int, code);
  QFETCH(QByteArray, out);
  QFETCH(QByteArray, err);
  QVERIFY2(code == 2, err);
  QVERIFY2(err.startsWith("gacfas: "), err);
  QVERIFY2(err.contains(said), err);
  QVERIFY(out.isEmpty());
  QVERIFY2(QDir(folder_.path()).isEmpty(), "a refused command left files");
}

void CliUsageTest::infoAsJson() {
  const Outcome info = runGacfas({"info", "--json"});
  QCOMPARE(info.code, 0);
  QVERIFY(info.json()["threads"].toInt() > 0);
  QVERIFY(!info.json()["device"].toString().isEmpty());
  QCOMPARE(info.json()["versions"].toObject()["libtorch"].toString().left(4), QString("2.13"));
}

GACFAS_TEST(CliUsageTest)
#include "tst_CliUsage.moc"
