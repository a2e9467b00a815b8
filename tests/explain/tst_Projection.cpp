#include <QtTest>

#include "core/explain/PrincipalComponents.h"
#include "core/explain/Tsne.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// `count` points around each of three centres far apart, in 20 dimensions.
torch::Tensor threeClusters(int64_t count) {
  torch::manual_seed(11);
  torch::Tensor rows = torch::randn({3 * count, 20}, torch::kFloat64);
  for (int64_t cluster = 0; cluster < 3; ++cluster)
    rows.slice(0, cluster * count, (cluster + 1) * count).select(1, cluster) += 20.0;
  return rows;
}

}  // namespace

class ProjectionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void componentsAreTheAxesOfAnEllipse() {
    // Uncorrelated, centred coordinates along two directions at right angles.
    const torch::Tensor a = torch::tensor({3.0, -3.0, 3.0, -3.0}, torch::kFloat64);
    const torch::Tensor b = torch::tensor({1.0, 1.0, -1.0, -1.0}, torch::kFloat64);
    const torch::Tensor u = torch::tensor({0.6, 0.8, 0.0}, torch::kFloat64);
    const torch::Tensor v = torch::tensor({0.0, 0.0, -1.0}, torch::kFloat64);
    const torch::Tensor rows = torch::outer(a, u) + torch::outer(b, v) + 7.0;
    const torch::Tensor found = principalComponents(rows, 3);
    QVERIFY(torch::allclose(found.select(1, 0), a, 1e-9, 1e-12));
    QVERIFY(torch::allclose(found.select(1, 1), -b, 1e-9, 1e-12));  // v turned: its largest entry is positive
    QVERIFY(found.select(1, 2).abs().max().item<double>() < 1e-6);
  }

  void missingComponentsAreZero() {
    const torch::Tensor found = principalComponents(torch::ones({1, 3}), 2);
    QCOMPARE(found.sizes(), at::IntArrayRef({1, 2}));
    QCOMPARE(found.abs().max().item<double>(), 0.0);
  }

  void everyRowHasThePerplexity() {
    const torch::Tensor rows = threeClusters(20);
    const torch::Tensor distances = torch::cdist(rows, rows).square();
    const torch::Tensor p = neighbourProbabilities(distances, 7.0);
    for (int64_t i = 0; i < p.size(0); ++i) {
      double sum = 0.0, entropy = 0.0;
      for (int64_t j = 0; j < p.size(1); ++j) {
        const double share = p[i][j].item<double>();
        sum += share;
        if (share > 0.0) entropy -= share * std::log(share);
      }
      QVERIFY(std::abs(sum - 1.0) < 1e-9);
      QVERIFY(std::abs(std::exp(entropy) - 7.0) < 1e-4);
      QCOMPARE(p[i][i].item<double>(), 0.0);
    }
  }

  void theGradientIsTheSlopeOfTheDivergence() {
    torch::manual_seed(4);
    constexpr int64_t kCount = 9;
    torch::Tensor p = torch::rand({kCount, kCount}, torch::kFloat64).fill_diagonal_(0.0);
    p = p + p.t();
    p = p / p.sum();
    const torch::Tensor places = torch::randn({kCount, 2}, torch::kFloat64);
    const auto divergence = [&](const torch::Tensor& at) {
      const torch::Tensor kernel = (torch::cdist(at, at).square() + 1.0).reciprocal().fill_diagonal_(0.0);
      const torch::Tensor q = kernel / kernel.sum();
      return (torch::xlogy(p, p) - torch::xlogy(p, q)).nan_to_num().sum().item<double>();
    };
    const torch::Tensor gradient = tsneGradient(p.to(torch::kFloat32).contiguous(), places.to(torch::kFloat32).contiguous());
    for (int64_t i = 0; i < kCount; ++i)
      for (int64_t axis = 0; axis < 2; ++axis) {
        torch::Tensor up = places.clone(), down = places.clone();
        up[i][axis] += 1e-5;
        down[i][axis] -= 1e-5;
        const double slope = (divergence(up) - divergence(down)) / 2e-5;
        const double distance = std::abs(slope - gradient[i][axis].item<double>());
        QVERIFY2(distance < 1e-5, qPrintable(QString("%1 %2").arg(slope).arg(distance)));
      }
  }

  void clustersStayApart() {
    constexpr int64_t kCount = 25;
    const torch::Tensor flat = tsne(threeClusters(kCount), {}, JobControl(), {});
    QCOMPARE(flat.sizes(), at::IntArrayRef({3 * kCount, 2}));
    torch::Tensor distances = torch::cdist(flat, flat);
    distances.fill_diagonal_(INFINITY);
    const torch::Tensor nearest = distances.argmin(1);
    for (int64_t i = 0; i < 3 * kCount; ++i) QCOMPARE(nearest[i].item<int64_t>() / kCount, i / kCount);
    double widest = 0.0, closest = INFINITY;
    for (int64_t a = 0; a < 3; ++a)
      for (int64_t b = 0; b < 3; ++b) {
        const torch::Tensor block = distances.slice(0, a * kCount, (a + 1) * kCount).slice(1, b * kCount, (b + 1) * kCount);
        if (a == b) widest = std::max(widest, block.masked_fill(block.isinf(), 0.0).max().item<double>());
        else closest = std::min(closest, block.min().item<double>());
      }
    QVERIFY2(closest > 0.5 * widest, qPrintable(QString("%1 %2").arg(closest).arg(widest)));
  }

  /// What the window does at most.
  void manyPointsTakeSeconds() {
    if (!qEnvironmentVariableIsSet("GACFAS_BENCH")) QSKIP("a measurement; set GACFAS_BENCH to take it");
    const torch::Tensor rows = threeClusters(500);
    QElapsedTimer timer;
    timer.start();
    tsne(rows, {}, JobControl(), {});
    qInfo("t-SNE of 1,500 points: %.1f s", static_cast<double>(timer.elapsed()) / 1e3);
  }

  void nothingIsRandom() {
    const torch::Tensor rows = threeClusters(5);
    QVERIFY(torch::equal(tsne(rows, {}, JobControl(), {}), tsne(rows, {}, JobControl(), {})));
  }

  void fewRowsAndStopsAreHarmless() {
    QCOMPARE(tsne(threeClusters(1), {}, JobControl(), {}).size(0), 3);
    JobControl control;
    control.requestStop();
    QVERIFY_EXCEPTION_THROWN(tsne(threeClusters(5), {}, control, {}), Cancelled);
  }
};

GACFAS_TEST(ProjectionTest)
#include "tst_Projection.moc"
