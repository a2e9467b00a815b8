#include "tests/support/TestMain.h"
#include "ui/train/TrainControls.h"

#include <QPushButton>
#include <QtTest>

#include "tests/ui/train/ShownSamples.h"
#include "ui/theme/Theme.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace gacfas::test;

class TrainControlsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void aRealTrainingIsPausedResumedAndStopped();
  void offersFitTheState_data();
  void offersFitTheState();
};

void TrainControlsTest::aRealTrainingIsPausedResumedAndStopped() {
  QTemporaryDir dir;
  const std::filesystem::path parent = dir.path().toStdString(), folder = parent / "tiny";
  SampleRunOptions options;
  options.name = "tiny";
  options.epochs = 2000;
  writeSampleFaces(parent / "data", options);
  Config config = sampleConfig(options, parent);
  config.system = {DeviceKind::Cpu, 1, 1};
  Workbench workbench;
  TrainControls controls(&workbench);
  auto* pause = controls.findChild<QPushButton*>(QStringLiteral("pauseButton"));
  auto* stop = controls.findChild<QPushButton*>(QStringLiteral("stopButton"));
  QVERIFY(!pause->isEnabled() && !stop->isEnabled());
  workbench.train(config, folder);
  QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(folder / "steps.csv"), 30000);
  controls.setRun(readSample(folder));
  QTRY_VERIFY(pause->isEnabled() && stop->isEnabled());
  QCOMPARE(pause->text(), QStringLiteral("Pause"));
  QTest::mouseClick(pause, Qt::LeftButton);
  QCOMPARE(pause->text(), QStringLiteral("Resume"));
  QVERIFY(workbench.workOn(folder)->paused);
  QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(RunFolder(folder).readStatus().state),
                            QStringLiteral("paused"), 20000);
  QTest::mouseClick(pause, Qt::LeftButton);
  QCOMPARE(pause->text(), QStringLiteral("Pause"));
  QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(RunFolder(folder).readStatus().state),
                            QStringLiteral("running"), 20000);
  QTest::mouseClick(stop, Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(!workbench.workOn(folder), 20000);
  QCOMPARE(QString::fromStdString(RunFolder(folder).readStatus().state), QStringLiteral("stopped"));
  controls.setRun(readSample(folder));
  QVERIFY(!stop->isEnabled());
  QCOMPARE(pause->text(), QStringLiteral("Resume"));
  QTest::mouseClick(pause, Qt::LeftButton);
  QVERIFY(workbench.workOn(folder));
  workbench.cancelAll();
  QTRY_VERIFY_WITH_TIMEOUT(!workbench.workOn(folder), 20000);
}

void TrainControlsTest::offersFitTheState_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("enabled");
  QTest::addColumn<QString>("why");
  QTest::newRow("another process") << int(RunState::Running) << "Pause" << false << "Another process";
  QTest::newRow("finished") << int(RunState::Finished) << "Pause" << false << "finished";
  QTest::newRow("stopped") << int(RunState::Stopped) << "Resume" << true << "checkpoint";
  QTest::newRow("cut off") << int(RunState::Interrupted) << "Resume" << true << "checkpoint";
  QTest::newRow("failed") << int(RunState::Failed) << "Resume" << true << "checkpoint";
}

void TrainControlsTest::offersFitTheState() {
  QFETCH(int, state);
  QFETCH(QString, text);
  QFETCH(bool, enabled);
  QFETCH(QString, why);
  ShownSamples samples;
  auto run = std::make_shared<RunSnapshot>(*samples.add("run", MinimizerKind::GacFas).run);
  run->state = static_cast<RunState>(state);
  Workbench workbench;
  TrainControls controls(&workbench);
  controls.setRun(run);
  auto* pause = controls.findChild<QPushButton*>(QStringLiteral("pauseButton"));
  QCOMPARE(pause->text(), text);
  QCOMPARE(pause->isEnabled(), enabled);
  QVERIFY2(pause->toolTip().contains(why), qPrintable(pause->toolTip()));
  QVERIFY(!controls.findChild<QPushButton*>(QStringLiteral("stopButton"))->isEnabled());
}

GACFAS_TEST(TrainControlsTest)
#include "tst_TrainControls.moc"
