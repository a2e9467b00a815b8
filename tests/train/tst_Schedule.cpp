#include <QtTest>
#include <set>

#include "core/train/Sgd.h"
#include "core/train/StepClock.h"
#include "core/types/TrainSchedule.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

Config evaluated(int64_t epochs, int64_t every, int64_t last) {
  Config config;
  config.train.epochs = epochs;
  config.evaluate.every = every;
  config.evaluate.last = last;
  return config;
}

std::set<int64_t> dueEpochs(const Config& config) {
  std::set<int64_t> due;
  for (int64_t epoch = 0; epoch < config.train.epochs; ++epoch)
    if (evaluationDue(config, epoch)) due.insert(epoch);
  return due;
}

/// One head-only epoch, one plain, then gac-fas; ten steps each.
StepClock clockOf(MinimizerKind kind) {
  Config config;
  config.train.minimizer = kind;
  config.train.epochs = 4;
  config.train.warmingEpochs = 1;
  config.train.minimizerWarming = 2;
  config.data.train = {"a", "b", "c"};
  return {config, 10};
}

bool near(double a, double b) {
  return std::abs(a - b) < 1e-9;
}

}  // namespace

class ScheduleTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void learningRateFallsByStepsOfEpochs_data() {
    QTest::addColumn<int64_t>("epoch");
    QTest::addColumn<double>("factor");
    QTest::newRow("start") << int64_t{0} << 1.0;
    QTest::newRow("last of the first step") << int64_t{39} << 1.0;
    QTest::newRow("first of the second") << int64_t{40} << 0.5;
    QTest::newRow("last of the second") << int64_t{79} << 0.5;
    QTest::newRow("fourth step") << int64_t{120} << 0.125;
  }
  void learningRateFallsByStepsOfEpochs() {
    QFETCH(int64_t, epoch);
    QFETCH(double, factor);
    TrainConfig train;
    train.lr = 0.005;
    train.lrGamma = 0.5;
    train.lrStepSize = 40;
    QCOMPARE(learningRate(train, epoch), 0.005 * factor);
  }

  void icm2oIsEvaluatedEveryFifthEpochAndTheLastTen() {
    std::set<int64_t> expected;
    for (int64_t epoch = 5; epoch < 140; epoch += 5) expected.insert(epoch);
    for (int64_t epoch = 140; epoch < 150; ++epoch) expected.insert(epoch);
    QVERIFY(dueEpochs(evaluated(150, 5, 10)) == expected);
  }

  void everyEpochButTheFirst() { QVERIFY(dueEpochs(evaluated(5, 1, 10)) == (std::set<int64_t>{1, 2, 3, 4})); }

  void lastEpochIsAlwaysEvaluated() {
    QVERIFY(dueEpochs(evaluated(8, 3, 0)) == (std::set<int64_t>{3, 6, 7}));
    QVERIFY(dueEpochs(evaluated(1, 5, 0)) == (std::set<int64_t>{0}));
  }

  void clockKnowsNothingBeforeTheFirstStep() {
    const StepClock clock = clockOf(MinimizerKind::GacFas);
    QCOMPARE(clock.rate(), 0.0);
    QVERIFY(clock.secondsLeft(0, 0) < 0.0);
  }

  void clockKeepsThePhasesApart() {
    StepClock clock = clockOf(MinimizerKind::GacFas);
    for (int i = 0; i < 5; ++i) clock.add(0, 0.5);
    QVERIFY(near(clock.rate(), 2.0));
    for (int i = 0; i < 5; ++i) clock.add(1, 2.0);
    for (int i = 0; i < 5; ++i) clock.add(2, 10.0);
    QVERIFY(near(clock.rate(), 0.1));
    QVERIFY(near(clock.secondsLeft(2, 4), 6 * 10.0 + 10 * 10.0));
    QVERIFY(near(clock.secondsLeft(1, 9), 1 * 2.0 + 20 * 10.0));
    QVERIFY(near(clock.secondsLeft(0, 0), 10 * 0.5 + 10 * 2.0 + 20 * 10.0));
    QVERIFY(near(clock.secondsLeft(4, 0), 0.0));
  }

  void phaseNotYetReachedIsEstimatedFromItsPasses() {
    StepClock gac = clockOf(MinimizerKind::GacFas), erm = clockOf(MinimizerKind::Erm);
    for (StepClock* clock : {&gac, &erm}) clock->add(1, 3.0);  // plain: one forward (1) and one backward (2)
    QVERIFY(near(gac.secondsLeft(2, 0), 20 * (4.0 + 7 * 2.0)));  // gac-fas with K = 3: 4 forward, 7 backward
    QVERIFY(near(erm.secondsLeft(2, 0), 20 * 3.0));
  }
};

GACFAS_TEST(ScheduleTest)
#include "tst_Schedule.moc"
