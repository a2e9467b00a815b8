#include <QTest>

#include "ConfigFolder.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

/// Each fault alone: its line, its key, the value as written, what is allowed.
class ConfigFaultsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void eachFaultIsOneLine_data();
  void eachFaultIsOneLine();
  void eachFaultOfAnOverrideIsOneLine_data();
  void eachFaultOfAnOverrideIsOneLine();
  void sixFaultsAreFiveAndACount();
  void fiveFaultsNeedNoCount();
  void whatIsWrittenComesBeforeOverridesAndBothBeforeWhatIsMissing();
  void missingKeysSayWhatTheyAre();
  void aFaultyKeyIsNotMissingToo();
  void aFaultyValueContradictsNothing();
};

namespace {

/// The sound config with one text in the place of another.
QString with(const char* old, const char* now) {
  return QString::fromStdString(soundConfig).replace(old, now);
}

/// The sound config with lines after it, from line 11 on.
QString plus(const char* lines) {
  return QString::fromStdString(soundConfig) + lines;
}

void verifyFault(const std::string& line, const QString& start, const QStringList& words) {
  const QString found = QString::fromStdString(line);
  QVERIFY2(found.startsWith(start), line.c_str());
  for (const QString& word : words)
    QVERIFY2(found.contains(word), (line + "\nlacks " + word.toStdString()).c_str());
}

}  // namespace

