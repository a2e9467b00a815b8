#include "tests/support/TestMain.h"
#include "ui/shell/RunListModel.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

#include "ui/shell/RunListDelegate.h"
#include "ui/theme/Theme.h"

using namespace gacfas;

namespace {

RunPtr makeRun(const QString& key, const QString& name, const std::string& target = "street",
               RunState state = RunState::Finished) {
  auto run = std::make_shared<RunSnapshot>();
  run->key = key;
  run->folder = ("/runs/" + key).toStdString();
  run->facts.name = name.toStdString();
  run->facts.minimizer = "erm";
  run->state = state;
  run->config.data.train = {"studio", "office"};
  run->config.data.test = target;
  run->steps = std::make_shared<NumberTable>();
  run->evaluations = std::make_shared<NumberTable>();
  return run;
}

QStringList names(const QAbstractItemModel& model) {
  QStringList names;
  for (int row = 0; row < model.rowCount(); ++row) names << model.index(row, 0).data().toString();
  return names;
}

}  // namespace

class RunListModelTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void keepsToTheRulesOfModels();
  void aRunThatStaysKeepsRowAndTick();
  void onlyWhatChangedIsToldToTheView();
  void labelsOfTickedRunsAreUnique();
  void aRunThatCannotBeReadIsNotShown();
  void runsOfOneProtocolStandTogether();
  void everyWordOfTheFilterMustOccur();
  void aClickOnTheBoxAndSpaceTick();
  void resumeIsClicked();
};

void RunListModelTest::keepsToTheRulesOfModels() {
  RunListModel model;
  RunFilterModel filter;
  filter.setSourceModel(&model);
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  const QAbstractItemModelTester filterTester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
  const RunPtr a = makeRun("a", "A"), b = makeRun("b", "B", "phone"), c = makeRun("c", "C");
  model.setRuns({a, b});
  model.setRuns({a, b, c});
  filter.setWords("street");
  model.setTicked({"a", "c"});
  model.setRuns({c, a});
  model.setRuns({b});
  filter.setWords({});
  model.setRuns({});
  QCOMPARE(model.rowCount(), 0);
}

void RunListModelTest::aRunThatStaysKeepsRowAndTick() {
  RunListModel model;
  const RunPtr a = makeRun("a", "A"), b = makeRun("b", "B"), c = makeRun("c", "C");
  model.setRuns({a, b});
  const QPersistentModelIndex place = model.index(1);
  QVERIFY(model.setData(place, Qt::Checked, Qt::CheckStateRole));
  QSignalSpy ticks(&model, &RunListModel::ticksChanged);
  model.setRuns({b, c});
  QVERIFY(place.isValid());
  QCOMPARE(place.row(), 0);
  QCOMPARE(model.tickedKeys(), QStringList{"b"});
  QCOMPARE(ticks.size(), 0);
  model.setRuns({c});
  QCOMPARE(model.tickedKeys(), QStringList());
  QCOMPARE(ticks.size(), 1);
}

void RunListModelTest::onlyWhatChangedIsToldToTheView() {
  RunListModel model;
  const RunPtr a = makeRun("a", "A"), b = makeRun("b", "B");
  model.setRuns({a, b});
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  model.setRuns({a, b});
  QCOMPARE(changed.size(), 0);
  model.setRuns({a, makeRun("b", "B2")});
  QCOMPARE(changed.size(), 1);
  QCOMPARE(changed.first().first().toModelIndex().row(), 1);
}

void RunListModelTest::labelsOfTickedRunsAreUnique() {
  RunListModel model;
  model.setRuns({makeRun("a", "ERM"), makeRun("b", "ERM"), makeRun("c", "GAC"), makeRun("d", "ERM")});
  model.setTicked({"a", "b", "c"});
  const ShownRuns shown = model.shown("b");
  QCOMPARE(shown.size(), size_t{3});
  QCOMPARE(shown[0].label, QStringLiteral("ERM (a)"));
  QCOMPARE(shown[1].label, QStringLiteral("ERM (b)"));
  QCOMPARE(shown[2].label, QStringLiteral("GAC"));
  QVERIFY(shown[1].current && !shown[0].current && !shown[2].current);
}

