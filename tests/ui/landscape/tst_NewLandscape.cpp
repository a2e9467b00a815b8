#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>
#include <atomic>

#include "core/types/Error.h"
#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/landscape/NewLandscapeDialog.h"
#include "ui/landscape/TileLayout.h"
#include "ui/theme/Theme.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

PlanEstimate cheap(const LandscapePlan& plan, JobControl&) {
  return {0.5, 0.5 * 100 * double(plan.runs.size()), 100, 100, 96, 43000000};
}

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
