#include <QtTest>
#include <cmath>

#include "Quadratic.h"
#include "core/sharpness/SamAscent.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

SamSharpness measure(test::Quadratic& loss, const SharpnessOptions& options, bool adaptive,
                     const Scope& scope = {Scope::kAll, 1}) {
  return measureSam(loss, scope, options, adaptive, 1, faceLosses(loss, loss.centre()));
}

SharpnessOptions options(double rho, int64_t steps = 300) {
  SharpnessOptions chosen;
  chosen.rho = rho;
  chosen.ascentSteps = steps;
  return chosen;
}

}  // namespace

class SamAscentTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void linearLossRisesByRhoTimesTheGradientsNorm() {
    const torch::Tensor slope = test::values({3, -4, 0, 12});
    test::Quadratic loss({torch::zeros({4, 4}, torch::kFloat64)}, slope, 2);
    const SamSharpness plain = measure(loss, options(0.25), false);
    QVERIFY(std::abs(plain.increase - 0.25 * 13.0) < 1e-9);
    QVERIFY(std::abs(plain.firstStep - plain.increase) < 1e-9);  // SAM's own step is the maximum here
    const double scaled = (slope * loss.centre().abs()).norm().item<double>();
    QVERIFY(std::abs(measure(loss, options(0.25), true).increase - 0.25 * scaled) < 1e-9);
  }

  void quadraticMinimumRisesByTheLargestEigenvalue() {
    const torch::Tensor a = test::symmetric(test::values({0.5, 1, 2, 3, 8}), 9);
    test::Quadratic loss({a}, torch::zeros({5}, torch::kFloat64), 2);
    const SamSharpness found = measure(loss, options(0.3), false);
    QVERIFY2(std::abs(found.increase - 0.5 * 0.09 * 8.0) < 1e-6, qPrintable(QString::number(found.increase)));
    QCOMPARE(found.starts.size(), size_t{2});

    const torch::Tensor scale = torch::diag(loss.centre().abs());
    const double greatest = std::get<0>(torch::linalg_eigh(scale.mm(a).mm(scale)))[4].item<double>();
    QVERIFY(std::abs(measure(loss, options(0.3), true).increase - 0.5 * 0.09 * greatest) < 1e-6);
  }

  /// Brute force: the maximum over the circle, in two dimensions.
  void quadraticWithASlopeRisesAsBruteForceSays() {
    const torch::Tensor a = test::symmetric(test::values({1, 6}), 9), slope = test::values({0.4, -0.3});
    test::Quadratic loss({a}, slope, 2);
    const torch::Tensor angle = torch::linspace(0.0, 6.283185307179586, 200'001, torch::kFloat64);
    const torch::Tensor circle = 0.5 * torch::stack({angle.cos(), angle.sin()}, 1);
    const double truth =
        (0.5 * (circle.mm(a) * circle).sum(1) + circle.mv(slope)).max().item<double>();
    const SamSharpness found = measure(loss, options(0.5), false);
    QVERIFY2(std::abs(found.increase - truth) < 1e-6, qPrintable(QString("%1 %2").arg(found.increase).arg(truth)));
  }

  void concaveLossHasItsMaximumInside() {
    test::Quadratic loss({-torch::eye(3, torch::kFloat64)}, test::values({0.1, 0, 0}), 2);
    const SamSharpness found = measure(loss, options(1.0, 50), false);
    QVERIFY(found.increase <= 0.005 + 1e-12);  // at 0.1 along the slope
    QVERIFY(found.increase >= found.firstStep);
  }

  void domainsAreMeasuredApart() {
    test::Quadratic loss({torch::eye(3, torch::kFloat64), 5.0 * torch::eye(3, torch::kFloat64)},
                         torch::zeros({3}, torch::kFloat64), 4);
    QVERIFY(std::abs(measure(loss, options(0.2), false, {0, 2}).increase - 0.02) < 1e-9);
    QVERIFY(std::abs(measure(loss, options(0.2), false, {1, 2}).increase - 0.1) < 1e-9);
    QVERIFY(std::abs(measure(loss, options(0.2), false, {Scope::kAll, 2}).increase - 0.06) < 1e-9);
  }
};

GACFAS_TEST(SamAscentTest)
#include "tst_SamAscent.moc"