void RunListModelTest::aRunThatCannotBeReadIsNotShown() {
  RunListModel model;
  auto broken = std::make_shared<RunSnapshot>(*makeRun("a", "A"));
  broken->problem = "run.json: not JSON";
  model.setRuns({broken});
  model.setTicked({"a"});
  QVERIFY(model.shown({}).empty());
  QCOMPARE(model.index(0).data(RunListModel::RowRole).value<RunRow>().state, QStringLiteral("unreadable"));
}

void RunListModelTest::runsOfOneProtocolStandTogether() {
  RunListModel model;
  RunFilterModel rows;
  rows.setSourceModel(&model);
  model.setRuns({makeRun("1", "A", "phone"), makeRun("2", "B", "street"), makeRun("3", "C", "phone")});
  QCOMPARE(names(rows), QStringList({"A", "C", "B"}));
  QList<bool> first;
  for (int row = 0; row < 3; ++row)
    first << rows.index(row, 0).data(RunFilterModel::kFirstOfGroupRole).toBool();
  QCOMPARE(first, QList<bool>({true, false, true}));
}

void RunListModelTest::everyWordOfTheFilterMustOccur() {
  RunListModel model;
  RunFilterModel rows;
  rows.setSourceModel(&model);
  model.setRuns({makeRun("1", "Alpha", "phone"), makeRun("2", "Beta", "street"),
                 makeRun("3", "Alpha two", "street", RunState::Failed)});
  rows.setWords("alpha STREET");
  QCOMPARE(names(rows), QStringList{"Alpha two"});
  rows.setWords("failed");
  QCOMPARE(names(rows), QStringList{"Alpha two"});
  rows.setWords("gamma");
  QCOMPARE(rows.rowCount(), 0);
  rows.setWords(" ");
  QCOMPARE(rows.rowCount(), 3);
}

void RunListModelTest::aClickOnTheBoxAndSpaceTick() {
  RunListModel model;
  model.setRuns({makeRun("1", "A"), makeRun("2", "B")});
  QListView view;
  view.setModel(&model);
  view.setItemDelegate(new RunListDelegate(&view));
  view.resize(288, 300);
  view.show();
  const QModelIndex second = model.index(1);
  const QRect box = RunListDelegate::tickBox(view.visualRect(second), second);
  QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, box.center());
  QCOMPARE(model.tickedKeys(), QStringList{"2"});
  QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, box.center() + QPoint(120, 0));
  QCOMPARE(model.tickedKeys(), QStringList{"2"});
  view.setCurrentIndex(model.index(0));
  QTest::keyClick(&view, Qt::Key_Space);
  QCOMPARE(model.tickedKeys(), QStringList({"1", "2"}));
  QTest::keyClick(&view, Qt::Key_Space);
  QCOMPARE(model.tickedKeys(), QStringList{"2"});
}

void RunListModelTest::resumeIsClicked() {
  RunListModel model;
  model.setRuns({makeRun("1", "A"), makeRun("2", "B", "street", RunState::Interrupted)});
  QListView view;
  view.setModel(&model);
  auto* delegate = new RunListDelegate(&view);
  view.setItemDelegate(delegate);
  view.resize(288, 300);
  view.show();
  QSignalSpy resumed(delegate, &RunListDelegate::resumeRequested);
  QVERIFY(RunListDelegate::resumeLink(view.visualRect(model.index(0)), model.index(0)).isEmpty());
  const QRect link = RunListDelegate::resumeLink(view.visualRect(model.index(1)), model.index(1));
  QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, link.center());
  QCOMPARE(resumed.size(), 1);
  QCOMPARE(resumed.first().first().toString(), QStringLiteral("2"));
}

GACFAS_TEST(RunListModelTest)
#include "tst_RunListModel.moc"
