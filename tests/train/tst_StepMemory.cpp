#include <QtTest>

#include "core/train/Trainer.h"
#include "tests/support/DrawnBatches.h"
#include "tests/support/MemoryMeter.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// Peak of a step above what lay there before it, in bytes and in units of one set of parameters.
struct Peak {
  double bytes = 0.0, sets = 0.0;
};

/// Images are tiny, so that parameter sets outweigh activations.
Peak peakOfAStep(MinimizerKind kind, int64_t domains) {
  Config config = test::drawnConfig(kind, 1);
  config.model.width = 32;
  config.train.minimizerWarming = config.train.warmingEpochs = 0;
  config.data.train.assign(static_cast<size_t>(domains), "domain");
  test::MemoryMeter meter;
  FasNet net(FasNetOptions{config.model.width, 1});
  net->initialise(1);
  net->useChannelsLast();
  test::DrawnBatches batches({/*faces=*/2 * domains, /*steps=*/4, /*size=*/32, domains, /*seed=*/1});
  Trainer trainer(config, net, batches);
  trainer.step();
  const int64_t before = meter.bytes();
  meter.restartPeak();
  trainer.step();
  int64_t set = 0;
  for (const torch::Tensor& parameter : net->parameters()) set += static_cast<int64_t>(parameter.nbytes());
  const double bytes = static_cast<double>(meter.peakBytes() - before);
  return {bytes, bytes / static_cast<double>(set)};
}

}  // namespace

class StepMemoryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void meterCountsTensors() {
    test::MemoryMeter meter;
    {
      const torch::Tensor a = torch::zeros({1000});
      QCOMPARE(meter.bytes(), int64_t{4000});
      const torch::Tensor b = a.clone();
      QCOMPARE(meter.bytes(), int64_t{8000});
    }
    QCOMPARE(meter.bytes(), int64_t{0});
    QCOMPARE(meter.peakBytes(), int64_t{8000});
  }

  void stepsLeaveNothingBehind() {
    test::MemoryMeter meter;
    Config config = test::drawnConfig(MinimizerKind::GacFas, 4);
    FasNet net(FasNetOptions{4, 1});
    test::DrawnBatches batches;
    Trainer trainer(config, net, batches);
    for (int i = 0; i < 9; ++i) trainer.step();  // past the warm-up
    const int64_t before = meter.bytes();
    for (int i = 0; i < 3; ++i) trainer.step();
    QCOMPARE(meter.bytes(), before);
  }

  void gacFasNeedsAtMostTwoSetsMoreThanItHasDomains_data() {
    QTest::addColumn<int64_t>("domains");
    QTest::newRow("K = 2") << int64_t{2};
    QTest::newRow("K = 3") << int64_t{3};
    QTest::newRow("K = 5") << int64_t{5};
  }
  void gacFasNeedsAtMostTwoSetsMoreThanItHasDomains() {
    QFETCH(int64_t, domains);
    const Peak erm = peakOfAStep(MinimizerKind::Erm, domains),
               gac = peakOfAStep(MinimizerKind::GacFas, domains);
    const double extra = gac.sets - erm.sets;
    qInfo("K = %lld: erm %.2f, gac-fas %.2f, extra %.2f parameter sets", static_cast<long long>(domains),
          erm.sets, gac.sets, extra);
    QVERIFY(erm.sets > 1.0);  // at least the direction
    constexpr double kScalars = 0.01;   // losses, norms and row numbers of a step
    QVERIFY2(extra <= static_cast<double>(domains) + 2.0 + kScalars, qPrintable(QString::number(extra)));
    QVERIFY(extra > static_cast<double>(domains) - 1.0);  // or the gradients g_k were not counted
  }
};

GACFAS_TEST(StepMemoryTest)
#include "tst_StepMemory.moc"
