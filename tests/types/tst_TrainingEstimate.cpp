#include <QTest>

#include "core/types/StepPasses.h"
#include "core/types/TrainingEstimate.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class TrainingEstimateTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyEpochHasOneKindOfStep();
  void theHeadAloneCanMeetTheMinimiser();
  void secondsAreCountsTimesRates();
  void anUnknownKindCountsByItsPasses();
  void theControlOfGacFasTakesPlainSteps();
  void whatIsNotKnownIsNotCounted();
  void diskHoldsWeightsCheckpointsAndScores();
};

namespace {

/// 20 epochs: 1 of the head alone, 3 plain, 16 gac-fas; 13 evaluations.
Config gacFas() {
  Config config;
  config.data.train = {"a", "b", "c"};
  config.train.epochs = 20;
  config.train.warmingEpochs = 1;
  config.train.minimizerWarming = 4;
  config.evaluate.every = 3;  // after 3, 6, 9
  config.evaluate.last = 10;  // and 10 to 19
  return config;
}

TrainingRates measured(const Config& config) {
  TrainingRates rates;
  rates.stepsPerEpoch = 7;
  rates.secondsPerStep = {0.5, -1.0, 1.0, 5.0};
  for (size_t kind = 0; kind < kStepKinds; ++kind) rates.stepCosts[kind] = stepCost(config, static_cast<StepKind>(kind));
  rates.secondsPerEvaluation = 2.0;
  rates.secondsPerLandscape = 0.25;
  rates.secondsPerPoint = 0.5;
  rates.weightBytes = 1000;
  rates.checkpointBytes = 2000;
  return rates;
}

}  // namespace

void TrainingEstimateTest::everyEpochHasOneKindOfStep() {
  const TrainSchedule schedule = trainSchedule(gacFas());
  QVERIFY(schedule.epochs == (PerStepKind<int64_t>{1, 0, 3, 16}));
  QCOMPARE(schedule.evaluations, int64_t{13});
}

void TrainingEstimateTest::theHeadAloneCanMeetTheMinimiser() {
  Config config = gacFas();
  config.train.warmingEpochs = 6;
  QVERIFY(trainSchedule(config).epochs == (PerStepKind<int64_t>{4, 2, 0, 14}));
  QVERIFY(stepCost(config, StepKind::HeadMinimiser) < stepCost(config, StepKind::Minimiser));
  QVERIFY(stepCost(config, StepKind::HeadMinimiser) > stepCost(config, StepKind::Head));
}

void TrainingEstimateTest::secondsAreCountsTimesRates() {
  Config config = gacFas();
  config.evaluate.landscape = 3;
  const TrainingEstimate estimate = estimateTraining(measured(config), config);
  QCOMPARE(estimate.stepSeconds, 7 * (1 * 0.5 + 3 * 1.0 + 16 * 5.0));
  QCOMPARE(estimate.evaluationSeconds, 13 * 2.0);
  QCOMPARE(estimate.landscapeSeconds, 13 * (0.25 + 9 * 0.5));
  QCOMPARE(estimate.seconds(), estimate.stepSeconds + estimate.evaluationSeconds + estimate.landscapeSeconds);
  config.train.epochs = 120;  // a hundred epochs of gac-fas more, evaluated every third time
  QCOMPARE(estimateTraining(measured(config), config).stepSeconds, estimate.stepSeconds + 100 * 7 * 5.0);
}

void TrainingEstimateTest::anUnknownKindCountsByItsPasses() {
  const Config config = gacFas();
  TrainingRates rates = measured(config);
  rates.secondsPerStep[static_cast<size_t>(StepKind::Minimiser)] = -1.0;
  const double minimiser = 1.0 * stepPasses(config).cost() / StepPasses{}.cost();  // beside a plain step
  QCOMPARE(estimateTraining(rates, config).stepSeconds, 7 * (1 * 0.5 + 3 * 1.0 + 16 * minimiser));
}

void TrainingEstimateTest::theControlOfGacFasTakesPlainSteps() {
  Config control = gacFas();
  control.train.minimizer = MinimizerKind::Erm;
  QCOMPARE(estimateTraining(measured(gacFas()), control).stepSeconds, 7 * (1 * 0.5 + 19 * 1.0));
}

void TrainingEstimateTest::whatIsNotKnownIsNotCounted() {
  Config config = gacFas();
  config.evaluate.landscape = 3;
  TrainingRates rates = measured(config);
  rates.secondsPerEvaluation = rates.secondsPerPoint = -1.0;
  const TrainingEstimate estimate = estimateTraining(rates, config);
  QVERIFY(estimate.evaluationSeconds < 0.0 && estimate.landscapeSeconds < 0.0);
  QCOMPARE(estimate.seconds(), estimate.stepSeconds);
  rates.secondsPerStep.fill(-1.0);
  QVERIFY(estimateTraining(rates, config).seconds() < 0.0);
}

void TrainingEstimateTest::diskHoldsWeightsCheckpointsAndScores() {
  Config config = gacFas();
  TrainingRates rates = measured(config);
  QCOMPARE(estimateTraining(rates, config).diskBytes, int64_t{2 * 1000 + 3 * 2000});
  config.evaluate.keepWeights = true;
  QCOMPARE(estimateTraining(rates, config).diskBytes, int64_t{(2 + 13) * 1000 + 3 * 2000});
  rates.scoreBytes = 70;
  QCOMPARE(estimateTraining(rates, config).diskBytes, int64_t{(2 + 13) * 1000 + 3 * 2000 + 13 * 70});
  config.train.epochs = 2;  // one evaluation, one checkpoint
  QCOMPARE(estimateTraining(rates, config).diskBytes, int64_t{3 * 1000 + 2000 + 70});
}

GACFAS_TEST(TrainingEstimateTest)
#include "tst_TrainingEstimate.moc"
