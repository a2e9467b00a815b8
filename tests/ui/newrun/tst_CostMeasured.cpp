#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>

#include "core/types/Error.h"
#include "tests/support/SampleRun.h"
#include "tests/ui/newrun/TypeInto.h"
#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/CostProbe.h"
#include "ui/newrun/NewRunDialog.h"
#include "ui/theme/Theme.h"
#include "ui/work/Workbench.h"

using namespace gacfas;

// The New run dialog with the demo's preset, measuring what a run will cost.
class CostMeasuredTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();
  void aClickTellsTimeMemoryAndDisk();
  void lengthAndSeedsRescaleWhatWasMeasured();
  void theControlTakesPlainSteps();
  void aChangeThatAltersTheCostOutdatesIt();
  void aProbeCanBeCancelled();
  void aProbeOfAnotherCostIsCancelled();
  void aFailureIsToldUntilTheNextEdit();
  void aTrainingIsNotDisturbed();
  void aTrainingCanBeInterruptedForIt();
  void workOnFilesBesideItIsTold();
  void nothingIsMeasuredWhereAValueIsWrong();
  void theRealProbeMeasuresTheRealRun();
  void pictures();

private:
  template <typename T>
  T* find(const char* name) const {
    return dialog_->findChild<T*>(QLatin1String(name));
  }
  void type(const char* key, const char* text) { test::typeInto(find<QLineEdit>(key), text); }
  QPushButton* button() const { return find<QPushButton>("measureCost"); }
  QString shown(const char* label) const {
    const auto* found = find<QLabel>(label);
    return found->isVisible() ? found->text() : QString();
  }
  QString source() const { return shown("costSource"); }
  void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
  void use(const CostProbe::Prober& prober) { dialog_->findChild<CostProbe*>()->setProber(prober); }
  void measure() {
    click("measureCost");
    QTRY_COMPARE(button()->text(), QStringLiteral("Measure again"));
  }
  void open(NewRunContext context = {});
  /// Until it is stopped, or over_.
  void holdDevice(const char* title, WorkKind kind = WorkKind::Training) {
    workbench_->submit(kind, QLatin1String(title), {}, [this](JobControl& control, const ProgressSink&) {
      while (!over_ && !control.stopRequested()) QThread::msleep(5);
      if (!over_) throw Cancelled();
    });
  }

  std::atomic<bool> over_ = false;  ///< the work that holds the device ends
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<NewRunDialog> dialog_;
};

namespace {

/// Two steps an epoch, a second each but with the minimiser, where it is five; two seconds an evaluation.
TrainingEstimate cheap(const Config& config, JobControl&) {
  TrainingRates rates;
  rates.stepsPerEpoch = 2;
  rates.secondsPerStep = {-1.0, -1.0, 1.0, 5.0};
  for (size_t kind = 0; kind < kStepKinds; ++kind) rates.stepCosts[kind] = stepCost(config, static_cast<StepKind>(kind));
  rates.secondsPerEvaluation = 2.0;
  rates.weightBytes = 3'000'000;
  rates.checkpointBytes = 6'000'000;
  TrainingEstimate estimate = estimateTraining(rates, config);
  estimate.memoryBytes = 1'240'000'000;
  estimate.device = "cpu, 2 threads";
  return estimate;
}

/// Until it is stopped.
struct Endless {
  std::atomic<bool> started = false, stopped = false;
  TrainingEstimate operator()(const Config&, JobControl& control) {
    started = true;
    while (!control.stopRequested()) QThread::msleep(1);
    stopped = true;
    throw Cancelled();
  }
};

}  // namespace

void CostMeasuredTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("gacfas-test"));
  QCoreApplication::setApplicationName(QStringLiteral("tst_CostMeasured"));
  QSettings().clear();
  applyTheme(*qApp, lightTheme());
}

void CostMeasuredTest::init() {
  over_ = false;
  folder_ = std::make_unique<QTemporaryDir>();
  workbench_ = std::make_unique<Workbench>();
  for (const char* domain : {"studio", "office", "phone", "street"})
    QDir(folder_->path()).mkpath(QStringLiteral("data/") + domain);
  open();
  use(&cheap);
}

