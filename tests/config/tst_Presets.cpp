#include <QTest>

#include <set>

#include "ConfigFolder.h"
#include "core/config/OptionTable.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

/// The configs that come with the program, against the authors' settings as published.
class PresetsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void protocolsHaveTheAuthorsSettings_data();
  void protocolsHaveTheAuthorsSettings();
  void protocolsAskForDataAndWeightsAlone_data();
  void protocolsAskForDataAndWeightsAlone();
  void demoStartsFromRandomWeightsOnSyntheticDomains_data();
  void demoStartsFromRandomWeightsOnSyntheticDomains();
  void noConfigIsLeftOut();
};

namespace {

const std::filesystem::path configs = std::filesystem::path(GACFAS_SOURCE_DIR) / "configs";

struct Protocol {
  const char* name;
  QStringList sources;
  const char* target;
  int epochs;
  int every;
  int decay;    ///< lr_step_size
  int warming;  ///< minimizer_warming
  double lr;
  double weightDecay;
  double scale;  ///< logit_scale
  double lambda;
  bool ce;
  bool balanced;
};

const std::vector<Protocol>& protocols() {
  static const std::vector<Protocol> table = {
      {"ICM2O", {"replay", "casia", "msu"}, "oulu", 150, 5, 40, 10, 0.005, 1e-4, 12, 0.2, false, false},
      {"OCM2I", {"oulu", "casia", "msu"}, "replay", 50, 1, 40, 10, 0.005, 1e-4, 12, 0.1, false, false},
      {"OCI2M", {"oulu", "casia", "replay"}, "msu", 20, 5, 5, 2, 0.005, 1e-4, 12, 0.2, false, true},
      {"OMI2C", {"oulu", "msu", "replay"}, "casia", 80, 1, 5, 2, 0.01, 5e-4, 32, 0.2, true, false},
      {"MI2O", {"replay", "msu"}, "oulu", 150, 5, 40, 10, 0.005, 1e-4, 12, 0.2, false, false},
      {"MI2C", {"msu", "replay"}, "casia", 80, 1, 5, 2, 0.01, 5e-4, 32, 0.2, true, false},
  };
  return table;
}

struct Method {
  const char* name;
  MinimizerKind minimizer;
  double ermScale;
  bool adaptive;
};

const std::vector<Method>& methods() {
  static const std::vector<Method> table = {{"erm", MinimizerKind::Erm, 1, false},
                                            {"erm-control", MinimizerKind::Erm, 2, false},
                                            {"sam", MinimizerKind::Sam, 1, false},
                                            {"gac-fas", MinimizerKind::GacFas, 1, true}};
  return table;
}

void addProtocolRows() {
  QTest::addColumn<size_t>("protocol");
  QTest::addColumn<size_t>("method");
  for (size_t p = 0; p < protocols().size(); ++p) {
    for (size_t m = 0; m < methods().size(); ++m) {
      QTest::addRow("%s by %s", protocols()[p].name, methods()[m].name) << p << m;
    }
  }
}

std::filesystem::path fileOf(const Protocol& protocol, const Method& method) {
  return configs / protocol.name / (std::string(method.name) + ".yaml");
}

QStringList asQt(const std::vector<std::string>& names) {
  QStringList list;
  for (const std::string& name : names) list << QString::fromStdString(name);
  return list;
}

}  // namespace

void PresetsTest::protocolsHaveTheAuthorsSettings_data() {
  addProtocolRows();
}