void ConfigFaultsTest::eachFaultIsOneLine_data() {
  QTest::addColumn<QString>("yaml");
  QTest::addColumn<int>("line");
  QTest::addColumn<QStringList>("words");
  using Words = QStringList;
  const auto row = [](const char* name, const QString& yaml, int line, const Words& words) {
    QTest::newRow(name) << yaml << line << words;
  };
  // Keys
  row("an unknown option", plus("gac:\n  alhpa: 0.5\n"), 12,
      {"unknown key 'gac.alhpa'", "'0.5'", "gac.alpha"});
  row("an unknown key at the top", plus("sed: 7\n"), 11, {"unknown key 'sed'", "'7'", "seed"});
  row("an option without its section", plus("momentum: 0.5\n"), 11, {"'momentum'", "train.momentum"});
  row("a dotted name in a file", plus("gac.rho: 0.5\n"), 11, {"'gac.rho'", "indented", "gac:"});
  row("a misspelt section", plus("agument:\n  flip: 0\n"), 11,
      {"unknown section 'agument'", "{flip: 0}", "augment"});
  row("a misspelt section with a value", plus("gacc: 3\n"), 11, {"unknown key 'gacc'", "'3'"});
  row("an option twice", with("  lr: 0.1\n", "  lr: 0.1\n  lr: 0.1\n"), 10,
      {"'train.lr'", "'0.1'", "twice", "line 9"});
  row("a section twice", plus("train:\n  momentum: 0\n"), 11,
      {"'train'", "{momentum: 0}", "twice", "line 7"});
  row("the name twice", plus("name: second\n"), 11, {"'name'", "'second'", "twice", "line 10"});
  row("a list as a key", plus("? [a, b]\n: 3\n"), 11, {"'[a, b]'", "not a key"});
  row("no key", plus("~: 3\n"), 11, {"not a key"});
  row("a merge key", plus("system: &s\n  workers: 1\ngac:\n  <<: *s\n"), 14, {"merge"});
  // Kinds
  row("a section that is a scalar", plus("gac: 3\n"), 11, {"gac is the value '3'", "section"});
  row("a section that is a list", plus("gac: [rho, eta]\n"), 11, {"gac is the list '[rho, eta]'", "section"});
  row("a list for a number", with("lr: 0.1", "lr: [0.1, 0.2]"), 9,
      {"train.lr", "[0.1, 0.2]", "number, 0 to 10"});
  row("a map for a number", with("lr: 0.1", "lr: {a: 1}"), 9, {"train.lr", "{a: 1}", "number, 0 to 10"});
  row("a list for a name", with("name: first", "name: [first]"), 10, {"name", "[first]", "text"});
  row("a scalar for the sources", with("[oulu, casia]", "oulu"), 3,
      {"data.train", "'oulu'", "not a plain list", "2 to 8"});
  row("a list inside the sources", with("[oulu, casia]", "[oulu, [casia]]"), 3,
      {"data.train", "item 2", "[casia]"});
  row("nothing among the sources", with("[oulu, casia]", "[oulu, ]"), 3, {"data.train", "1 name", "2 to 8"});
  row("null among the sources", with("[oulu, casia]", "[oulu, ~]"), 3,
      {"data.train", "item 2", "without a value"});
  row("no value", with("lr: 0.1", "lr:"), 9, {"train.lr", "no value", "number, 0 to 10"});
  row("a tag", with("lr: 0.1", "lr: !!float 0.1"), 9, {"train.lr", "float", "tag"});
  row("a Python tag on a section", plus("gac: !!python/object/new:easydict.EasyDict\n  rho: 1\n"), 11,
      {"gac", "python/object", "tag"});
  row("a Python tag on a value", with("name: first", "name: !!python/name:os.system"), 10,
      {"name", "python/name", "tag"});
  // Numbers
  row("letters for a number", with("lr: 0.1", "lr: fast"), 9,
      {"train.lr", "'fast'", "not a number", "number, 0 to 10"});
  row("a number with a unit", with("lr: 0.1", "lr: 0.1x"), 9, {"train.lr", "'0.1x'", "not a number"});
  row("a decimal comma", with("lr: 0.1", "lr: 0,1"), 9, {"train.lr", "'0,1'", "not a number"});
  row("a quoted number", with("lr: 0.1", "lr: \"0.1\""), 9,
      {"train.lr", "\"0.1\"", "quoted", "number, 0 to 10"});
  row("a number below its range", with("lr: 0.1", "lr: -0.1"), 9,
      {"train.lr", "'-0.1'", "out of range", "0 to 10"});
  row("a number above its range", with("lr: 0.1", "lr: 11"), 9,
      {"train.lr", "'11'", "out of range", "0 to 10"});
  row("not a number, in YAML's words", with("lr: 0.1", "lr: .nan"), 9,
      {"train.lr", "'.nan'", "number, 0 to 10"});
  row("not a number, in C's words", with("lr: 0.1", "lr: nan"), 9,
      {"train.lr", "'nan'", "finite", "0 to 10"});
  row("infinity, in YAML's words", with("lr: 0.1", "lr: .inf"), 9, {"train.lr", "'.inf'", "number, 0 to 10"});
  row("minus infinity", with("lr: 0.1", "lr: -inf"), 9, {"train.lr", "'-inf'", "finite"});
  row("a number too large to hold", with("lr: 0.1", "lr: 1e999"), 9, {"train.lr", "'1e999'", "out of range"});
  row("a hexadecimal number", with("lr: 0.1", "lr: 0x1"), 9, {"train.lr", "'0x1'", "not a number"});
  row("a whole number with a point", with("epochs: 3", "epochs: 3.0"), 8,
      {"train.epochs", "'3.0'", "whole number", "1 to 100000"});
  row("a whole number with an exponent", with("epochs: 3", "epochs: 1e3"), 8,
      {"train.epochs", "'1e3'", "whole number"});
  row("a leading zero", with("epochs: 3", "epochs: 010"), 8, {"train.epochs", "'010'", "leading zero"});
  row("a whole number too large to hold", with("epochs: 3", "epochs: 99999999999999999999"), 8,
      {"train.epochs", "out of range"});
  row("no epochs", with("epochs: 3", "epochs: 0"), 8, {"train.epochs", "'0'", "1 to 100000 epochs"});
  row("a negative seed", plus("seed: -1\n"), 11, {"seed", "'-1'", "out of range"});
  row("a batch of one face", with("lr: 0.1", "batch_size: 1"), 9,
      {"train.batch_size", "'1'", "2 to 4096 faces"});
  row("a tiny image", with("  init: resnet18.pth", "  init: resnet18.pth\n  image_size: 16"), 7,
      {"model.image_size", "'16'", "32 to 1024 pixels"});
  row("an even plane", plus("landscape:\n  points: 20\n"), 12,
      {"landscape.points", "'20'", "odd whole number, 3 to 501"});
  row("an odd number of faces", plus("landscape:\n  faces: 31\n"), 12,
      {"landscape.faces", "'31'", "even whole number"});
  // Booleans and choices
  row("yes", with("lr: 0.1", "balanced: yes"), 9, {"train.balanced", "'yes'", "true or false"});
  row("on", with("lr: 0.1", "balanced: on"), 9, {"train.balanced", "'on'", "true or false"});
  row("1 for true", with("lr: 0.1", "balanced: 1"), 9, {"train.balanced", "'1'", "true or false"});
  row("a quoted true", with("lr: 0.1", "balanced: 'true'"), 9, {"train.balanced", "true", "quoted"});
  row("an unknown minimiser", with("lr: 0.1", "minimizer: gacfas"), 9,
      {"train.minimizer", "'gacfas'", "one of erm, sam, sam-domain, sagm, gac-fas"});
  row("a choice in capitals", with("lr: 0.1", "loss: BCE"), 9, {"train.loss", "'BCE'", "one of bce, ce"});
  row("an unknown adaptive", plus("gac:\n  adaptive: yes\n"), 12,
      {"gac.adaptive", "'yes'", "one of auto, true, false"});
  // Domains and paths
  row("one source", with("[oulu, casia]", "[oulu]"), 3, {"data.train", "[oulu]", "1 name", "2 to 8"});
  row("nine sources", with("[oulu, casia]", "[a, b, c, d, e, f, g, h, i]"), 3,
      {"data.train", "9 names", "2 to 8"});
  row("no sources", with("[oulu, casia]", "[]"), 3, {"data.train", "empty", "2 to 8"});
  row("a source twice", with("[oulu, casia]", "[oulu, casia, oulu]"), 3,
      {"data.train", "[oulu, casia, oulu]", "'oulu' twice", "different"});
  row("a path for a source", with("[oulu, casia]", "[oulu, a/b]"), 3, {"data.train", "'a/b'", "one folder"});
  row("the parent for a source", with("[oulu, casia]", "[oulu, ..]"), 3,
      {"data.train", "'..'", "one folder"});
  row("the target among the sources", with("test: msu", "test: casia"), 4,
      {"data.test", "casia", "data.train", "[oulu, casia]"});
  row("an empty target", with("test: msu", "test: ''"), 4, {"data.test", "empty"});
  row("an empty root", with("root: faces", "root: \"\""), 2, {"data.root", "empty", "folder"});
  row("a root that is not there", with("root: faces", "root: gone"), 2,
      {"data.root", "'gone' (gone) does not exist", "folder"});
  row("a root that is a file", with("root: faces", "root: resnet18.pth"), 2, {"data.root", "not a folder"});
  row("weights that are not there", with("resnet18.pth", "gone.pth"), 6,
      {"model.init", "gone.pth", "does not exist", "kaiming", "torchvision", "ResNet-18", "ImageNet",
       "resnet18-*.pth"});
  row("weights that are a folder", with("resnet18.pth", "faces"), 6,
      {"model.init", "not a file", "torchvision"});
  row("Kaiming in capitals", with("resnet18.pth", "Kaiming"), 6,
      {"model.init", "Kaiming", "does not exist", "kaiming"});
  row("a home folder", with("root: faces", "root: ~/faces"), 2, {"data.root", "~/faces", "does not exist"});
  row("a name of two lines", with("name: first", "name: \"a\\nb\""), 10, {"name", "'a\\nb'", "line break"});
  row("a crop turned round", plus("augment:\n  crop_scale_min: 0.9\n  crop_scale_max: 0.5\n"), 13,
      {"crop_scale_min 0.9", "crop_scale_max 0.5", "greater"});
  row("a crop below the default", plus("augment:\n  crop_scale_max: 0.05\n"), 12,
      {"crop_scale_min 0.08", "crop_scale_max 0.05"});
}

