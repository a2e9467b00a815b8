#include <QtTest>
#include <cmath>

#include "Quadratic.h"
#include "core/sharpness/Sharpness.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

struct Two {
  torch::Tensor a = test::symmetric(torch::linspace(-1.0, 4.0, 8, torch::kFloat64), 1);
  torch::Tensor b = test::symmetric(torch::linspace(0.0, 9.0, 8, torch::kFloat64), 2);
  torch::Tensor slope = torch::linspace(0.0, 0.7, 8, torch::kFloat64);
  test::Quadratic loss{{a, b}, slope, 4};
  DirectionSource directions = [this](int64_t i) { return drawNormal(slope, {static_cast<uint64_t>(i)}); };

  std::vector<SharpnessFigures> measure(const SharpnessOptions& options, const PassHook& hook = {}) {
    return measureSharpness(loss, {"first", "second"}, directions, options, 1, hook);
  }
};

}  // namespace

class SharpnessTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void figuresOfAQuadraticAreItsClosedForms() {
    Two two;
    SharpnessOptions options;
    options.lanczosSteps = 8;
    options.tolerance = 0.0;
    const auto figures = two.measure(options);
    QCOMPARE(figures.size(), size_t{3});
    QCOMPARE(figures[0].name, std::string("all"));
    QCOMPARE(figures[2].name, std::string("second"));
    const torch::Tensor hessians[] = {(two.a + two.b) / 2.0, two.a, two.b};
    for (size_t k = 0; k < 3; ++k) {
      const SharpnessFigures& f = figures[k];
      double mean = 0.0;
      for (int64_t i = 0; i < 10; ++i) {
        const torch::Tensor d = two.directions(i);
        mean += d.dot(hessians[k].mv(d)).item<double>() / 10.0;
      }
      QVERIFY(std::abs(f.curvature.mean - mean) < 1e-9);
      QVERIFY(std::abs(f.secondDifference.mean - mean) < 1e-7);
      QVERIFY(f.curvature.deviation > 0.0 && f.curvature.faceError < 1e-9);
      QCOMPARE(f.loss.value, 1.0);
      QVERIFY(std::abs(f.loss.faceError - std::sqrt(1.0 / 12.0) / (k == 0 ? std::sqrt(2.0) : 1.0)) < 1e-12);
      QVERIFY(std::abs(f.gradientNorm - two.slope.norm().item<double>()) < 1e-12);
      const torch::Tensor spectrum = std::get<0>(torch::linalg_eigh(hessians[k]));
      QVERIFY(std::abs(f.spectrum.largest[0].value - spectrum[7].item<double>()) < 1e-9);
      QVERIFY(std::abs(f.spectrum.least.value - spectrum[0].item<double>()) < 1e-9);
      QVERIFY(std::abs(f.trace.mean - spectrum.sum().item<double>()) < 4.0 * f.trace.standardError);
      QVERIFY(f.sam.increase >= f.sam.firstStep && f.sam.firstStep > 0.0);
    }
  }

  void countOfZeroLeavesAQuantityOut() {
    Two two;
    SharpnessOptions options;
    options.directions = options.probes = options.eigenvalues = options.ascentSteps = 0;
    const auto figures = two.measure(options);
    QCOMPARE(two.loss.products, int64_t{0});
    QVERIFY(std::isnan(figures[0].trace.mean) && std::isnan(figures[0].curvature.mean));
    QVERIFY(figures[0].spectrum.largest.empty() && std::isnan(figures[0].sam.increase));
    QCOMPARE(figures[0].loss.value, 1.0);
  }

  void costIsKnownBeforehandWhereLanczosTakesAllItsSteps() {
    Two two;
    SharpnessOptions options;
    options.lanczosSteps = 6;
    options.tolerance = 0.0;
    int64_t cost = 0;
    two.measure(options, [&](const std::string&, int64_t passes) { cost += passes; });
    const int64_t told = sharpnessCost(two.loss, options);
    QVERIFY2(cost <= told && cost > told * 9 / 10, qPrintable(QString("%1 %2").arg(cost).arg(told)));
  }

  void hookEndsTheWork() {
    Two two;
    int passes = 0;
    const PassHook hook = [&](const std::string&, int64_t) {
      if (++passes == 5) throw Cancelled();
    };
    QVERIFY_EXCEPTION_THROWN(two.measure({}, hook), Cancelled);
    QCOMPARE(passes, 5);
  }
};

GACFAS_TEST(SharpnessTest)
#include "tst_Sharpness.moc"
