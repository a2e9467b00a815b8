#include <QtTest>
#include <cmath>

#include "TinyNet.h"
#include "core/landscape/WeightAxes.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

TensorList listOf(const std::vector<double>& head, const std::vector<double>& bias) {
  const auto wide = static_cast<int64_t>(head.size() / 2);
  return {torch::tensor(head, torch::kFloat32).reshape({2, wide}), torch::tensor(bias, torch::kFloat32)};
}

double dot(const TensorList& a, const TensorList& b) {
  double sum = 0.0;
  for (size_t i = 0; i < a.size(); ++i) sum += (a[i] * b[i]).sum().item<double>();
  return sum;
}

}  // namespace

class WeightAxesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void offsetLeadsFromOneNetworkToTheOther() {
    FasNet from = test::tinyNet(1), to = test::tinyNet(2);
    const NamedTensors a = statesOf(from), b = statesOf(to);
    const TensorList offset = offsetOf(a, b);
    for (size_t i = 0; i < a.size(); ++i)
      QVERIFY(torch::allclose(a[i].second + offset[i], b[i].second, 1e-6, 1e-7));
    FasNet other(FasNetOptions{/*width=*/4, 1});
    QVERIFY_EXCEPTION_THROWN(offsetOf(a, statesOf(other)), Error);
  }

  void principalAxesFollowTheLargestSpread() {
    // Rows around (5, 5, 5, 5 | 5): 3 along the first number, 1 along the bias, nothing elsewhere.
    std::vector<TensorList> rows;
    for (const auto& [major, minor] : {std::pair{3.0, 0.0}, {-3.0, 0.0}, {0.0, 1.0}, {0.0, -1.0}})
      rows.push_back(listOf({5.0 + major, 5.0, 5.0, 5.0}, {5.0 + minor}));
    const PrincipalAxes axes = principalAxes(rows);
    QVERIFY(torch::allclose(axes.plane.x[0].abs(), torch::tensor({{1.0F, 0.0F}, {0.0F, 0.0F}}), 0.0, 1e-5));
    QVERIFY(torch::allclose(axes.plane.y[1].abs(), torch::ones({1}), 0.0, 1e-5));
    QVERIFY(std::abs(axes.explained[0] - 0.9) < 1e-6 && std::abs(axes.explained[1] - 0.1) < 1e-6);
  }

  void principalAxesAreThoseOfTheSingularValueDecomposition() {
    torch::manual_seed(11);
    const torch::Tensor all = torch::randn({7, 20}, torch::kFloat64) * torch::linspace(0.1, 3.0, 20, torch::kFloat64);
    std::vector<TensorList> rows;
    for (int64_t i = 0; i < 7; ++i)
      rows.push_back({all[i].narrow(0, 0, 12).reshape({3, 4}).to(torch::kFloat32),
                      all[i].narrow(0, 12, 8).to(torch::kFloat32)});
    const PrincipalAxes axes = principalAxes(rows);
    const auto [u, s, vh] = torch::linalg_svd(all - all.mean(0), false);
    const double whole = s.square().sum().item<double>();
    for (int64_t k = 0; k < 2; ++k) {
      const TensorList& axis = k == 0 ? axes.plane.x : axes.plane.y;
      const torch::Tensor flat = torch::cat({axis[0].flatten(), axis[1]}).to(torch::kFloat64);
      QVERIFY(std::abs(std::abs((flat * vh[k]).sum().item<double>()) - 1.0) < 1e-5);
      QVERIFY(std::abs(axes.explained[static_cast<size_t>(k)] - s[k].item<double>() * s[k].item<double>() / whole) < 1e-6);
    }
    QVERIFY(std::abs(dot(axes.plane.x, axes.plane.y)) < 1e-5);
  }

  void weightsOnALineAreRefused() {
    std::vector<TensorList> rows;
    for (const double t : {0.0, 1.0, 2.0, 5.0}) rows.push_back(listOf({t, 2.0 * t, 0.0, 0.0}, {t}));
    QVERIFY_EXCEPTION_THROWN(principalAxes(rows), Error);
    rows.resize(2);
    QVERIFY_EXCEPTION_THROWN(principalAxes(rows), Error);
  }

  void projectionIsTheNearestPointAlsoOfObliqueAxes() {
    const Plane oblique{listOf({2.0, 0.0, 0.0, 0.0}, {0.0}), listOf({1.0, 3.0, 0.0, 0.0}, {0.0})};
    const TensorList offset = listOf({2.0 * 0.7 + 1.5, 3.0 * 1.5, 4.0, 0.0}, {-3.0});
    const PlanePosition place = project(oblique, offset);
    QVERIFY(std::abs(place.a - 0.7) < 1e-6 && std::abs(place.b - 1.5) < 1e-6);
    QVERIFY(std::abs(place.distance - 5.0) < 1e-6);
    const PlanePosition line = project({oblique.x, {}}, offset);
    QVERIFY(std::abs(line.a - (2.0 * 0.7 + 1.5) / 2.0) < 1e-6);
    QVERIFY(std::abs(line.distance - std::sqrt(4.5 * 4.5 + 25.0)) < 1e-5);
    QVERIFY_EXCEPTION_THROWN(project({oblique.x, oblique.x}, offset), Error);
  }

  void biasesAndBatchNormAreLeftOut() {
    TensorList axis = listOf({1.0, 2.0, 3.0, 4.0}, {5.0});
    ignoreBiasBn(axis);
    QCOMPARE(axis[1].item<double>(), 0.0);
    QCOMPARE(axis[0][1][1].item<double>(), 4.0);
  }
};

GACFAS_TEST(WeightAxesTest)
#include "tst_WeightAxes.moc"