void ConfigFaultsTest::eachFaultIsOneLine() {
  QFETCH(QString, yaml);
  QFETCH(int, line);
  QFETCH(QStringList, words);
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, folder.write(yaml.toStdString()));
  for (size_t i = 1; i < faults.size(); ++i) qInfo("%s", faults[i].c_str());
  QCOMPARE(faults.size(), size_t{1});
  verifyFault(faults[0], QString("run.yaml:%1: ").arg(line), words);
}

void ConfigFaultsTest::eachFaultOfAnOverrideIsOneLine_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QStringList>("words");
  using Words = QStringList;
  QTest::newRow("no equals sign") << "train.lr" << Words{"'train.lr'", "KEY=VALUE"};
  QTest::newRow("no key") << "=3" << Words{"'=3'", "KEY=VALUE"};
  QTest::newRow("nothing") << "" << Words{"''", "KEY=VALUE"};
  QTest::newRow("an unknown key") << "trian.lr=1" << Words{"'trian.lr'", "'1'", "train.lr"};
  QTest::newRow("a key without its section") << "lr=1" << Words{"'lr'", "train.lr"};
  QTest::newRow("a section") << "train=1" << Words{"'train'", "section", "train.lr"};
  QTest::newRow("a space before the equals sign") << "train.lr =1" << Words{"'train.lr '", "train.lr"};
  QTest::newRow("no value") << "train.lr=" << Words{"train.lr", "''", "number, 0 to 10"};
  QTest::newRow("a value out of range") << "train.lr=11" << Words{"train.lr", "'11'", "number, 0 to 10"};
  QTest::newRow("a quoted number") << "train.lr=\"1\"" << Words{"train.lr", "'\"1\"'", "number, 0 to 10"};
  QTest::newRow("one source") << "data.train=oulu" << Words{"data.train", "oulu", "1 name", "2 to 8"};
  QTest::newRow("no sources") << "data.train=" << Words{"data.train", "empty", "2 to 8"};
  QTest::newRow("a list without an end")
      << "data.train=[oulu, casia" << Words{"data.train", "'[oulu, casia'", "not a list"};
  QTest::newRow("an empty name") << "data.train=oulu,,casia" << Words{"data.train", "empty name"};
  QTest::newRow("the target among the sources")
      << "data.test=casia" << Words{"data.test", "casia", "data.train"};
  QTest::newRow("a root that is not there")
      << "data.root=/gone/faces" << Words{"data.root", "/gone/faces", "does not exist"};
}

