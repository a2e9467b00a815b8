#include <QtTest>
#include <cmath>

#include "Quadratic.h"
#include "core/sharpness/HessianAxes.h"
#include "core/sharpness/NetworkObjective.h"
#include "tests/landscape/TinyNet.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

const LanczosSettings kExact{/*wanted=*/2, /*maxSteps=*/40, /*tolerance=*/1e-10, /*seed=*/1};

torch::Tensor allPlaces(const torch::Tensor& like) {
  return torch::arange(like.numel());
}

double meanLoss(SharpnessObjective& objective, const torch::Tensor& theta) {
  return meanOver({Scope::kAll, objective.domains()}, faceLosses(objective, theta)).value;
}

/// (L(h u) - 2 L(0) + L(-h u)) / h^2
double curvatureAlong(SharpnessObjective& objective, const torch::Tensor& u, double h) {
  const torch::Tensor theta = objective.centre();
  return (meanLoss(objective, theta + h * u) - 2.0 * meanLoss(objective, theta) + meanLoss(objective, theta - h * u)) /
         (h * h);
}

}  // namespace

class HessianAxesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void curvatureOfAQuadraticAlongItsAxesIsTheEigenvalue() {
    const torch::Tensor eigenvalues = torch::cat({test::values({7.0, 4.0}), torch::linspace(-1.0, 2.0, 18, torch::kFloat64)});
    const torch::Tensor hessian = test::symmetric(eigenvalues, 3);
    // Two domains whose mean it is.
    const torch::Tensor other = test::symmetric(torch::linspace(-3.0, 3.0, 20, torch::kFloat64), 4);
    test::Quadratic quadratic({hessian + other, hessian - other}, torch::ones({20}, torch::kFloat64), 4);
    const std::vector<HessianAxis> axes = hessianAxes(quadratic, allPlaces(quadratic.centre()), kExact);
    QCOMPARE(axes.size(), size_t{2});
    for (size_t i = 0; i < 2; ++i) {
      const double expected = i == 0 ? 7.0 : 4.0;
      QVERIFY(std::abs(axes[i].eigenvalue.value - expected) < 1e-9);
      QVERIFY(axes[i].eigenvalue.residual < 1e-6);
      QVERIFY(std::abs(axes[i].vector.norm().item<double>() - 1.0) < 1e-12);
      QVERIFY(std::abs(curvatureAlong(quadratic, axes[i].vector, 0.1) - expected) < 1e-8);
      const torch::Tensor largest = axes[i].vector[axes[i].vector.abs().argmax().item<int64_t>()];
      QVERIFY(largest.item<double>() > 0.0);
    }
    QVERIFY(std::abs(axes[0].vector.dot(axes[1].vector).item<double>()) < 1e-9);
  }

  void onlySomeWeightsMoveAndTheHessianIsTheirs() {
    const torch::Tensor hessian = test::symmetric(torch::linspace(-2.0, 9.0, 20, torch::kFloat64), 5);
    test::Quadratic quadratic({hessian}, torch::ones({20}, torch::kFloat64), 4);
    const torch::Tensor places = torch::arange(3, 15);
    const torch::Tensor part = hessian.index_select(0, places).index_select(1, places);
    const torch::Tensor expected = std::get<0>(torch::linalg_eigh(part, "L"));
    const std::vector<HessianAxis> axes = hessianAxes(quadratic, places, kExact);
    for (int64_t i = 0; i < 2; ++i) {
      const HessianAxis& axis = axes[static_cast<size_t>(i)];
      QVERIFY(std::abs(axis.eigenvalue.value - expected[11 - i].item<double>()) < 1e-8);
      QVERIFY(axis.eigenvalue.residual < 1e-6);
      QCOMPARE(axis.vector.narrow(0, 0, 3).abs().max().item<double>(), 0.0);
      QCOMPARE(axis.vector.narrow(0, 15, 5).abs().max().item<double>(), 0.0);
    }
  }

  /// In float64, with a step below the distance of the ReLUs' kinks: the second difference sees no others.
  void curvatureOfANetworkAlongItsAxesIsTheEigenvalue() {
    FasNet net = test::tinyNet(4);
    net->to(torch::kFloat64);
    net->useChannelsLast();
    NetworkObjective objective(net, test::drawnFaces(), {LossKind::Bce, 12.0, 4});
    LanczosSettings settings = kExact;
    settings.tolerance = 1e-4;
    const std::vector<HessianAxis> axes = hessianAxes(objective, allPlaces(objective.centre()), settings);
    for (const HessianAxis& axis : axes) {
      const double found = curvatureAlong(objective, axis.vector, 1e-5);
      QVERIFY2(std::abs(found - axis.eigenvalue.value) < 1e-3 * axis.eigenvalue.value,
               qPrintable(QString("%1 %2").arg(found).arg(axis.eigenvalue.value)));
    }
    const TensorList parts = axisFromFlat(axes[0].vector, net);
    QCOMPARE(parts.size(), net->parameters().size());
    double squares = 0.0;
    for (const torch::Tensor& part : parts) squares += part.square().sum().item<double>();
    QVERIFY(std::abs(squares - 1.0) < 1e-5);
  }
};

GACFAS_TEST(HessianAxesTest)
#include "tst_HessianAxes.moc"
