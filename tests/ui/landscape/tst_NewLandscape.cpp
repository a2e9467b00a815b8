#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryFile>
#include <QtTest>
#include <atomic>
#include <fstream>

#include "core/types/Error.h"
#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/landscape/TileLayout.h"
#include "ui/newlandscape/NewLandscapeDialog.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

PlanEstimate cheap(const LandscapePlan& plan, JobControl&) {
  return {0.5, 0.5 * 100 * double(plan.runs.size()), 100, 100, 96, 43000000};
}

/// The dialog over two runs, driven as by a user.
struct ShownDialog {
  TwoRuns runs;
  Workbench workbench;
  NewLandscapeDialog dialog{workbench, runs.shown(), {}};

  ShownDialog() { dialog.show(); }
  template <typename Widget>
  Widget* find(const char* name) {
    return dialog.findChild<Widget*>(QLatin1String(name));
  }
  void choose(const char* choice, int segment) {
    QTest::mouseClick(find<SegmentedChoice>(choice)->findChildren<QAbstractButton*>()[segment], Qt::LeftButton);
  }
  void pick(const char* name, int downs) {
    for (int i = 0; i < downs; ++i) QTest::keyClick(find<QComboBox>(name), Qt::Key_Down);
  }
  void toggle(const char* name) { QTest::mouseClick(find<Switch>(name), Qt::LeftButton); }
  void more() { QTest::mouseClick(find<QPushButton>("moreOptions"), Qt::LeftButton); }
  QString message() { return find<QLabel>("landscapeMessage")->text(); }
  bool canStart() { return find<QPushButton>("startLandscape")->isEnabled(); }
  void save(const char* name) {
    if (!qEnvironmentVariableIsSet("GACFAS_SHOTS")) return;
    QTest::qWait(100);
    dialog.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/dialog_" + name + ".png");
  }
};

}  // namespace

class tst_NewLandscape : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void estimateTellsTimeAndMemoryBeforeTheStart();
  void aFailedEstimateIsToldInline();
  void anEstimateOfAnotherPlanIsDropped();
  void anEvenNumberOfPointsCannotStart();
  void startQueuesOneLandscapeARun();
  void aTrainingOnTheDeviceCanBeInterrupted();
  void aBandIsOneClickAway();
  void aLineLeadsToAnotherRun();
  void aPlaneThroughTwoRunsNeedsAThird();
  void rangesAreGivenOrFound();
  void moreOptionsReachTheEngine();
  void yMayBeMadeOtherwiseThanX();
  void yFollowsXWhereTheAxesBelongTogether();
  void theDialogFitsASmallScreen_data();
  void theDialogFitsASmallScreen();
  void aDirectionFileMustBeThere();
  void eigenvectorsFindTheirRange();
  void aPreviewOnSomeFacesIsEven();
  void theOwnPathNeedsKeptWeights();
  void onlyWhatAppliesIsShown();
  void tilesDoNotOverlap();
};

void tst_NewLandscape::estimateTellsTimeAndMemoryBeforeTheStart() {
  TwoRuns runs;
  Workbench workbench;
  NewLandscapeDialog dialog(workbench, runs.shown(), {});
  dialog.setEstimator(&cheap);
  dialog.show();
  QTest::mouseClick(dialog.findChild<QPushButton*>("estimateLandscape"), Qt::LeftButton);
  auto* message = dialog.findChild<QLabel*>("landscapeMessage");
  QTRY_VERIFY2(message->text().contains("1 min 40 s"), qPrintable(message->text()));
  QVERIFY(message->text().contains("0.50 s a point"));
  QVERIFY(message->text().contains("43 MB"));
  QVERIFY(PlanEstimate({0.5, 50, 100, 100, 96, 43000000, 3}).text().startsWith("0.50 s a point (3 at once), 100 of 100"));
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS"))
    dialog.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/dialog.png");
}

void tst_NewLandscape::aFailedEstimateIsToldInline() {
  TwoRuns runs;
  Workbench workbench;
  NewLandscapeDialog dialog(workbench, runs.shown(), {});
  dialog.setEstimator(
      [](const LandscapePlan&, JobControl&) -> PlanEstimate { throw InputError("/data: is gone"); });
  dialog.show();
  QTest::mouseClick(dialog.findChild<QPushButton*>("estimateLandscape"), Qt::LeftButton);
  QTRY_VERIFY(dialog.findChild<QLabel*>("landscapeMessage")->text().contains("/data: is gone"));
  QVERIFY(dialog.findChild<QPushButton*>("estimateLandscape")->isEnabled());
}

