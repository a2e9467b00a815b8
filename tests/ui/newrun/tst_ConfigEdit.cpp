#include <QSignalSpy>
#include <QTest>
#include <set>

#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/CostEstimate.h"
#include "ui/newrun/OptionNames.h"
#include "ui/newrun/RunPlan.h"
#include "ui/widgets/ClockText.h"

using namespace gacfas;

class ConfigEditTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theFormHasEveryOptionOnce();
  void aSoundEditReachesTheConfig();
  void anUnsoundEditSaysWhatIsAllowedAndKeepsThePreset();
  void resetAndUndoGoBack();
  void typingInOneFieldIsOneStepOfUndo();
  void seedsAreAList();
  void requiredOptionsAreMissedUntilTheyAreThere();
  void adoptKeepsTheListOfSeeds();
  void plansHaveAFolderOfTheirOwnForEachRun();
  void durationsReadAsClocks();
};

namespace {

const Option& option(const char* name) {
  return *findOption(name);
}

Config soundConfig() {
  Config config;
  config.name = "trial";
  config.data.root = "/data";
  config.data.train = {"a", "b"};
  config.data.test = "c";
  config.model.init = "kaiming";
  return config;
}

}  // namespace

void ConfigEditTest::theFormHasEveryOptionOnce() {
  QStringList shown;
  for (const FormSection& section : formSections()) {
    QVERIFY(!section.options.empty());
    for (const Option* each : section.options) shown << QString::fromStdString(each->name);
  }
  QCOMPARE(static_cast<size_t>(shown.size()), optionTable().size());
  QCOMPARE(shown.removeDuplicates(), 0);
}

void ConfigEditTest::aSoundEditReachesTheConfig() {
  ConfigEdit edit;
  edit.setPreset(soundConfig());
  const QSignalSpy spy(&edit, &ConfigEdit::changed);
  edit.write(option("gac.rho"), " 0.15 ");
  edit.write(option("data.train"), "a,  d");
  QCOMPARE(spy.count(), 2);
  QCOMPARE(edit.config().gac.rho, 0.15);
  QCOMPARE(edit.config().data.train, (std::vector<std::string>{"a", "d"}));
  QCOMPARE(edit.changedOptions().size(), size_t{2});
  QVERIFY(edit.faultyOptions().empty());
}

void ConfigEditTest::anUnsoundEditSaysWhatIsAllowedAndKeepsThePreset() {
  ConfigEdit edit;
  edit.setPreset(soundConfig());
  edit.write(option("train.batch_size"), "1");
  QCOMPARE(edit.fault(option("train.batch_size")),
           QStringLiteral("1 is out of range; allowed: 2 to 4096 faces"));
  QCOMPARE(edit.config().train.batchSize, soundConfig().train.batchSize);
  QCOMPARE(edit.text(option("train.batch_size")), QStringLiteral("1"));
  edit.write(option("data.test"), "a");
  QVERIFY(edit.fault(option("data.test")).contains("among the sources"));
}

void ConfigEditTest::resetAndUndoGoBack() {
  ConfigEdit edit;
  edit.setPreset(soundConfig());
  edit.write(option("train.lr"), "0.5");
  edit.write(option("train.epochs"), "7");
  edit.reset(option("train.lr"));
  QCOMPARE(edit.config().train.lr, soundConfig().train.lr);
  QCOMPARE(edit.config().train.epochs, int64_t{7});
  edit.undoStack()->undo();
  QCOMPARE(edit.config().train.lr, 0.5);
  edit.resetAll();
  QVERIFY(edit.changedOptions().empty());
  edit.undoStack()->undo();
  QCOMPARE(edit.config().train.epochs, int64_t{7});
}

void ConfigEditTest::typingInOneFieldIsOneStepOfUndo() {
  ConfigEdit edit;
  edit.setPreset(soundConfig());
  for (const char* text : {"0", "0.", "0.2", "0.25"}) edit.write(option("gac.rho"), text);
  edit.undoStack()->undo();
  QVERIFY(!edit.isChanged(option("gac.rho")));
}

void ConfigEditTest::seedsAreAList() {
  ConfigEdit edit;
  edit.setPreset(soundConfig());
  edit.write(option("seed"), "1223, 1 2,1");
  QCOMPARE(edit.seeds(), (std::vector<uint64_t>{1223, 1, 2}));
  edit.write(option("seed"), "1223, x");
  QVERIFY(edit.fault(option("seed")).startsWith("x is not a whole number"));
  edit.write(option("seed"), " ");
  QVERIFY(!edit.fault(option("seed")).isEmpty());
}

void ConfigEditTest::requiredOptionsAreMissedUntilTheyAreThere() {
  ConfigEdit edit;
  QCOMPARE(edit.faultyOptions().size(), size_t{4});
  edit.write(option("model.init"), "kaiming");
  QCOMPARE(edit.faultyOptions().size(), size_t{3});
}

void ConfigEditTest::adoptKeepsTheListOfSeeds() {
  ConfigEdit edit;
  edit.setPreset(soundConfig());
  edit.write(option("seed"), "1223, 5");
  Config other = edit.config();
  other.train.epochs = 3;
  edit.adopt(other);
  QCOMPARE(edit.seeds().size(), size_t{2});
  QCOMPARE(edit.config().train.epochs, int64_t{3});
  edit.write(option("train.batch_size"), "1");
  other.train.epochs = 4;
  edit.adopt(other);
  QCOMPARE(edit.text(option("train.batch_size")), QStringLiteral("1"));
  other.seed = 9;
  edit.adopt(other);
  QCOMPARE(edit.seeds(), (std::vector<uint64_t>{9}));
}

void ConfigEditTest::plansHaveAFolderOfTheirOwnForEachRun() {
  Config config = soundConfig();
  config.train.minimizer = MinimizerKind::GacFas;
  const RunPlan first = planRuns(config, {1, 2}, true, "/runs", {});
  QCOMPARE(first.size(), size_t{4});
  std::vector<std::filesystem::path> folders;
  for (const auto& [each, folder] : first) folders.push_back(folder);
  QVERIFY(first[3].first.train.minimizer == MinimizerKind::Erm);
  QCOMPARE(first[3].first.train.ermScale, 2.0);
  QCOMPARE(first[3].first.seed, uint64_t{2});
  for (const auto& [each, folder] : planRuns(config, {1, 2}, true, "/runs", folders)) {
    QCOMPARE(folder.parent_path(), std::filesystem::path("/runs"));
    QCOMPARE(std::count(folders.begin(), folders.end(), folder), 0);
    folders.push_back(folder);
  }
  QCOMPARE(std::set(folders.begin(), folders.end()).size(), size_t{8});
}

void ConfigEditTest::durationsReadAsClocks() {
  QCOMPARE(clockText(59.6), QStringLiteral("1:00"));
  QCOMPARE(clockText(787), QStringLiteral("13:07"));
  QCOMPARE(clockText(3753), QStringLiteral("1:02:33"));
}

QTEST_MAIN(ConfigEditTest)
#include "tst_ConfigEdit.moc"
