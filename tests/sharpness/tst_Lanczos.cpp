#include <QtTest>
#include <cmath>

#include "Quadratic.h"
#include "core/sharpness/Lanczos.h"
#include "core/sharpness/Spectrum.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

LanczosResult run(const torch::Tensor& matrix, const LanczosSettings& settings) {
  return lanczos([&](const torch::Tensor& v) { return matrix.mv(v); }, matrix[0], settings);
}

}  // namespace

class LanczosTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// LAPACK's dense decomposition is the judge; the matrix has no structure that we chose.
  void largestPairsEqualTheDenseDecomposition() {
    torch::manual_seed(2);
    torch::Tensor matrix = torch::randn({80, 80}, torch::kFloat64);
    matrix = matrix + matrix.t();
    const auto [values, vectors] = torch::linalg_eigh(matrix);
    const LanczosResult found = run(matrix, {4, 80, 1e-10, 1});
    QVERIFY(found.converged);
    for (int64_t i = 0; i < 4; ++i) {
      const RitzPair& pair = found.largest[static_cast<size_t>(i)];
      QVERIFY(std::abs(pair.value - values[79 - i].item<double>()) < 1e-9);
      QVERIFY(std::abs(std::abs(pair.vector.dot(vectors.select(1, 79 - i)).item<double>()) - 1.0) < 1e-9);
    }
    QVERIFY(std::abs(found.least.value - values[0].item<double>()) < 1e-9);
  }

  void gapInTheSpectrumEndsItEarly() {
    torch::Tensor spectrum = torch::linspace(0.0, 1.0, 300, torch::kFloat64);
    spectrum[299] = 50.0;
    const LanczosResult found = run(test::symmetric(spectrum, 4), {1, 100, 1e-3, 1});
    QVERIFY(found.converged);
    QVERIFY2(found.steps < 15, qPrintable(QString::number(found.steps)));
    QVERIFY(std::abs(found.largest[0].value - 50.0) < 1e-3);
  }

  void noGhostsAfterConvergence() {
    torch::Tensor spectrum = torch::linspace(0.0, 1.0, 120, torch::kFloat64);
    spectrum[119] = 100.0;
    const LanczosResult found = run(test::symmetric(spectrum, 4), {3, 120, 0.0, 1});  // goes on for long after 100 is found
    QVERIFY(std::abs(found.largest[0].value - 100.0) < 1e-9);
    QVERIFY2(found.largest[1].value < 1.0, "100 came back");
  }

  void multipleEigenvaluesAreFound() {
    const LanczosResult found = run(test::symmetric(test::values({3, 3, 3, 1, 1, -2}), 4), {4, 6, 1e-9, 1});
    QVERIFY(found.converged);
    for (size_t i = 0; i < 3; ++i) QVERIFY(std::abs(found.largest[i].value - 3.0) < 1e-9);
    QVERIFY(std::abs(found.largest[3].value - 1.0) < 1e-9);
    QVERIFY(std::abs(found.least.value + 2.0) < 1e-9);
  }

  void stepsThatDoNotSufficeAreTold() {
    const LanczosResult found = run(test::symmetric(torch::linspace(0.0, 1.0, 200, torch::kFloat64), 4), {3, 5, 1e-6, 1});
    QVERIFY(!found.converged);
    QCOMPARE(found.steps, int64_t{5});
  }

  void zeroMatrixHasZeros() {
    const LanczosResult found = run(torch::zeros({5, 5}, torch::kFloat64), {2, 5, 1e-3, 1});
    QCOMPARE(found.largest[0].value, 0.0);
    QCOMPARE(found.least.value, 0.0);
  }

  void singlePrecisionIsEnoughForAPercent() {
    torch::manual_seed(6);
    torch::Tensor matrix = torch::randn({200, 200});
    matrix = matrix + matrix.t();
    const double truth = std::get<0>(torch::linalg_eigh(matrix.to(torch::kFloat64)))[199].item<double>();
    const LanczosResult found = run(matrix, {1, 60, 1e-3, 1});
    QVERIFY(std::abs(found.largest[0].value / truth - 1.0) < 1e-3);
  }

  void spectrumOfAScopeIsThatOfItsMeanHessianAndTheResidualBoundsTheError() {
    const torch::Tensor a = test::symmetric(torch::linspace(-1.0, 4.0, 30, torch::kFloat64), 1);
    const torch::Tensor b = test::symmetric(torch::linspace(0.0, 9.0, 30, torch::kFloat64), 2);
    test::Quadratic loss({a, b}, torch::zeros({30}, torch::kFloat64), 4);
    SharpnessOptions options;
    options.lanczosSteps = 12;
    const auto check = [&](const Scope& scope, const torch::Tensor& hessian) {
      const HessianSpectrum spectrum = measureSpectrum(loss, scope, options, 3);
      const torch::Tensor truth = std::get<0>(torch::linalg_eigh(hessian));
      for (const HessianEigenvalue& value : spectrum.largest)
        QVERIFY((truth - value.value).abs().min().item<double>() <= value.residual + 1e-9);
      QVERIFY(std::abs(spectrum.largest[0].value - truth[29].item<double>()) < 0.2);
      QVERIFY(spectrum.largest[0].faceError < 1e-9);  // the faces of a domain share its Hessian
    };
    check({Scope::kAll, 2}, (a + b) / 2.0);
    check({1, 2}, b);
  }
};

GACFAS_TEST(LanczosTest)
#include "tst_Lanczos.moc"