void tst_NewLandscape::anEstimateOfAnotherPlanIsDropped() {
  TwoRuns runs;
  Workbench workbench;
  NewLandscapeDialog dialog(workbench, runs.shown(), {});
  std::atomic<bool> started = false, stopped = false;
  dialog.setEstimator([&](const LandscapePlan&, JobControl& control) -> PlanEstimate {
    started = true;
    while (!control.stopRequested()) QThread::msleep(1);
    stopped = true;
    return {};
  });
  dialog.show();
  QSignalSpy ended(&workbench, &Workbench::ended);
  QTest::mouseClick(dialog.findChild<QPushButton*>("estimateLandscape"), Qt::LeftButton);
  QTRY_VERIFY(started);
  dialog.findChild<QSpinBox*>("landscapePoints")->setValue(9);
  QTRY_VERIFY(stopped);
  QTRY_COMPARE(ended.size(), 1);
  const QString text = dialog.findChild<QLabel*>("landscapeMessage")->text();
  QVERIFY2(text.startsWith("Estimate measures"), qPrintable(text));
  QVERIFY(dialog.findChild<QPushButton*>("estimateLandscape")->isEnabled());
}

void tst_NewLandscape::anEvenNumberOfPointsCannotStart() {
  TwoRuns runs;
  Workbench workbench;
  NewLandscapeDialog dialog(workbench, runs.shown(), {});
  auto* points = dialog.findChild<QSpinBox*>("landscapePoints");
  points->setValue(20);
  QVERIFY(!dialog.findChild<QPushButton*>("startLandscape")->isEnabled());
  QVERIFY(dialog.findChild<QLabel*>("landscapeMessage")->text().contains("odd"));
  points->setValue(51);
  QVERIFY(dialog.findChild<QPushButton*>("startLandscape")->isEnabled());
  for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) box->setChecked(false);
  QVERIFY(!dialog.findChild<QPushButton*>("startLandscape")->isEnabled());
}

void tst_NewLandscape::startQueuesOneLandscapeARun() {
  TwoRuns runs;
  Workbench workbench;
  std::atomic<bool> release = false;
  workbench.submit(WorkKind::Other, "blocker", {}, [&](JobControl& control, const ProgressSink&) {
    while (!release && !control.stopRequested()) QThread::msleep(5);
  });
  NewLandscapeDialog dialog(workbench, runs.shown(), {});
  dialog.findChild<QSpinBox*>("landscapePoints")->setValue(9);
  dialog.show();
  QTest::mouseClick(dialog.findChild<QPushButton*>("startLandscape"), Qt::LeftButton);
  QVERIFY(!dialog.isVisible());
  QStringList titles;
  for (const WorkItem& item : workbench.items())
    if (item.kind == WorkKind::Landscape) titles << item.title;
  QCOMPARE(titles, QStringList({"Landscape of flat", "Landscape of steep"}));
  QVERIFY(dialog.plan().overrides().contains("landscape.points=9"));
  workbench.cancelAll();
  release = true;
}

void tst_NewLandscape::aTrainingOnTheDeviceCanBeInterrupted() {
  TwoRuns runs;
  Workbench workbench;
  std::atomic<bool> stopped = false;
  workbench.submit(WorkKind::Training, "Training x", {}, [&](JobControl& control, const ProgressSink&) {
    while (!control.stopRequested()) QThread::msleep(5);
    stopped = true;
    throw Cancelled();
  });
  NewLandscapeDialog dialog(workbench, runs.shown(), {});
  dialog.show();
  auto* interrupt = dialog.findChild<QPushButton*>("interruptTraining");
  QTRY_VERIFY(interrupt->isVisible());
  QTest::mouseClick(interrupt, Qt::LeftButton);
  QTRY_VERIFY(stopped);
  workbench.cancelAll();
}

void tst_NewLandscape::aBandIsOneClickAway() {
  ShownDialog shown;
  shown.choose("landscapeKind", int(PlanKind::Lines));
  shown.save("lines");
  QVERIFY(shown.canStart());
  const LandscapeOptions options = shown.dialog.plan().options;
  QVERIFY(options.shape == LandscapeShape::Lines);
  QCOMPARE(options.lines, int64_t{10});
  QCOMPARE(options.xRange->points, int64_t{41});
  QVERIFY(!options.yRange);
}

