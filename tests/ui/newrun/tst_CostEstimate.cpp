#include <QTemporaryDir>
#include <QTest>

#include "core/config/OptionTable.h"
#include "tests/support/SampleRun.h"
#include "ui/newrun/CostEstimate.h"
#include "ui/newrun/CostScope.h"
#include "ui/newrun/CostText.h"
#include "ui/runs/RunReader.h"

using namespace gacfas;
namespace fs = std::filesystem;

// A sample run: 6 epochs of 4 steps of 0.25 s each, evaluated after 1 to 5.
class CostEstimateTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void anEarlierRunTellsItsSteps();
  void evaluationsAreReadFromTheTimesOfTheirFiles();
  void aPauseAndACopyDoNotCount();
  void evaluationsOfAnotherKindAreLeftOut();
  void anotherDataRootIsNotComparable();
  void onlyWhatAltersTheCostIsCostly_data();
  void onlyWhatAltersTheCostIsCostly();

private:
  RunPtr read() const { return RunReader(run_, QStringLiteral("run")).look(RunReader::Time::clock::now()); }
  CostEstimate estimated(const Config& config) const {
    const RunList known{read()};
    return estimateCost(config, known, tracesOf(known));
  }
  /// Writes the times of the score files: those of the steps, and `seconds` for each evaluation.
  void date(double seconds, int64_t pausedAt = -1) const;

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path run_;
  Config config_;
};

void CostEstimateTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  const fs::path parent = folder_->path().toStdString();
  run_ = test::writeSampleRun(parent);
  config_ = test::sampleConfig({}, parent);
}

void CostEstimateTest::date(double seconds, int64_t pausedAt) const {
  double time = 0.0;
  for (int64_t epoch = 1; epoch < 6; ++epoch) {
    time += 1.0 + seconds + (epoch == pausedAt ? 1000.0 : 0.0);
    const std::chrono::milliseconds later(static_cast<int64_t>(1000.0 * time));
    fs::last_write_time(run_ / RunFolder::scoresOf(epoch), fs::file_time_type::clock::now() + later);
  }
}

void CostEstimateTest::anEarlierRunTellsItsSteps() {
  const CostEstimate estimate = estimated(config_);
  QCOMPARE(estimate.source, QStringLiteral("sample"));
  QCOMPARE(estimate.cost.stepSeconds, 6 * 4 * 0.25);
  QVERIFY(estimate.cost.evaluationSeconds < 0.0);  // the files were written all at once
  QVERIFY(earlierText(estimate).contains("without evaluations"));
  Config longer = config_;
  longer.train.epochs = 20;
  QCOMPARE(estimated(longer).cost.stepSeconds, 20 * 4 * 0.25);
}

void CostEstimateTest::evaluationsAreReadFromTheTimesOfTheirFiles() {
  date(3.0);
  const CostEstimate estimate = estimated(config_);
  QVERIFY(std::abs(estimate.cost.evaluationSeconds - 5 * 3.0) < 0.1);
  QVERIFY(std::abs(estimate.cost.seconds() - 21.0) < 0.1);
  QVERIFY(earlierText(estimate).contains("the steps and evaluations of sample"));
}

void CostEstimateTest::aPauseAndACopyDoNotCount() {
  date(3.0, /*pausedAt=*/4);
  QVERIFY(std::abs(estimated(config_).cost.evaluationSeconds - 5 * 3.0) < 0.1);
  date(-1.0);  // all at once, as a copy writes them
  QVERIFY(estimated(config_).cost.evaluationSeconds < 0.0);
}

void CostEstimateTest::evaluationsOfAnotherKindAreLeftOut() {
  date(3.0);
  Config config = config_;
  config.evaluate.landscape = 9;
  const CostEstimate estimate = estimated(config);
  QCOMPARE(estimate.cost.seconds(), 6 * 4 * 0.25);
  QVERIFY(estimate.cost.evaluationSeconds < 0.0 && estimate.cost.landscapeSeconds < 0.0);
}

void CostEstimateTest::anotherDataRootIsNotComparable() {
  Config config = config_;
  config.data.root = "/elsewhere";
  QVERIFY(!estimated(config).isKnown());
}

void CostEstimateTest::onlyWhatAltersTheCostIsCostly_data() {
  QTest::addColumn<QString>("key");
  QTest::addColumn<QString>("value");
  QTest::addColumn<bool>("costly");
  QTest::newRow("epochs") << "train.epochs" << "7" << false;
  QTest::newRow("seed") << "seed" << "7" << false;
  QTest::newRow("rho") << "gac.rho" << "0.2" << false;
  QTest::newRow("points of landscapes that were measured") << "evaluate.landscape" << "5" << false;
  QTest::newRow("no landscapes") << "evaluate.landscape" << "0" << false;
  QTest::newRow("faces of a landscape") << "landscape.faces" << "16" << true;
  QTest::newRow("batch") << "train.batch_size" << "5" << true;
  QTest::newRow("minimiser") << "train.minimizer" << "sam" << true;
  QTest::newRow("frames") << "evaluate.frames" << "3" << true;
  QTest::newRow("threads") << "system.threads" << "2" << true;
}
void CostEstimateTest::onlyWhatAltersTheCostIsCostly() {
  QFETCH(QString, key);
  QFETCH(QString, value);
  QFETCH(bool, costly);
  Config measured = config_;
  measured.evaluate.landscape = 9;
  Config now = measured;
  const Option* option = findOption(key.toStdString());
  QVERIFY(option && !option->set(now, value.toStdString()));
  QCOMPARE(costlyChange(measured, now), costly ? option : nullptr);
}

QTEST_MAIN(CostEstimateTest)
#include "tst_CostEstimate.moc"