void CostMeasuredTest::open(NewRunContext context) {
  context.presets = GACFAS_SOURCE_DIR "/configs";
  context.runs = folder_->filePath("runs").toStdString();
  context.demoData = folder_->filePath("data").toStdString();
  context.workbench = workbench_.get();
  dialog_ = std::make_unique<NewRunDialog>(context);
  dialog_->show();
  QVERIFY(QTest::qWaitForWindowExposed(dialog_.get()));
  QTRY_VERIFY(find<QPushButton>("start")->isEnabled());
}

void CostMeasuredTest::cleanup() {
  dialog_.reset();
  workbench_.reset();
}

/// 4 plain epochs, 44 of gac-fas, evaluated 9 times every fourth epoch and after the last 10.
void CostMeasuredTest::aClickTellsTimeMemoryAndDisk() {
  QCOMPARE(shown("costOfOne"), QStringLiteral("–"));
  QVERIFY(source().startsWith("Not measured yet"));
  measure();
  QCOMPARE(shown("costOfOne"), QStringLiteral("8:06"));  // 2 * (4 * 1 + 44 * 5) + 19 * 2
  QCOMPARE(shown("costMemory"), QStringLiteral("1.2 GB"));
  QCOMPARE(shown("costDisk"), QStringLiteral("24 MB"));
  QCOMPARE(source(), QStringLiteral("min:s, measured just now; 0:38 of it for 19 evaluations."));
  QVERIFY(shown("costOfAll").isEmpty());
}

void CostMeasuredTest::lengthAndSeedsRescaleWhatWasMeasured() {
  measure();
  type("train.epochs", "20");
  QCOMPARE(shown("costOfOne"), QStringLiteral("3:12"));  // 2 * (4 * 1 + 16 * 5) + 12 * 2
  QVERIFY(source().contains("12 evaluations"));
  type("seed", "1, 2, 3");
  QCOMPARE(shown("costOfAll"), QStringLiteral("9:36"));
  QCOMPARE(shown("costDisk"), QStringLiteral("72 MB"));
}

void CostMeasuredTest::theControlTakesPlainSteps() {
  measure();
  find<QAbstractButton>("withControl")->click();
  QCOMPARE(shown("costOfAll"), QStringLiteral("10:20"));  // 8:06, and 2 * 48 * 1 + 19 * 2
}

void CostMeasuredTest::aChangeThatAltersTheCostOutdatesIt() {
  measure();
  type("train.batch_size", "12");
  QCOMPARE(source(), QStringLiteral("Outdated: Batch size has changed since it was measured."));
  QCOMPARE(find<QLabel>("costOfOne")->property("role").toString(), QStringLiteral("secondary"));
  type("train.batch_size", "24");
  QVERIFY(source().startsWith("min:s, measured just now"));
  type("train.batch_size", "12");
  QTRY_VERIFY(button()->isEnabled());
  click("measureCost");
  QTRY_VERIFY(source().startsWith("min:s, measured just now"));
}

void CostMeasuredTest::aProbeCanBeCancelled() {
  Endless endless;
  use(std::ref(endless));
  click("measureCost");
  QTRY_VERIFY(endless.started);
  QTRY_VERIFY(source().startsWith("Measuring"));
  QCOMPARE(button()->text(), QStringLiteral("Cancel"));
  click("measureCost");
  QTRY_VERIFY(endless.stopped);
  QCOMPARE(button()->text(), QStringLiteral("Measure"));
  QVERIFY(source().startsWith("Not measured yet"));
}

void CostMeasuredTest::aProbeOfAnotherCostIsCancelled() {
  Endless endless;
  use(std::ref(endless));
  click("measureCost");
  QTRY_VERIFY(endless.started);
  type("train.epochs", "20");
  QCOMPARE(button()->text(), QStringLiteral("Cancel"));
  type("train.batch_size", "12");
  QTRY_VERIFY(endless.stopped);
  QCOMPARE(button()->text(), QStringLiteral("Measure"));
}

void CostMeasuredTest::aFailureIsToldUntilTheNextEdit() {
  const QString fault = QStringLiteral("/mnt/datasets/antispoofing/prepared/street/test/live has no video with images");
  use([&](const Config&, JobControl&) -> TrainingEstimate { throw InputError(fault.toStdString()); });
  click("measureCost");
  QTRY_COMPARE(source().remove(QChar(0x200b)), fault);
  auto* label = find<QLabel>("costSource");
  QVERIFY(label->minimumSizeHint().width() <= label->width());  // a path is no word too long to wrap
  QCOMPARE(label->toolTip(), fault);
  QCOMPARE(find<QLabel>("costSource")->property("role").toString(), QStringLiteral("error"));
  type("train.epochs", "20");
  QTRY_VERIFY(source().startsWith("Not measured yet"));
}

