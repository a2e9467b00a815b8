#include <QTest>

#include <chrono>

#include "ConfigFolder.h"
#include "core/config/OptionTable.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class ConfigReaderTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void readsValuesAndKeepsTheOtherDefaults();
  void pathsInAFileAreRelativeToIt();
  void pathsInOverridesAreRelativeToTheWorkingFolder();
  void overridesWinAndTheLastWins();
  void overridesOfListsTakeBrackets_data();
  void overridesOfListsTakeBrackets();
  void overriddenPathsAreNotLookedUp();
  void aliasesWork();
  void plainNumbersMayBeDomains();
  void aTracedStepNeedsNothing();
  void aStoredRunMayHaveMoved();
  void everyOptionReadsBackFromItsYaml();
  void yamlExplainsEveryOption();
  void aTextReadsAsAFileWould();
  void faultsOfATextSayTheirLines();
};

namespace {

std::string pathOf(const ConfigFolder& folder, const char* name) {
  return (folder.path() / name).string();
}

}  // namespace

void ConfigReaderTest::readsValuesAndKeepsTheOtherDefaults() {
  const ConfigFolder folder;
  const Config config =
      readConfig(folder.write(soundConfig + "gac: {adaptive: true, rho: +5e-2}\nseed: 7\n"
                                            "augment:\n  flip: .25\nlandscape:\n  # points: 3\n"),
                 {});
  QCOMPARE(config.data.train, (std::vector<std::string>{"oulu", "casia"}));
  QCOMPARE(config.data.test, std::string("msu"));
  QCOMPARE(config.train.epochs, int64_t{3});
  QCOMPARE(config.train.lr, 0.1);
  QCOMPARE(config.name, std::string("first"));
  QVERIFY(config.gac.adaptive == Adaptive::True);
  QCOMPARE(config.gac.rho, 0.05);
  QCOMPARE(config.augment.flip, 0.25);
  QCOMPARE(config.seed, uint64_t{7});
  QCOMPARE(config.train.momentum, Config{}.train.momentum);
}

void ConfigReaderTest::pathsInAFileAreRelativeToIt() {
  const ConfigFolder folder;
  std::filesystem::create_directory(folder.path() / "configs");
  std::string text = soundConfig;
  text.replace(text.find("faces"), 5, "../faces");
  text.replace(text.find("resnet18"), 8, "../resnet18");
  const Config config = readConfig(folder.write(text, "configs/run.yaml"), {});
  QCOMPARE(config.data.root.string(), pathOf(folder, "faces"));
  QCOMPARE(config.model.init, pathOf(folder, "resnet18.pth"));
}

void ConfigReaderTest::pathsInOverridesAreRelativeToTheWorkingFolder() {
  const ConfigFolder folder;
  const ConfigFolder elsewhere;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(elsewhere.path());
  const Config config = readConfig(folder.write(soundConfig), {"data.root=./faces", "model.init=kaiming"});
  std::filesystem::current_path(before);
  QCOMPARE(config.data.root.string(), pathOf(elsewhere, "faces"));
  QCOMPARE(config.model.init, std::string("kaiming"));
}

void ConfigReaderTest::overridesWinAndTheLastWins() {
  const ConfigFolder folder;
  const Config config =
      readConfig(folder.write(soundConfig), {"train.lr=0.2", "name=a: b = #c", "train.lr=0.3", "seed=0"});
  QCOMPARE(config.train.lr, 0.3);
  QCOMPARE(config.name, std::string("a: b = #c"));
  QCOMPARE(config.seed, uint64_t{0});
}

void ConfigReaderTest::overridesOfListsTakeBrackets_data() {
  QTest::addColumn<QString>("written");
  QTest::addColumn<QStringList>("names");
  QTest::newRow("with brackets") << "[a, b]" << QStringList{"a", "b"};
  QTest::newRow("without") << "a,b,c" << QStringList{"a", "b", "c"};
  QTest::newRow("a quoted comma") << "['a, b', c]" << QStringList{"a, b", "c"};
}

void ConfigReaderTest::overridesOfListsTakeBrackets() {
  QFETCH(QString, written);
  QFETCH(QStringList, names);
  const Config config = readConfig({}, {"data.train=" + written.toStdString()}, ConfigPurpose::TraceStep);
  QStringList found;
  for (const std::string& name : config.data.train) found << QString::fromStdString(name);
  QCOMPARE(found, names);
}

void ConfigReaderTest::overriddenPathsAreNotLookedUp() {
  const ConfigFolder folder;
  std::string text = soundConfig;
  text.replace(text.find("faces"), 5, "gone");
  const Config config = readConfig(folder.write(text), {"data.root=" + pathOf(folder, "faces")});
  QCOMPARE(config.data.root.string(), pathOf(folder, "faces"));
}

void ConfigReaderTest::aliasesWork() {
  const ConfigFolder folder;
  const Config config =
      readConfig(folder.write(soundConfig + "seed: &number 12\nlandscape:\n  seed: *number\n"), {});
  QCOMPARE(config.landscape.seed, uint64_t{12});
}