void PresetsTest::protocolsHaveTheAuthorsSettings() {
  QFETCH(size_t, protocol);
  QFETCH(size_t, method);
  const Protocol& expected = protocols()[protocol];
  const Method& chosen = methods()[method];
  const ConfigFolder folder;
  const Config config =
      readConfig(fileOf(expected, chosen), {"data.root=" + (folder.path() / "faces").string(),
                                            "model.init=" + (folder.path() / "resnet18.pth").string()});
  QCOMPARE(asQt(config.data.train), expected.sources);
  QCOMPARE(config.data.test, std::string(expected.target));
  QVERIFY(config.data.targetSplit == TargetSplit::Test);
  QCOMPARE(config.train.epochs, int64_t{expected.epochs});
  QCOMPARE(config.evaluate.every, int64_t{expected.every});
  QCOMPARE(config.train.lrStepSize, int64_t{expected.decay});
  QCOMPARE(config.train.minimizerWarming, int64_t{expected.warming});
  QCOMPARE(config.train.lr, expected.lr);
  QCOMPARE(config.train.weightDecay, expected.weightDecay);
  QCOMPARE(config.train.logitScale, expected.scale);
  QCOMPARE(config.train.lambdaContrast, expected.lambda);
  QCOMPARE(config.train.loss == LossKind::Ce, expected.ce);
  QCOMPARE(config.train.balanced, expected.balanced);

  QVERIFY(config.train.minimizer == chosen.minimizer);
  QCOMPARE(config.train.ermScale, chosen.ermScale);
  QCOMPARE(config.adaptive(), chosen.adaptive);

  // The same for all of them.
  QCOMPARE(config.seed, uint64_t{1223});
  QCOMPARE(config.model.width, int64_t{64});
  QCOMPARE(config.model.imageSize, int64_t{256});
  QCOMPARE(config.train.batchSize, int64_t{96});
  QCOMPARE(config.train.warmingEpochs, int64_t{1});
  QCOMPARE(config.train.fcLrScale, 10.0);
  QCOMPARE(config.train.momentum, 0.9);
  QCOMPARE(config.train.lrGamma, 0.5);
  QCOMPARE(config.gac.rho, 0.1);
  QVERIFY(config.gac.eta == 0.0);
  QCOMPARE(config.gac.alpha, 2e-4);
  QVERIFY(config.gac.variant == GacVariant::Paper);
  QCOMPARE(config.evaluate.last, int64_t{10});
  QCOMPARE(config.augment.cropScaleMin, 0.08);
  QCOMPARE(config.augment.cropScaleMax, 1.0);
  QCOMPARE(config.augment.rotation, 180.0);
  QCOMPARE(config.augment.flip, 0.5);
  QCOMPARE(config.augment.cutout, 0.5);
  QVERIFY(config.augment.jitter == 0.0);
}

void PresetsTest::protocolsAskForDataAndWeightsAlone_data() {
  addProtocolRows();
}

void PresetsTest::protocolsAskForDataAndWeightsAlone() {
  QFETCH(size_t, protocol);
  QFETCH(size_t, method);
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, fileOf(protocols()[protocol], methods()[method]));
  QCOMPARE(faults.size(), size_t{2});
  QVERIFY2(faults[0].find("data.root is missing") != std::string::npos, faults[0].c_str());
  QVERIFY2(faults[1].find("model.init is missing") != std::string::npos, faults[1].c_str());
}

void PresetsTest::demoStartsFromRandomWeightsOnSyntheticDomains_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("erm") << "erm";
  QTest::newRow("gac-fas") << "gac-fas";
}

void PresetsTest::demoStartsFromRandomWeightsOnSyntheticDomains() {
  QFETCH(QString, name);
  const ConfigFolder folder;
  const auto file = configs / "demo" / (name.toStdString() + ".yaml");
  const Config config = readConfig(file, {"data.root=" + (folder.path() / "faces").string()});
  QCOMPARE(minimizerName(config.train.minimizer), name.toStdString());
  QCOMPARE(config.model.init, std::string("kaiming"));
  QCOMPARE(asQt(config.data.train), (QStringList{"studio", "office", "phone"}));
  QCOMPARE(config.data.test, std::string("street"));
  QVERIFY(config.train.minimizerWarming < config.train.epochs);
}

void PresetsTest::noConfigIsLeftOut() {
  std::set<std::filesystem::path> expected = {configs / "demo" / "erm.yaml",
                                              configs / "demo" / "gac-fas.yaml"};
  for (const Protocol& protocol : protocols()) {
    for (const Method& method : methods()) expected.insert(fileOf(protocol, method));
  }
  std::set<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(configs)) {
    if (entry.is_regular_file()) found.insert(entry.path());
  }
  QVERIFY(found == expected);
}

GACFAS_TEST(PresetsTest)
#include "tst_Presets.moc"