void ConfigFaultsTest::eachFaultOfAnOverrideIsOneLine() {
  QFETCH(QString, text);
  QFETCH(QStringList, words);
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, folder.write(soundConfig), {text.toStdString()});
  QCOMPARE(faults.size(), size_t{1});
  verifyFault(faults[0], "--set: ", words);
}

void ConfigFaultsTest::sixFaultsAreFiveAndACount() {
  const ConfigFolder folder;
  const auto file = folder.write(
      "trian:\n"  // 1
      "  lr: 0.1\n"
      "seed: -4\n"  // 3
      "data:\n"
      "  root: gone\n"  // 5
      "  train: [oulu, casia, msu]\n"
      "  test: msu\n"  // 7
      "model:\n"
      "  init: kaiming\n"
      "  width: 64\n"
      "  width: 32\n"        // 11
      "gac: {rho: big}\n");  // 12, the sixth
  const auto faults = faultsOf(folder, file);
  QCOMPARE(faults.size(), size_t{6});
  verifyFault(faults[0], "run.yaml:1: ", {"'trian'", "train"});
  verifyFault(faults[1], "run.yaml:3: ", {"seed", "'-4'"});
  verifyFault(faults[2], "run.yaml:5: ", {"data.root", "gone"});
  verifyFault(faults[3], "run.yaml:7: ", {"data.test", "msu"});
  verifyFault(faults[4], "run.yaml:11: ", {"model.width", "twice", "line 10"});
  QCOMPARE(faults[5], std::string("... and 1 more"));
}

void ConfigFaultsTest::fiveFaultsNeedNoCount() {
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, folder.write(soundConfig + "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n"));
  QCOMPARE(faults.size(), size_t{5});
  verifyFault(faults[4], "run.yaml:15: ", {"'e'"});
}

void ConfigFaultsTest::whatIsWrittenComesBeforeOverridesAndBothBeforeWhatIsMissing() {
  const ConfigFolder folder;
  const auto faults =
      faultsOf(folder, folder.write("model:\n  init: kaiming\ndata:\n  test: a\ntrain:\n  lr: x\n"),
               {"seed=y", "gac.rho=z"});
  QCOMPARE(faults.size(), size_t{5});
  verifyFault(faults[0], "run.yaml:6: ", {"train.lr"});
  verifyFault(faults[1], "--set: ", {"seed"});
  verifyFault(faults[2], "--set: ", {"gac.rho"});
  verifyFault(faults[3], "run.yaml: ", {"data.root", "missing"});
  verifyFault(faults[4], "run.yaml: ", {"data.train", "missing"});
}

void ConfigFaultsTest::missingKeysSayWhatTheyAre() {
  const ConfigFolder folder;
  for (const auto& file : {folder.write("seed: 1\n"), std::filesystem::path()}) {
    const auto faults = faultsOf(folder, file);
    const QString place = file.empty() ? "config: " : "run.yaml: ";
    QCOMPARE(faults.size(), size_t{4});
    verifyFault(faults[0], place, {"data.root is missing", "--set data.root=", "existing folder"});
    verifyFault(faults[1], place, {"data.train is missing", "2 to 8"});
    verifyFault(faults[2], place, {"data.test is missing", "--set data.test="});
    verifyFault(faults[3], place,
                {"model.init is missing", "kaiming", "torchvision", "ImageNet", "resnet18-*.pth"});
  }
}

void ConfigFaultsTest::aFaultyKeyIsNotMissingToo() {
  const ConfigFolder folder;
  const auto faults =
      faultsOf(folder, folder.write("data:\n  root: [a]\n  train: b\n  test:\nmodel:\n  init: !!x y\n"));
  QCOMPARE(faults.size(), size_t{4});
  for (const auto& fault : faults) QVERIFY2(fault.find("missing") == std::string::npos, fault.c_str());
}

void ConfigFaultsTest::aFaultyValueContradictsNothing() {
  const ConfigFolder folder;
  const auto faults =
      faultsOf(folder, folder.write(soundConfig + "augment:\n  crop_scale_min: x\n  crop_scale_max: 0.05\n"));
  QCOMPARE(faults.size(), size_t{1});
  verifyFault(faults[0], "run.yaml:12: ", {"crop_scale_min", "'x'"});
}

GACFAS_TEST(ConfigFaultsTest)
#include "tst_ConfigFaults.moc"