void tst_NewLandscape::aLineLeadsToAnotherRun() {
  ShownDialog shown;
  shown.choose("landscapeKind", int(PlanKind::ToRun));
  shown.save("to_run");
  const LandscapePlan plan = shown.dialog.plan();
  QVERIFY(plan.options.shape == LandscapeShape::Line);
  QCOMPARE(plan.options.towards, std::vector<std::filesystem::path>{shown.runs.steep});
  QCOMPARE(plan.labels, QStringList("flat"));  // the target is no start
  QVERIFY(*plan.options.statistics == PlaneStatistics::Interpolated);
  QCOMPARE(plan.options.xRange->low, -0.5);
  QVERIFY(shown.canStart());
  for (QCheckBox* box : shown.dialog.findChildren<QCheckBox*>())
    if (!box->isChecked()) QTest::keyClick(box, Qt::Key_Space);
  QVERIFY2(shown.message().startsWith("steep would lead to itself"), qPrintable(shown.message()));
  QVERIFY(!shown.canStart());
}

void tst_NewLandscape::aPlaneThroughTwoRunsNeedsAThird() {
  ShownDialog shown;
  shown.choose("landscapeKind", int(PlanKind::ThroughRuns));
  QVERIFY(!shown.canStart());  // both runs are targets now
  QVERIFY2(shown.message().startsWith("Choose at least one run"), qPrintable(shown.message()));
  QCOMPARE(shown.dialog.plan().options.towards.size(), size_t{2});
  auto* second = shown.find<QComboBox>("landscapeSecondTarget");
  QVERIFY(second->isVisible());
  QTest::keyClick(second, Qt::Key_Down);
  QCOMPARE(shown.dialog.plan().options.towards[0], shown.dialog.plan().options.towards[1]);
}

void tst_NewLandscape::rangesAreGivenOrFound() {
  ShownDialog shown;
  shown.toggle("yAsX");
  shown.find<QSpinBox>("landscapePointsY")->setValue(11);
  shown.find<QDoubleSpinBox>("rangeHighY")->setValue(2.0);
  LandscapePlan plan = shown.dialog.plan();
  QCOMPARE(plan.options.xRange->points, int64_t{21});
  QCOMPARE(plan.options.yRange->points, int64_t{11});
  QCOMPARE(plan.options.yRange->high, 2.0);
  shown.find<QDoubleSpinBox>("rangeLowY")->setValue(3.0);
  QVERIFY2(shown.message().contains("from a lower to a higher"), qPrintable(shown.message()));
  shown.choose("rangeHow", 1);
  QVERIFY(shown.canStart());
  shown.save("automatic");
  plan = shown.dialog.plan();
  QCOMPARE(plan.options.autoRange, 10.0);
  QVERIFY(!plan.options.xRange && !plan.options.yRange);
  shown.choose("landscapeKind", int(PlanKind::Path));
  QCOMPARE(shown.dialog.plan().options.autoRange, 0.0);
  QVERIFY(shown.dialog.plan().options.principal && !shown.dialog.plan().options.xRange);
}

void tst_NewLandscape::moreOptionsReachTheEngine() {
  ShownDialog shown;
  auto* clip = shown.find<QDoubleSpinBox>("landscapeClip");
  QVERIFY(!clip->isVisible());
  shown.more();
  shown.save("more");
  QVERIFY(clip->isVisible());
  clip->setValue(6.0);
  shown.toggle("landscapeUnseen");
  shown.toggle("landscapePreview");
  shown.pick("landscapeNorm", 1);
  shown.pick("landscapeBiasBn", 1);
  shown.pick("landscapeTensors", 1);
  const LandscapeOptions options = shown.dialog.plan().options;
  QVERIFY(options.x.norm == DirectionNorm::Layer);
  QVERIFY(!options.x.ignoreBiasBn && options.x.tensors == AxisTensors::States);
  QVERIFY(options.y == options.x);  // "As x"
  QVERIFY(*options.statistics == PlaneStatistics::Interpolated);  // follows the states
  QVERIFY(options.unseen && options.precision == Precision::Bf16);
  QCOMPARE(options.clip, 6.0);
}