void CostMeasuredTest::aTrainingIsNotDisturbed() {
  holdDevice("Training x");
  click("measureCost");
  QTRY_COMPARE(source(), QStringLiteral("Measured as soon as the device is free: Training x holds it."));
  QVERIFY(find<QPushButton>("measureNow")->isVisible());
  over_ = true;
  QTRY_VERIFY(source().startsWith("min:s, measured just now"));
  QVERIFY(!find<QPushButton>("measureNow")->isVisible());
}

void CostMeasuredTest::aTrainingCanBeInterruptedForIt() {
  holdDevice("Training x");
  click("measureCost");
  QTRY_VERIFY(find<QPushButton>("measureNow")->isVisible());
  click("measureNow");
  QTRY_VERIFY(source().startsWith("min:s, measured just now"));
  workbench_->cancelAll();
}

void CostMeasuredTest::workOnFilesBesideItIsTold() {
  holdDevice("Importing x", WorkKind::Files);
  use([](const Config& config, JobControl& control) {
    QThread::msleep(300);  // seen by the workbench's tenth of a second
    return cheap(config, control);
  });
  measure();
  QVERIFY2(source().contains("Importing x ran beside it"), qPrintable(source()));
  over_ = true;
}

void CostMeasuredTest::nothingIsMeasuredWhereAValueIsWrong() {
  type("train.batch_size", "1");
  QVERIFY(!button()->isEnabled());
}

void CostMeasuredTest::theRealProbeMeasuresTheRealRun() {
  test::SampleRunOptions options;
  options.sources = {"studio", "office", "phone"};
  options.target = "street";
  options.dataRoot = folder_->filePath("data").toStdString();
  test::writeSampleFaces(options.dataRoot, options);
  open();
  dialog_->edit().adopt(test::sampleConfig(options, folder_->path().toStdString()));
  QTRY_VERIFY(button()->isEnabled());
  click("measureCost");
  QTRY_VERIFY2_WITH_TIMEOUT(button()->text() == QStringLiteral("Measure again"), qPrintable(source()), 60000);
  QVERIFY2(source().contains("for 5 evaluations"), qPrintable(source()));
  QVERIFY(shown("costMemory").endsWith("MB") && shown("costDisk").endsWith("MB"));
  QVERIFY(!QDir(folder_->filePath("runs")).exists());
}

/// For the eye: GACFAS_SHOTS=FOLDER tst_CostMeasured pictures
void CostMeasuredTest::pictures() {
  const QString shots = qEnvironmentVariable("GACFAS_SHOTS");
  if (shots.isEmpty()) QSKIP("GACFAS_SHOTS names no folder");
  const auto shoot = [&](const char* name) {
    for (const bool dark : {false, true}) {
      applyTheme(*qApp, dark ? darkTheme() : lightTheme());
      QTest::qWait(100);
      dialog_->grab().save(QStringLiteral("%1/cost_%2_%3.png").arg(shots, name, dark ? "dark" : "light"));
    }
  };
  dialog_->resize(1280, 800);
  shoot("unknown");
  type("seed", "1, 2, 3");
  find<QAbstractButton>("withControl")->click();
  measure();
  shoot("measured");
  type("train.batch_size", "12");
  shoot("outdated");
  use([](const Config&, JobControl&) -> TrainingEstimate {
    throw InputError("/mnt/datasets/antispoofing/prepared/street/test/live has no video with images");
  });
  QTRY_VERIFY(button()->isEnabled());
  click("measureCost");
  QTRY_VERIFY(source().contains("no video"));
  shoot("failed");
  holdDevice("Training demo gac-fas, seed 2");
  click("measureCost");
  QTRY_VERIFY(find<QPushButton>("measureNow")->isVisible());
  shoot("waiting");
  over_ = true;
  applyTheme(*qApp, lightTheme());
}

QTEST_MAIN(CostMeasuredTest)
#include "tst_CostMeasured.moc"
