#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

#include "core/config/ConfigReader.h"
#include "core/config/OptionTable.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class OptionTableTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void holdsEveryNameThatOthersRelyOn();
  void everyDefaultLiesWithinItsOwnRange();
  void everyOptionChangesAFieldOfItsOwn();
  void bothEndsOfARangeAreAllowedAndBeyondIsNot();
  void stepsLeaveOutTheValuesBetween();
  void aRefusedValueLeavesTheConfigAlone();
  void numbersSurviveTextExactly_data();
  void numbersSurviveTextExactly();
  void nearestNamesUndoTypingErrors_data();
  void nearestNamesUndoTypingErrors();
  void helpMentionsEveryOptionWithDefaultAndRange();
  void namesOfChoicesAreThoseOfConfigs();
  void sourceDomainsAreThreeWithoutNames();
};

namespace {

std::string shownOf(const std::string& name, const Config& config) {
  return shownValue(findOption(name)->get(config));
}

/// A value that differs from the default.
OptionValue otherValue(const Option& option, const Config& config) {
  switch (option.type) {
    case OptionType::Bool:
      return option.get(config) == OptionValue("true") ? "false" : "true";
    case OptionType::Integer: {
      const auto least = static_cast<int64_t>(option.minimum);
      const std::string first = std::to_string(least);
      return option.get(config) == OptionValue(first) ? std::to_string(least + option.step) : first;
    }
    case OptionType::Number:
      return option.get(config) == OptionValue("0.5") ? "0.25" : "0.5";
    case OptionType::Choice:
      return option.get(config) == OptionValue(option.choices[0]) ? option.choices[1] : option.choices[0];
    case OptionType::TextList:
      return std::vector<std::string>{"a", "b"};
    case OptionType::Text:
    case OptionType::Path:
      return "other";
  }
  return {};
}

}  // namespace

void OptionTableTest::holdsEveryNameThatOthersRelyOn() {
  const std::set<std::string> expected = {"name",
                                          "seed",
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
                                          "train.lr",
                                          "train.fc_lr_scale",
                                          "train.momentum",
                                          "train.weight_decay",
                                          "train.lr_step_size",
                                          "train.lr_gamma",
                                          "gac.rho",
                                          "gac.eta",
                                          "gac.alpha",
                                          "gac.adaptive",
                                          "gac.variant",
                                          "augment.crop_scale_min",
                                          "augment.crop_scale_max",
                                          "augment.flip",
                                          "augment.rotation",
                                          "augment.cutout",
                                          "augment.jitter",
                                          "evaluate.every",
                                          "evaluate.last",
                                          "evaluate.frames",
                                          "evaluate.batch_size",
                                          "evaluate.keep_weights",
                                          "evaluate.landscape",
                                          "evaluate.landscape_range",
                                          "landscape.points",
                                          "landscape.range",
                                          "landscape.faces",
                                          "landscape.seed",
                                          "landscape.batch_size",
                                          "system.device",
                                          "system.workers",
                                          "system.threads"};
  std::set<std::string> found;
  for (const Option& option : optionTable()) {
    QVERIFY2(found.insert(option.name).second, option.name.c_str());
    QVERIFY2(!option.help.empty() && !allowedValues(option).empty(), option.name.c_str());
  }
  QVERIFY(found == expected);
}

void OptionTableTest::everyDefaultLiesWithinItsOwnRange() {
  for (const Option& option : optionTable()) {
    Config config;
    const auto reason = option.set(config, option.get(Config{}));
    QVERIFY2(!reason, option.name.c_str());
    QVERIFY2(option.get(config) == option.get(Config{}), option.name.c_str());
  }
  QVERIFY(optionConflicts(Config{}).empty());
}

void OptionTableTest::everyOptionChangesAFieldOfItsOwn() {
  for (const Option& changed : optionTable()) {
    Config config;
    const OptionValue value = otherValue(changed, config);
    QVERIFY2(!changed.set(config, value), changed.name.c_str());
    for (const Option& option : optionTable()) {
      const OptionValue expected = option.name == changed.name ? value : option.get(Config{});
      QVERIFY2(option.get(config) == expected, (changed.name + " and " + option.name).c_str());
    }
  }
}

void OptionTableTest::bothEndsOfARangeAreAllowedAndBeyondIsNot() {
  for (const Option& option : optionTable()) {
    if (option.type != OptionType::Integer) continue;
    Config config;
    const auto least = static_cast<int64_t>(option.minimum);
    const auto most = static_cast<int64_t>(option.maximum);
    QVERIFY2(!option.set(config, std::to_string(least)), option.name.c_str());
    QVERIFY2(!option.set(config, std::to_string(most)), option.name.c_str());
    QVERIFY2(option.set(config, std::to_string(least - option.step)), option.name.c_str());
    QVERIFY2(option.set(config, std::to_string(most + option.step)), option.name.c_str());
  }
  Config config;
  const Option& lr = *findOption("train.lr");
  QVERIFY(!lr.set(config, "0"));
  QVERIFY(!lr.set(config, "10"));
  QVERIFY(lr.set(config, "10.000000000000002"));
  QVERIFY(lr.set(config, "-1e-300"));
}