void tst_NewLandscape::yMayBeMadeOtherwiseThanX() {
  ShownDialog shown;
  QVERIFY(!shown.find<QComboBox>("landscapeBiasBnY")->isVisible());
  shown.more();
  shown.pick("landscapeNormY", 3);
  shown.pick("landscapeBiasBnY", 2);
  LandscapeOptions options = shown.dialog.plan().options;
  QVERIFY(options.x == AxisRecipe{});
  QVERIFY(options.y.norm == DirectionNorm::Weight && !options.y.ignoreBiasBn);
  QVERIFY(*options.statistics == PlaneStatistics::Frozen);
  shown.pick("landscapeTensorsY", 2);
  options = shown.dialog.plan().options;
  QVERIFY(options.x == AxisRecipe{} && options.y.tensors == AxisTensors::States);
  QVERIFY(*options.statistics == PlaneStatistics::Interpolated);  // one axis of states is enough
  shown.pick("landscapeTensors", 1);
  QTest::keyClick(shown.find<QComboBox>("landscapeTensorsY"), Qt::Key_Up);
  options = shown.dialog.plan().options;
  QVERIFY(options.x.tensors == AxisTensors::States && options.y.tensors == AxisTensors::Weights);
  QVERIFY(*options.statistics == PlaneStatistics::Interpolated);
}

void tst_NewLandscape::yFollowsXWhereTheAxesBelongTogether() {
  ShownDialog shown;
  shown.more();
  for (const char* name : {"landscapeNormY", "landscapeBiasBnY", "landscapeTensorsY"}) shown.pick(name, 2);
  shown.choose("landscapeKind", int(PlanKind::Hessian));
  QVERIFY(shown.find<QComboBox>("landscapeNormY")->isVisible() && !shown.find<QComboBox>("landscapeBiasBnY")->isVisible());
  LandscapeOptions options = shown.dialog.plan().options;
  QVERIFY(options.y.norm == DirectionNorm::Layer && options.y.ignoreBiasBn && options.y.tensors == AxisTensors::Weights);
  for (const PlanKind kind : {PlanKind::Lines, PlanKind::Path, PlanKind::ToRun}) {
    shown.choose("landscapeKind", int(kind));
    QVERIFY(!shown.find<QComboBox>("landscapeNormY")->isVisible() && !shown.find<QComboBox>("landscapeBiasBnY")->isVisible());
    options = shown.dialog.plan().options;
    QVERIFY(options.y == options.x);
    QVERIFY((*options.statistics == PlaneStatistics::Interpolated) == (kind == PlanKind::ToRun));
  }
}

void tst_NewLandscape::theDialogFitsASmallScreen_data() {
  QTest::addColumn<PlanKind>("kind");
  const QList<PlanKind> kinds{PlanKind::Plane,       PlanKind::Lines, PlanKind::ToRun,
                              PlanKind::ThroughRuns, PlanKind::Path,  PlanKind::Hessian, PlanKind::File};
  for (const PlanKind kind : kinds) QTest::addRow("kind%d", int(kind)) << kind;
}

void tst_NewLandscape::theDialogFitsASmallScreen() {
  QFETCH(PlanKind, kind);
  for (const Theme& theme : {lightTheme(), darkTheme()}) {
    applyTheme(*qApp, theme);
    ShownDialog shown;
    shown.more();
    shown.choose("landscapeKind", int(kind));
    if (shown.find<Switch>("yAsX")->isVisible()) shown.toggle("yAsX");
    shown.save(qPrintable(QStringLiteral("all_%1_%2").arg(int(kind)).arg(theme.dark ? "dark" : "light")));
    // A title bar and a panel are left on 1280 x 800.
    QVERIFY2(shown.dialog.height() <= 760, qPrintable(QString::number(shown.dialog.height())));
    QVERIFY(shown.dialog.width() <= 900);
  }
  applyTheme(*qApp, lightTheme());
}

void tst_NewLandscape::aDirectionFileMustBeThere() {
  ShownDialog shown;
  shown.choose("landscapeKind", int(PlanKind::File));
  QVERIFY(!shown.canStart());
  auto* file = shown.find<QLineEdit>("directionFile");
  QTest::keyClicks(file, "/no/such.h5");
  QVERIFY2(shown.message().contains("/no/such.h5 is no file"), qPrintable(shown.message()));
  QTemporaryFile there;
  QVERIFY(there.open());
  file->setText(there.fileName());
  QVERIFY(shown.canStart());
  QCOMPARE(shown.dialog.plan().options.directionFile.string(), there.fileName().toStdString());
}

