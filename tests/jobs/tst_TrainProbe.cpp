#include <QElapsedTimer>
#include <QtTest>
#include <set>
#include <thread>

#include "DrawnFaces.h"
#include "core/jobs/TrainProbe.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

class TrainProbeTest : public QObject {
  Q_OBJECT

  test::DrawnFaces faces_;

  TrainingEstimate probed(const Config& config) const {
    JobControl control;
    return probeTraining(config, control);
  }
  std::set<fs::path> files() const {
    std::set<fs::path> all;
    for (const fs::path& folder : {faces_.root().parent_path(), fs::current_path()})
      for (const auto& entry : fs::recursive_directory_iterator(folder)) all.insert(entry.path());
    return all;
  }
  /// Head only, then plain, then gac-fas.
  Config threeKinds() const {
    Config config = faces_.config();
    config.train.minimizerWarming = 2;
    return config;
  }

private Q_SLOTS:
  void everyPartOfTheScheduleIsTimedAndNothingIsWritten() {
    Config config = threeKinds();
    config.evaluate.landscape = 3;
    const std::set<fs::path> before = files();
    const TrainingEstimate estimate = probed(config);
    QVERIFY(files() == before);
    for (const StepKind kind : {StepKind::Head, StepKind::Plain, StepKind::Minimiser}) {
      const double seconds = estimate.rates.secondsPerStep[static_cast<size_t>(kind)];
      QVERIFY(seconds > 0.0 && seconds < 10.0);
    }
    QVERIFY(estimate.rates.secondsPerStep[static_cast<size_t>(StepKind::HeadMinimiser)] < 0.0);
    QCOMPARE(estimate.rates.stepsPerEpoch, int64_t{3});
    QCOMPARE(estimate.rates.scoredFaces, int64_t{16});  // two test videos a class of four domains
    QCOMPARE(estimate.evaluations, int64_t{3});
    QVERIFY(estimate.evaluationSeconds > 0.0 && estimate.landscapeSeconds > 0.0);
    QVERIFY(estimate.rates.secondsPerPoint > 0.0 && estimate.rates.secondsPerLandscape > 0.0);
    QCOMPARE(QString::fromStdString(estimate.device), QString("cpu, 1 threads"));
  }

  void secondsAreStepsTimesMedians() {
    const Config config = threeKinds();
    const TrainingEstimate estimate = probed(config);
    const auto& seconds = estimate.rates.secondsPerStep;
    QCOMPARE(estimate.stepSeconds, 3 * (seconds[0] + seconds[2] + 2 * seconds[3]));
    QCOMPARE(estimate.evaluationSeconds, 3 * estimate.rates.secondsPerEvaluation);
    QCOMPARE(estimate.landscapeSeconds, 0.0);
    Config longer = config;
    longer.train.epochs = 40;
    QCOMPARE(estimateTraining(estimate.rates, longer).stepSeconds, 3 * (seconds[0] + seconds[2] + 38 * seconds[3]));
  }

  void theHeadWithTheMinimiserIsAKindOfItsOwn() {
    Config config = faces_.config();
    config.train.warmingEpochs = 2;
    config.train.minimizerWarming = 0;
    const auto seconds = probed(config).rates.secondsPerStep;
    QVERIFY(seconds[static_cast<size_t>(StepKind::HeadMinimiser)] > 0.0);
    QVERIFY(seconds[static_cast<size_t>(StepKind::Head)] < 0.0);
  }

  void memoryAndDiskFollowTheNetwork() {
    Config config = faces_.config(MinimizerKind::Erm);
    config.model.width = 32;  // 2.8 million weights
    const TrainingEstimate estimate = probed(config);
    const int64_t set = 4 * 2'800'000;
    QVERIFY(estimate.rates.weightBytes > set && estimate.rates.weightBytes < set + set / 10);
    QVERIFY(estimate.rates.checkpointBytes > 2 * set);
    QVERIFY(estimate.diskBytes > 2 * set + 3 * 2 * set);
    // Weights, momentum, gradients.
    QVERIFY2(estimate.memoryBytes > 3 * set && estimate.memoryBytes < 60 * set,
             qPrintable(QString::number(estimate.memoryBytes)));
  }

  /// The run that follows is what it would have been.
  void aDiskThatLooksAsTheEstimateSays() {
    const Config config = threeKinds();
    const TrainingEstimate estimate = probed(config);
    JobControl control;
    startTraining(config, faces_.path("run"), control, {});
    int64_t bytes = 0;
    for (const char* part : {"weights", "checkpoints", "scores"})
      for (const auto& file : fs::recursive_directory_iterator(faces_.path("run") / part))
        if (file.is_regular_file()) bytes += static_cast<int64_t>(file.file_size());
    QVERIFY2(std::abs(static_cast<double>(estimate.diskBytes - bytes)) < 0.2 * static_cast<double>(bytes),
             qPrintable(QString("%1, %2").arg(estimate.diskBytes).arg(bytes)));
  }

  void aStopEndsItWithinAStep() {
    QElapsedTimer time;
    time.start();
    probed(threeKinds());
    const auto whole = std::chrono::milliseconds(time.elapsed());
    JobControl control;
    std::thread stop([&] {
      std::this_thread::sleep_for(whole / 8);
      control.requestStop();
    });
    QVERIFY_EXCEPTION_THROWN(probeTraining(threeKinds(), control), Cancelled);
    stop.join();
    QVERIFY_EXCEPTION_THROWN(probeTraining(threeKinds(), control), Cancelled);  // stopped before
  }

  void whatATrainingRefusesIsRefused() {
    Config config = faces_.config();
    config.data.test = "nowhere";
    QVERIFY_EXCEPTION_THROWN(probed(config), InputError);
    config = faces_.config();
    config.model.init = faces_.path("none.pth").string();
    QVERIFY_EXCEPTION_THROWN(probed(config), InputError);
  }
};

GACFAS_TEST(TrainProbeTest)
#include "tst_TrainProbe.moc"
