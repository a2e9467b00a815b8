#include <QtTest>
#include <cmath>

#include "Quadratic.h"
#include "core/sharpness/HessianTrace.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class HessianTraceTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void probesAreSignsAndDependOnSeedAndNumber() {
    const torch::Tensor like = torch::zeros({10'000}, torch::kFloat64);
    const torch::Tensor a = drawRademacher(like, 7, 0);
    QVERIFY(torch::equal(a.abs(), torch::ones_like(like)));
    QVERIFY(std::abs(a.mean().item<double>()) < 0.04);  // four deviations
    QVERIFY(torch::equal(a, drawRademacher(like, 7, 0)));
    for (const torch::Tensor& other : {drawRademacher(like, 7, 1), drawRademacher(like, 8, 0)})
      QVERIFY(std::abs((a * other).mean().item<double>()) < 0.04);
  }

  void traceOfADiagonalMatrixIsExactFromOneProbe() {
    test::Quadratic loss({torch::diag(test::values({1, -2, 3.5, 10}))}, torch::zeros({4}, torch::kFloat64), 2);
    const DrawMean trace = meanOverDraws({Scope::kAll, 1}, traceDraws(loss, 3, 1));
    QVERIFY(std::abs(trace.mean - 12.5) < 1e-12);
    QVERIFY(trace.deviation < 1e-12);
  }

  /// Mean and variance of z' A z are known: trace, and 2 (|A|^2 - sum of a_ii^2).
  void meanAndSpreadAgreeWithTheory() {
    const torch::Tensor a = test::symmetric(torch::linspace(-1.0, 5.0, 12, torch::kFloat64), 3);
    test::Quadratic loss({a}, torch::zeros({12}, torch::kFloat64), 2);
    constexpr int64_t kProbes = 4000;
    const DrawMean trace = meanOverDraws({Scope::kAll, 1}, traceDraws(loss, kProbes, 5));
    const double variance = 2.0 * (a.pow(2).sum() - a.diagonal().pow(2).sum()).item<double>();
    QVERIFY2(std::abs(trace.mean - 24.0) < 4.0 * trace.standardError, qPrintable(QString::number(trace.mean)));
    QVERIFY(std::abs(trace.deviation / std::sqrt(variance) - 1.0) < 0.1);
    QVERIFY(std::abs(trace.standardError * std::sqrt(kProbes) - trace.deviation) < 1e-9);
  }
};

GACFAS_TEST(HessianTraceTest)
#include "tst_HessianTrace.moc"