void OptionTableTest::stepsLeaveOutTheValuesBetween() {
  Config config;
  QCOMPARE(findOption("landscape.points")->set(config, "22").value(), std::string("is not odd"));
  QCOMPARE(findOption("landscape.faces")->set(config, "31").value(), std::string("is not even"));
  QVERIFY(!findOption("landscape.points")->set(config, "23"));
  QCOMPARE(config.landscape.points, int64_t{23});
}

void OptionTableTest::aRefusedValueLeavesTheConfigAlone() {
  for (const Option& option : optionTable()) {
    Config config;
    QVERIFY2(option.set(config, std::string("a\nb")), option.name.c_str());
    QVERIFY2(option.get(config) == option.get(Config{}), option.name.c_str());
  }
}

void OptionTableTest::numbersSurviveTextExactly_data() {
  QTest::addColumn<double>("number");
  QTest::newRow("a third") << 1.0 / 3;
  QTest::newRow("the sum that is not 0.3") << 0.1 + 0.2;
  QTest::newRow("the least number there is") << std::numeric_limits<double>::denorm_min();
  QTest::newRow("one below ten") << std::nextafter(10.0, 0.0);
  QTest::newRow("a tiny alpha") << 2e-9;
  QTest::newRow("minus zero") << -0.0;
}

void OptionTableTest::numbersSurviveTextExactly() {
  QFETCH(double, number);
  Config config;
  config.train.lr = number;
  const OptionValue text = findOption("train.lr")->get(config);
  Config again;
  QVERIFY(!findOption("train.lr")->set(again, text));
  QVERIFY(again.train.lr == number);
  QVERIFY(std::signbit(again.train.lr) == std::signbit(number));
}

void OptionTableTest::nearestNamesUndoTypingErrors_data() {
  QTest::addColumn<QString>("written");
  QTest::addColumn<QString>("nearest");
  QTest::newRow("a letter left out") << "train.minimzer"
                                     << "train.minimizer";
  QTest::newRow("two letters swapped") << "trian.lr"
                                       << "train.lr";
  QTest::newRow("British spelling") << "train.minimiser"
                                    << "train.minimizer";
  QTest::newRow("the section left out") << "batchsize"
                                        << "train.batch_size";
  QTest::newRow("the wrong section") << "train.image_size"
                                     << "model.image_size";
  QTest::newRow("the authors' spelling") << "TRAIN.lambda_constrast"
                                         << "train.lambda_contrast";
  QTest::newRow("rho under train") << "train.rho"
                                   << "gac.rho";
  QTest::newRow("nothing at all alike, and very long") << QString(100000, 'x') << "";
}

void OptionTableTest::nearestNamesUndoTypingErrors() {
  QFETCH(QString, written);
  QFETCH(QString, nearest);
  const std::string found = nearestOption(written.toStdString());
  QVERIFY(findOption(found));
  if (!nearest.isEmpty()) QCOMPARE(QString::fromStdString(found), nearest);
}

void OptionTableTest::helpMentionsEveryOptionWithDefaultAndRange() {
  const std::string help = optionHelp();
  for (const Option& option : optionTable()) {
    const std::string fallback = option.required ? "required" : shownOf(option.name, Config{});
    QVERIFY2(help.find(option.name + "  (" + fallback + ")") != std::string::npos, option.name.c_str());
    QVERIFY2(help.find(option.help) != std::string::npos, option.name.c_str());
    QVERIFY2(help.find(allowedValues(option)) != std::string::npos, option.name.c_str());
  }
  QVERIFY(help.find("number, 0 to 180 degrees") != std::string::npos);
  QVERIFY(help.find("one of erm, sam, sam-domain, sagm, gac-fas") != std::string::npos);
}

void OptionTableTest::namesOfChoicesAreThoseOfConfigs() {
  QCOMPARE(minimizerName(MinimizerKind::GacFas), std::string("gac-fas"));
  QCOMPARE(minimizerName(MinimizerKind::SamDomain), std::string("sam-domain"));
  QCOMPARE(variantName(GacVariant::Released), std::string("released"));
}

void OptionTableTest::sourceDomainsAreThreeWithoutNames() {
  Config config;
  QCOMPARE(config.sourceDomains(), int64_t{3});
  config.data.train = {"a", "b"};
  QCOMPARE(config.sourceDomains(), int64_t{2});
}

GACFAS_TEST(OptionTableTest)
#include "tst_OptionTable.moc"
