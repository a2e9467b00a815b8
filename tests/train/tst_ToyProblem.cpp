#include <QtTest>

#include "tests/support/DrawnBatches.h"
#include "tests/support/RecordingSink.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// Mean over the reports [first, last).
template <class Of>
double mean(const std::vector<StepReport>& steps, size_t first, size_t last, Of&& of) {
  double sum = 0.0;
  for (size_t i = first; i < last; ++i) sum += of(steps[i]);
  return sum / static_cast<double>(last - first);
}

}  // namespace

/// A toy problem that each minimiser must learn in a few dozen steps.
class ToyProblemTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void isLearnt_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::addColumn<bool>("released");
    QTest::addColumn<LossKind>("loss");
    QTest::newRow("erm") << MinimizerKind::Erm << false << LossKind::Bce;
    QTest::newRow("sam") << MinimizerKind::Sam << false << LossKind::Bce;
    QTest::newRow("sam-domain") << MinimizerKind::SamDomain << false << LossKind::Bce;
    QTest::newRow("sagm") << MinimizerKind::Sagm << false << LossKind::Bce;
    QTest::newRow("gac-fas") << MinimizerKind::GacFas << false << LossKind::Bce;
    QTest::newRow("gac-fas released") << MinimizerKind::GacFas << true << LossKind::Bce;
    QTest::newRow("gac-fas, ce") << MinimizerKind::GacFas << false << LossKind::Ce;
  }

  void isLearnt() {
    QFETCH(MinimizerKind, kind);
    QFETCH(bool, released);
    QFETCH(LossKind, loss);
    Config config = test::drawnConfig(kind, /*epochs=*/10);
    config.gac.variant = released ? GacVariant::Released : GacVariant::Paper;
    config.train.loss = loss;
    FasNet net(FasNetOptions{config.model.width, config.classes()});
    net->initialise(3);
    net->useChannelsLast();
    test::DrawnBatches batches;
    test::RecordingSink sink;
    JobControl control;
    Trainer(config, net, batches).run(control, sink);

    QCOMPARE(sink.steps.size(), size_t{40});
    const auto lossOf = [](const StepReport& report) { return report.loss; };
    const double before = mean(sink.steps, 0, 4, lossOf), after = mean(sink.steps, 36, 40, lossOf);
    const double right = mean(sink.steps, 36, 40, [](const StepReport& report) { return report.accuracy; });
    const QByteArray told = QString("loss %1 to %2, accuracy %3").arg(before).arg(after).arg(right).toUtf8();
    QVERIFY2(after < 0.4 * before && right > 0.95, told);

    const torch::NoGradGuard
        noGrad;  // a batch never seen, with the running statistics: what an evaluation does
    const FaceBatch unseen = batches.draw(99, 0);
    const torch::Tensor live =
        FasNetImpl::score(net->forward(unseen.images, BatchStatistics::Running).logits) >= 0;
    QVERIFY((live == (torch::cat({unseen.labels, unseen.labels}) == 1))
                .to(torch::kFloat64)
                .mean()
                .item<double>() > 0.8);
  }
};

GACFAS_TEST(ToyProblemTest)
#include "tst_ToyProblem.moc"