void tst_NewLandscape::eigenvectorsFindTheirRange() {
  ShownDialog shown;
  shown.choose("landscapeKind", int(PlanKind::Hessian));
  shown.save("hessian");
  QVERIFY(shown.canStart());
  const LandscapeOptions options = shown.dialog.plan().options;
  QVERIFY(options.hessian && options.shape == LandscapeShape::Plane);
  QCOMPARE(options.autoRange, 10.0);
  QVERIFY(options.x.norm == DirectionNorm::None && options.y.norm == DirectionNorm::None);  // of length 1
  shown.choose("landscapeKind", int(PlanKind::Plane));
  QVERIFY(shown.dialog.plan().options.x.norm == DirectionNorm::Filter && !shown.dialog.plan().options.hessian);
}

void tst_NewLandscape::aPreviewOnSomeFacesIsEven() {
  ShownDialog shown;
  shown.more();
  auto* subset = shown.find<QSpinBox>("landscapeSubset");
  subset->setValue(5);
  QVERIFY2(shown.message().contains("even number"), qPrintable(shown.message()));
  subset->setValue(8);
  QVERIFY(shown.canStart());
  shown.find<QDoubleSpinBox>("landscapeClip")->setValue(3.0);
  QVERIFY(!shown.canStart());
  shown.find<QDoubleSpinBox>("landscapeClip")->setValue(0.0);
  shown.find<QSpinBox>("landscapeDevices")->setValue(2);
  QCOMPARE(shown.dialog.plan().options.subset, int64_t{8});
  QCOMPARE(shown.dialog.plan().options.devices, int64_t{2});
}

void tst_NewLandscape::theOwnPathNeedsKeptWeights() {
  ShownDialog shown;
  shown.more();
  shown.toggle("landscapePath");
  QVERIFY2(shown.message().startsWith("flat kept too few weights"), qPrintable(shown.message()));
  QVERIFY(!shown.canStart());
  for (const auto& run : {shown.runs.flat, shown.runs.steep})
    for (const char* name : {"epoch_0002.safetensors", "epoch_0001.safetensors", "last.safetensors"}) {
      std::filesystem::create_directories(run / "weights");
      std::ofstream(run / "weights" / name) << "weights";
    }
  shown.toggle("landscapeUnseen");  // another look at the folders
  QVERIFY2(shown.canStart(), qPrintable(shown.message()));
  const auto path = shown.dialog.plan().optionsFor(shown.runs.flat).trajectory;
  QCOMPARE(path, (std::vector<std::filesystem::path>{shown.runs.flat / "weights" / "epoch_0001.safetensors",
                                                     shown.runs.flat / "weights" / "epoch_0002.safetensors"}));
  shown.choose("landscapeKind", int(PlanKind::Lines));
  QVERIFY(shown.dialog.plan().optionsFor(shown.runs.flat).trajectory.empty());
  shown.choose("landscapeKind", int(PlanKind::Path));
  QVERIFY(!shown.canStart());  // two weights span no plane
}

void tst_NewLandscape::onlyWhatAppliesIsShown() {
  ShownDialog shown;
  shown.more();
  const auto visible = [&](const char* name) { return shown.dialog.findChild<QWidget*>(QLatin1String(name))->isVisible(); };
  QVERIFY(visible("landscapeNorm") && !visible("landscapeLines") && !visible("landscapeTarget") && !visible("directionFile"));
  shown.choose("landscapeKind", int(PlanKind::ToRun));
  QVERIFY(!visible("landscapeNorm") && visible("landscapeTarget") && !visible("landscapeSecondTarget") && !visible("yAsX"));
  QVERIFY(visible("landscapeStatistics"));
  shown.choose("landscapeKind", int(PlanKind::Path));
  QVERIFY(!visible("landscapeNorm") && visible("landscapeBiasBn") && !visible("rangeLowX") && visible("foundPoints"));
}

void tst_NewLandscape::tilesDoNotOverlap() {
  for (int count = 1; count <= 7; ++count)
    for (const SurfaceView view : {SurfaceView::Surface, SurfaceView::Contour, SurfaceView::Both}) {
      std::vector<QRect> all;
      for (const Tile& tile : layOutTiles(QRect(0, 0, 1000, 480), count, view))
        for (const QRect& rect : {tile.header, tile.surface, tile.contour})
          if (!rect.isEmpty()) all.push_back(rect);
      for (size_t i = 0; i < all.size(); ++i) {
        QVERIFY(QRect(0, 0, 1000, 480).contains(all[i]));
        for (size_t j = 0; j < i; ++j) QVERIFY(!all[i].intersects(all[j]));
      }
    }
}

QTEST_MAIN(tst_NewLandscape)
#include "tst_NewLandscape.moc"