void ConfigReaderTest::plainNumbersMayBeDomains() {
  const ConfigFolder folder;
  const Config config =
      readConfig(folder.write("data:\n  train: [2021, true]\n  test: 1e3\n"), {}, ConfigPurpose::TraceStep);
  QCOMPARE(config.data.train, (std::vector<std::string>{"2021", "true"}));
  QCOMPARE(config.data.test, std::string("1e3"));
}

void ConfigReaderTest::aTracedStepNeedsNothing() {
  QCOMPARE(readConfig({}, {}, ConfigPurpose::TraceStep).sourceDomains(), int64_t{3});
  const ConfigFolder folder;
  const auto file = folder.write("data:\n  root: gone\n  train: [a, b, c, d]\nmodel:\n  init: gone.pth\n");
  QCOMPARE(readConfig(file, {}, ConfigPurpose::TraceStep).sourceDomains(), int64_t{4});
}

void ConfigReaderTest::aStoredRunMayHaveMoved() {
  const ConfigFolder folder;
  std::string text = soundConfig;
  text.replace(text.find("faces"), 5, "gone");
  QCOMPARE(readConfig(folder.write(text), {}, ConfigPurpose::StoredRun).data.root.string(),
           pathOf(folder, "gone"));
  QCOMPARE(faultsOf(folder, folder.write("seed: 1\n"), {}, ConfigPurpose::StoredRun).size(), size_t{4});
}

void ConfigReaderTest::everyOptionReadsBackFromItsYaml() {
  const ConfigFolder folder;
  Config odd;
  odd.name = "it's \"quoted\": #1, \\ {a} [b] - ü 顔 \xf0\x9f\x98\x80 ";
  odd.seed = 9007199254740991;
  odd.data = {pathOf(folder, "faces: \"x\" #1"),
              {"2021", "true", "null", "~", "a, b: c", "é", "- x", " "},
              "1e3",
              TargetSplit::All,
              ThresholdSplit::Dev,
              FaceCache::Off,
              true};
  odd.model = {pathOf(folder, "resnet18.pth"), 16, 64};
  odd.train = {LossKind::Ce,    1.0 / 3, 0.1 + 0.2, MinimizerKind::SamDomain, 2.0,   0, 7,  31, 9, true,
               Precision::Bf16, 5e-324,  1e-7,      0.99999999999999989,      1e-15, 3, 0.1};
  odd.gac = {0.123456789012345678, 1e-300, 2e-9, Adaptive::False, GacVariant::Released};
  odd.augment = {0.3, 0.30000000000000004, 1, 179.99999999999997, 0, 1e-5};
  odd.evaluate = {3, 0, 5, 7, true, 5, 0.25};
  odd.landscape = {3, 99.99999999999999, 2, 0, 1};
  odd.system = {DeviceKind::Cuda, 0, 3};
  const Config defaults;
  for (const Config& config : {odd, defaults}) {
    const auto file = folder.write(configToYaml(config));
    const Config again = readConfig(file, {}, ConfigPurpose::TraceStep);
    for (const Option& option : optionTable()) {
      QVERIFY2(option.get(again) == option.get(config), option.name.c_str());
    }
    QVERIFY(again.train.lr == config.train.lr && again.gac.rho == config.gac.rho);
  }
  for (const Option& option : optionTable()) {
    QVERIFY2(option.get(odd) != option.get(defaults), ("the test does not touch " + option.name).c_str());
  }
}

void ConfigReaderTest::yamlExplainsEveryOption() {
  Config config;
  config.data.root = "faces";
  const std::string yaml = configToYaml(config);
  for (const Option& option : optionTable()) {
    QVERIFY2(yaml.find(option.help + ". Allowed: " + allowedValues(option) + "\n") != std::string::npos,
             option.name.c_str());
  }
  const std::string absolute = (std::filesystem::current_path() / "faces").string();
  QVERIFY(yaml.find("root: \"" + absolute + "\"") != std::string::npos);
}

void ConfigReaderTest::aTextReadsAsAFileWould() {
  const ConfigFolder folder;
  const Config config = readConfigText(soundConfig, folder.path() / "editor.yaml", {"train.lr=0.2"});
  QCOMPARE(config.data.root.string(), pathOf(folder, "faces"));
  QCOMPARE(config.train.epochs, int64_t{3});
  QCOMPARE(config.train.lr, 0.2);
}

void ConfigReaderTest::faultsOfATextSayTheirLines() {
  const auto lines = [](const std::string& text) {
    QList<int> found;
    try {
      readConfigText(text, "YAML", {"seed=-1"}, ConfigPurpose::TraceStep);
    } catch (const ConfigError& error) {
      for (const ConfigFault& fault : error.faults()) found << fault.line;
    }
    return found;
  };
  QCOMPARE(lines("train:\n  lr: fast\n  epochs: 3\nsed: 1\n"), (QList<int>{2, 4, 0}));
  QCOMPARE(lines("train:\n  lr: [0.1\n"), (QList<int>{2, 0}));
}

GACFAS_TEST(ConfigReaderTest)
#include "tst_ConfigReader.moc"
