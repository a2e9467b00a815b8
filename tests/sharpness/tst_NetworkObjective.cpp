#include <QtTest>
#include <cmath>

#include "core/sharpness/NetworkObjective.h"
#include "tests/landscape/TinyNet.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

struct Tiny {
  explicit Tiny(LossKind kind = LossKind::Bce, torch::ScalarType type = torch::kFloat64)
      : net(test::tinyNet(4, kind == LossKind::Ce ? 2 : 1)), faces(test::drawnFaces()) {
    net->to(type);
    net->useChannelsLast();
    settings = {kind, 12.0, 4};
  }
  NetworkObjective objective() { return {net, faces, settings}; }

  FasNet net;
  LandscapeFaces faces;
  SurfaceSettings settings;
};

double relative(const torch::Tensor& a, const torch::Tensor& b) {
  return (a - b).norm().item<double>() / b.norm().item<double>();
}

}  // namespace

class NetworkObjectiveTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void lossIsTheOneThatALandscapeMeasures() {
    Tiny tiny(LossKind::Bce, torch::kFloat32);
    const Plane plane = makePlane(tiny.net, DirectionRecipe{});
    NetworkObjective objective = tiny.objective();
    const DirectionSource directions = filterNormalisedDirections(tiny.net, DirectionRecipe{}.seed);
    SurfaceSampler sampler(tiny.net, plane, tiny.faces, tiny.settings);
    const torch::Tensor theta = objective.centre() + (0.3 * directions(0) - 0.2 * directions(1));
    const PointLosses expected = sampler.evaluate(0.3, -0.2);
    const std::vector<Sample> samples = faceLosses(objective, theta);
    const auto near = [](double a, double b) { return std::abs(a - b) <= 2e-5 * std::max(std::abs(b), 0.1); };
    QVERIFY(near(meanOver({Scope::kAll, 3}, samples).value, expected.loss));
    for (size_t k = 0; k < 3; ++k) QVERIFY(near(meanOver({k, 3}, samples).value, expected.domainLoss[k]));
  }

  void gradientEqualsFiniteDifferencesOfTheLoss() {
    Tiny tiny;
    NetworkObjective objective = tiny.objective();
    const torch::Tensor theta = objective.centre(), v = drawNormal(theta, {1}) / 100.0;
    constexpr double kStep = 1e-5;
    for (size_t g = 0; g < objective.groups().size(); ++g) {
      const double slope = objective.slope(theta, g).gradient.dot(v).item<double>();
      const double up = objective.losses(theta + kStep * v, g).mean().item<double>();
      const double down = objective.losses(theta - kStep * v, g).mean().item<double>();
      QVERIFY(std::abs((up - down) / (2.0 * kStep) - slope) < 1e-6 * std::max(1.0, std::abs(slope)));
    }
  }

  void hessianProductEqualsFiniteDifferencesOfTheGradient_data() {
    QTest::addColumn<bool>("ce");
    QTest::newRow("binary cross entropy") << false;
    QTest::newRow("cross entropy") << true;
  }

  void hessianProductEqualsFiniteDifferencesOfTheGradient() {
    QFETCH(bool, ce);
    Tiny tiny(ce ? LossKind::Ce : LossKind::Bce);
    NetworkObjective objective = tiny.objective();
    const torch::Tensor theta = objective.centre(), v = drawNormal(theta, {2}) / 100.0;
    constexpr double kStep = 1e-6;  // so short that no ReLU of note changes its side
    for (size_t g = 0; g < objective.groups().size(); ++g) {
      const torch::Tensor difference = (objective.slope(theta + kStep * v, g).gradient -
                                        objective.slope(theta - kStep * v, g).gradient) / (2.0 * kStep);
      const double error = relative(objective.hessianTimes(v, g), difference);
      QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
    }
  }

  void hessianIsSymmetric() {
    Tiny tiny;
    NetworkObjective objective = tiny.objective();
    const torch::Tensor a = drawNormal(objective.centre(), {3}), b = drawNormal(objective.centre(), {4});
    const double ab = a.dot(objective.hessianTimes(b, 0)).item<double>();
    const double ba = b.dot(objective.hessianTimes(a, 0)).item<double>();
    QVERIFY(std::abs(ab - ba) < 1e-9 * std::abs(ab));
  }

  /// Cosine logits do not see the length of a feature or of a head weight: curvature along the head itself is 0.
  void headsOwnDirectionIsFlat() {
    Tiny tiny;
    NetworkObjective objective = tiny.objective();
    const torch::Tensor head = parametersOf(tiny.net).back().second.detach().flatten();
    torch::Tensor v = torch::zeros_like(objective.centre());
    v.narrow(0, v.numel() - head.numel(), head.numel()).copy_(head);
    QVERIFY(std::abs(v.dot(objective.hessianTimes(v, 0)).item<double>()) < 1e-10);
    QVERIFY(std::abs(objective.slope(objective.centre(), 0).gradient.dot(v).item<double>()) < 1e-12);
  }

  void callersWithoutGradientsGetThemAllTheSame() {
    Tiny tiny;
    NetworkObjective objective = tiny.objective();
    const torch::Tensor v = drawNormal(objective.centre(), {5}), expected = objective.hessianTimes(v, 0);
    const torch::NoGradGuard noGrad;
    QVERIFY(torch::equal(objective.hessianTimes(v, 0), expected));
    QVERIFY(objective.slope(objective.centre(), 0).gradient.norm().item<double>() > 0.0);
  }

  void networkIsItsOldSelfAfterEveryCallAndAfterAnError() {
    Tiny tiny(LossKind::Bce, torch::kFloat32);
    const auto before = test::copyOf(tiny.net);
    NetworkObjective objective = tiny.objective();
    const torch::Tensor theta = objective.centre() + 1.0;
    objective.losses(theta, 0);
    objective.slope(theta, 1);
    objective.hessianTimes(theta, 2);
    QVERIFY(test::sameBytes(before, test::copyOf(tiny.net)));
    tiny.faces.images = torch::randn({10, 4, 32, 32});  // four channels: the first convolution refuses
    NetworkObjective broken = tiny.objective();
    QVERIFY_EXCEPTION_THROWN(broken.losses(theta, 0), c10::Error);
    QVERIFY(test::sameBytes(before, test::copyOf(tiny.net)));
  }

  void adaptiveScaleIsTheWeightsSizeAndOneForBiases() {
    Tiny tiny;
    NetworkObjective objective = tiny.objective();
    const torch::Tensor scale = objective.adaptiveScale(), theta = objective.centre();
    int64_t place = 0;
    for (const auto& [name, value] : parametersOf(tiny.net)) {
      const torch::Tensor part = scale.narrow(0, place, value.numel());
      const bool weight = QString::fromStdString(name).endsWith("weight");
      QVERIFY(torch::equal(part, weight ? value.detach().contiguous().view({-1}).abs() : torch::ones_like(part)));
      place += value.numel();
    }
    QCOMPARE(place, theta.numel());
  }
};

GACFAS_TEST(NetworkObjectiveTest)
#include "tst_NetworkObjective.moc"
