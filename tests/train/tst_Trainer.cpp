#include <QtTest>
#include <future>
#include <limits>
#include <thread>

#include "core/types/Error.h"
#include "tests/support/DrawnBatches.h"
#include "tests/support/Message.h"
#include "tests/support/Networks.h"
#include "tests/support/RecordingSink.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

constexpr int64_t kStepsPerEpoch = 4;

/// A network and its trainer on drawn batches.
struct Training {
  explicit Training(const Config& config, const test::DrawnBatches::Settings& drawn = {})
      : batches(drawn), net(startOf(config)), trainer(config, net, batches) {}

  static FasNet startOf(const Config& config) {
    FasNet start(FasNetOptions{config.model.width, config.classes(), config.train.precision});
    start->initialise(config.seed);
    start->useChannelsLast();
    return start;
  }
  void steps(int64_t count) {
    batches.seek(trainer.position().epoch, trainer.position().stepInEpoch);
    for (int64_t i = 0; i < count; ++i) trainer.step();
  }

  test::DrawnBatches batches;
  FasNet net;
  Trainer trainer;
};

Config configFor(MinimizerKind kind = MinimizerKind::GacFas, int64_t epochs = 4) {
  return test::drawnConfig(kind, epochs);
}

TrainState withoutMomentum(const TrainState& state) {
  TrainState lesser{state.position, {}};
  for (const auto& [name, tensor] : state.tensors)
    lesser.tensors.emplace_back(name, name.starts_with("momentum.") ? torch::zeros_like(tensor) : tensor);
  return lesser;
}

/// Trains `first` steps, hands the state to a new trainer, trains `second` more there.
TrainState inTwoParts(const Config& config, int64_t first, int64_t second, bool keepMomentum = true) {
  TrainState saved;
  {
    Training part(config);
    part.steps(first);
    saved = test::copyOf(part.trainer.state());
  }
  Training rest(config);
  rest.trainer.restore(keepMomentum ? saved : withoutMomentum(saved));
  rest.steps(second);
  return test::copyOf(rest.trainer.state());
}

TrainState inOne(const Config& config, int64_t count) {
  Training whole(config);
  whole.steps(count);
  return test::copyOf(whole.trainer.state());
}

}  // namespace

class TrainerTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void restoredTrainingIsTheUninterruptedOneToTheLastBit_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::addColumn<int64_t>("first");
    QTest::newRow("gac-fas, in the middle of an epoch")
        << MinimizerKind::GacFas << int64_t{2 * kStepsPerEpoch + 2};
    QTest::newRow("gac-fas, between two epochs") << MinimizerKind::GacFas << int64_t{2 * kStepsPerEpoch};
    QTest::newRow("gac-fas, while the head warms up") << MinimizerKind::GacFas << int64_t{3};
    QTest::newRow("erm, in the middle of an epoch") << MinimizerKind::Erm << int64_t{kStepsPerEpoch + 1};
  }
  void restoredTrainingIsTheUninterruptedOneToTheLastBit() {
    QFETCH(MinimizerKind, kind);
    QFETCH(int64_t, first);
    const TrainState expected = inOne(configFor(kind), 2 * first);
    QVERIFY(test::sameState(inTwoParts(configFor(kind), first, first), expected));
  }

  void theHeadAloneTrainsWithEveryMinimiser_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::newRow("erm") << MinimizerKind::Erm;
    QTest::newRow("sam") << MinimizerKind::Sam;
    QTest::newRow("sam-domain") << MinimizerKind::SamDomain;
    QTest::newRow("sagm") << MinimizerKind::Sagm;
    QTest::newRow("gac-fas") << MinimizerKind::GacFas;
  }
  void theHeadAloneTrainsWithEveryMinimiser() {
    QFETCH(MinimizerKind, kind);
    Config config = configFor(kind);
    config.train.warmingEpochs = 1;
    config.train.minimizerWarming = 0;
    Training training(config);
    const TrainState before = test::copyOf(training.trainer.state());
    training.steps(1);
    const TrainState after = training.trainer.state();
    for (size_t i = 0; i < before.tensors.size(); ++i) {
      const auto& [name, tensor] = before.tensors[i];
      const bool same = tensor.equal(after.tensors[i].second);
      if (name == "fc.weight") QVERIFY(!same);
      if (name.starts_with("model.") && name.ends_with(".weight")) QVERIFY2(same, name.c_str());
    }
  }

  void restoreWithoutMomentumIsNotTheSameTraining() {
    const TrainState expected = inOne(configFor(), 12);
    QVERIFY(!test::sameState(inTwoParts(configFor(), 6, 6, /*keepMomentum=*/false), expected));
  }

  void batchesOfAnotherSeedAreNotTheSameTraining() {
    Training training(configFor(), {6, 4, 32, 3, /*seed=*/2});
    training.steps(2);
    QVERIFY(!test::sameState(test::copyOf(training.trainer.state()), inOne(configFor(), 2)));
  }

  void runGivesTheStatesOfItsSteps() {
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink;
    training.trainer.run(control, sink);
    QVERIFY(test::sameState(training.trainer.state(), inOneEvaluated(16)));
    QVERIFY(test::sameState(sink.checkpoints.back(), training.trainer.state()));
    QCOMPARE(sink.steps.size(), size_t{16});
    QCOMPARE(sink.evaluations, (std::vector<int64_t>{1, 2, 3}));
    QCOMPARE(sink.checkpoints.size(), size_t{3});
  }

  void headOnlyEpochMovesTheHeadAndTheRunningStatisticsAlone() {
    Training training(configFor());
    const TrainState before = test::copyOf(training.trainer.state());
    training.steps(kStepsPerEpoch);
    const TrainState after = training.trainer.state();
    for (size_t i = 0; i < before.tensors.size(); ++i) {
      const std::string& name = before.tensors[i].first;
      const bool moves = name == "fc.weight" || name == "momentum.fc.weight" ||
                         name.find("running_") != std::string::npos || name.ends_with("num_batches_tracked");
      QVERIFY2(torch::equal(before.tensors[i].second, after.tensors[i].second) != moves, name.c_str());
    }
    training.steps(1);
    for (const auto& [name, tensor] : training.trainer.state().tensors)
      if (name.starts_with("momentum.model."))
        QVERIFY2(tensor.abs().max().item<double>() > 0.0, name.c_str());
  }

  void minimiserStartsAfterItsWarmUp() {
    Training training(configFor());  // warming epochs 1, minimiser from epoch 2
    std::vector<int64_t> backward, ascents;
    training.batches.seek(0, 0);
    for (int i = 0; i < 12; ++i) {
      ascents.push_back(static_cast<int64_t>(training.trainer.step().ascents.size()));
      backward.push_back(training.trainer.lastPasses().backward);
    }
    QCOMPARE(backward, (std::vector<int64_t>{1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 7}));
    QCOMPARE(ascents, (std::vector<int64_t>{0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3}));
  }

  void reportSaysWhereTheStepIsAndWhatItCost() {
    Config config = configFor();
    config.train.lrStepSize = 1;
    config.train.lrGamma = 0.5;
    Training training(config,
                      {/*faces=*/2, kStepsPerEpoch, 32, /*domains=*/1, 1});  // east and south are absent
    training.steps(9);
    const StepReport report = training.trainer.step();
    QCOMPARE(report.step, int64_t{10});
    QCOMPARE(report.epoch, int64_t{2});
    QCOMPARE(report.stepInEpoch, int64_t{1});
    QCOMPARE(report.lr, 0.01 * 0.25);
    QVERIFY(report.seconds > 0.0);
    QCOMPARE(report.domainLoss.size(), size_t{3});
    QVERIFY(std::isnan(report.domainLoss[1]) && std::isnan(report.domainLoss[2]));
    QVERIFY(std::abs(report.domainLoss[0] - 3.0 * report.loss) < 1e-6);  // without the 1/K
    QCOMPARE(report.ascents.size(), size_t{1});
    QCOMPARE(report.ascents[0].point, std::string("north"));
    QCOMPARE(report.ascents[0].ermNorm, report.ermNorm);
    QVERIFY(report.ermNorm > 0.0 && report.directionNorm > 0.0);
  }

  void pauseSavesAndWaitsUntilResume() {
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink;
    std::promise<void> paused;
    sink.afterStep = [&](const StepReport& report) {
      if (report.step == 6) control.requestPause();
    };
    sink.afterCheckpoint = [&] {
      if (sink.checkpoints.size() == 1) paused.set_value();
    };
    std::thread worker([&] { training.trainer.run(control, sink); });
    paused.get_future().wait();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    const size_t whilePaused = sink.steps.size();  // the worker waits: nobody writes
    control.requestResume();
    worker.join();
    QCOMPARE(whilePaused, size_t{6});
    QCOMPARE(sink.checkpoints[0].position.step, int64_t{6});
    QCOMPARE(sink.resumed, 1);
    QVERIFY(test::sameState(sink.checkpoints.back(), inOneEvaluated(16)));
  }

  void stopSavesAndTheRestoredTrainingEndsTheSame() {
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink;
    sink.afterStep = [&](const StepReport& report) {
      if (report.step == 10) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(training.trainer.run(control, sink), Cancelled);
    QCOMPARE(sink.steps.size(), size_t{10});
    QCOMPARE(sink.checkpoints.back().position.step, int64_t{10});

    Training rest(configFor());
    rest.trainer.restore(sink.checkpoints.back());
    JobControl again;
    test::RecordingSink later;
    rest.trainer.run(again, later);
    QCOMPARE(later.steps.front().step, int64_t{11});
    QCOMPARE(later.evaluations, (std::vector<int64_t>{2, 3}));
    QVERIFY(test::sameState(later.checkpoints.back(), inOneEvaluated(16)));
  }

  void stopWhilePausedEndsThePause() {
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink;
    control.requestPause();
    sink.afterCheckpoint = [&] { control.requestStop(); };
    QVERIFY_EXCEPTION_THROWN(training.trainer.run(control, sink), Cancelled);
    QVERIFY(sink.steps.empty());
    QCOMPARE(sink.resumed, 0);
  }

  void evaluationThatWasStoppedIsDoneOnResume_data() {
    QTest::addColumn<bool>("during");
    QTest::newRow("stopped during the evaluation") << true;
    QTest::newRow("stopped after the epoch's last step") << false;
  }
  void evaluationThatWasStoppedIsDoneOnResume() {
    QFETCH(bool, during);
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink;
    sink.beforeEvaluation = [&](Trainer&) {
      if (!during || sink.evaluations.size() != 1) return;
      control.requestStop();
      control.throwIfStopped();
    };
    sink.afterStep = [&](const StepReport& report) {
      if (!during && report.step == 12) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(training.trainer.run(control, sink), Cancelled);
    QCOMPARE(sink.evaluations, (std::vector<int64_t>{1}));
    QCOMPARE(sink.checkpoints.back().position.evaluationDue, int64_t{2});

    Training rest(configFor());
    rest.trainer.restore(sink.checkpoints.back());
    JobControl again;
    test::RecordingSink later;
    rest.trainer.run(again, later);
    QCOMPARE(later.evaluations, (std::vector<int64_t>{2, 3}));
    QCOMPARE(later.steps.size(), size_t{4});
  }

  void finishedTrainingHasNothingLeftToDo() {
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink, later;
    training.trainer.run(control, sink);
    training.trainer.run(control, later);
    QVERIFY(later.steps.empty() && later.evaluations.empty());
  }

  void lossThatIsNotFiniteEndsTheTrainingWithAdvice() {
    Training training(configFor());
    {
      const torch::NoGradGuard noGrad;
      training.net->parameters().front().fill_(std::numeric_limits<float>::quiet_NaN());
    }
    JobControl control;
    test::RecordingSink sink;
    const QString message = test::messageOf([&] { training.trainer.run(control, sink); });
    QVERIFY2(message.contains("diverged") && message.contains("step 1") && message.contains("train.lr"),
             qPrintable(message));
    QVERIFY(sink.steps.empty() && sink.checkpoints.empty());  // a broken state is never saved
  }

  void unfittingCheckpointIsRefusedByName() {
    Training training(configFor());
    TrainState state = test::copyOf(training.trainer.state());
    state.tensors[2].second = torch::zeros({5});
    QVERIFY(test::messageOf([&] {
              training.trainer.restore(state);
            }).contains(QString::fromStdString(state.tensors[2].first)));
    const std::string last = state.tensors.back().first;
    state = test::copyOf(training.trainer.state());
    state.tensors.pop_back();
    QVERIFY(test::messageOf([&] { training.trainer.restore(state); }).contains(QString::fromStdString(last)));
  }

  void progressCountsStepsOfTheWholeRun() {
    Training training(configFor());
    JobControl control;
    test::RecordingSink sink;
    training.trainer.run(control, sink);
    QCOMPARE(sink.progress.size(), size_t{16});
    QCOMPARE(sink.progress[4].done, int64_t{5});
    QCOMPARE(sink.progress[4].total, int64_t{16});
    QCOMPARE(sink.progress[4].note, std::string("epoch 2/4"));
    QVERIFY(sink.progress[4].rate > 0.0 && sink.progress[4].secondsLeft > 0.0);
    QCOMPARE(sink.progress.back().done, int64_t{16});
    QCOMPARE(sink.progress.back().note, std::string("epoch 4/4"));
    QCOMPARE(sink.progress.back().secondsLeft, 0.0);
  }

  void lackOfMemoryIsOneClearMessage() {
    struct Huge : BatchSource {
      int64_t stepsPerEpoch() const override { return 1; }
      void seek(int64_t, int64_t) override {}
      FaceBatch next() override {  // a view of one number: 2^50 bytes only once it is copied
        const int64_t faces = 16, side = int64_t{1} << 21;
        return {torch::zeros({1}).expand({2 * faces, 3, side, side}), torch::zeros({faces}, torch::kInt64),
                torch::zeros({faces}, torch::kInt64)};
      }
    } huge;
    const Config config = configFor();
    Trainer trainer(config, Training::startOf(config), huge);
    try {
      trainer.step();
      QFAIL("it fitted");
    } catch (const DeviceError& fault) {
      QVERIFY2(QString(fault.what()).contains("out of memory: lower train.batch_size"), fault.what());
      QVERIFY(!QString(fault.what()).contains('\n'));
    }
  }

  void bf16TrainsFp32Weights() {
    Config config = configFor(MinimizerKind::GacFas);
    config.train.precision = Precision::Bf16;
    Training training(config);
    training.steps(10);
    for (const auto& [name, tensor] : training.trainer.state().tensors)
      if (tensor.is_floating_point()) QCOMPARE(tensor.scalar_type(), torch::kFloat32);
    const TrainState full = inOne(configFor(MinimizerKind::GacFas), 10);
    const double loss = training.trainer.step().loss;
    QVERIFY(std::isfinite(loss));
    QVERIFY(!torch::equal(full.tensors[0].second, training.trainer.state().tensors[0].second));
  }

private:
  /// The state after `count` steps with the evaluation done.
  static TrainState inOneEvaluated(int64_t count) {
    TrainState state = inOne(configFor(), count);
    state.position.evaluationDue = -1;
    return state;
  }
};

GACFAS_TEST(TrainerTest)
#include "tst_Trainer.moc"
