#include <QtTest>
#include <cmath>

#include "TinyNet.h"
#include "core/landscape/FoldedNetwork.h"
#include "core/landscape/PlaneWeights.h"
#include "core/landscape/WeightAxes.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

torch::Tensor losses(const torch::Tensor& logits) {
  return torch::softplus(-12.0 * logits.to(torch::kFloat64));
}

/// Of the mean loss over the faces, as a surface shows it.
double relativeDifference(const torch::Tensor& a, const torch::Tensor& b) {
  return std::abs(losses(a).mean().item<double>() / losses(b).mean().item<double>() - 1.0);
}

torch::Tensor drawnImages() {
  return test::drawnFaces().images.contiguous(torch::MemoryFormat::ChannelsLast);
}

/// Scales a convolution and the batch norm after it by c, as if its input units had changed.
void rescale(FasNet& net, const std::string& convolution, const std::string& norm, double c) {
  const torch::NoGradGuard noGrad;
  for (auto& [name, tensor] : networkTensors(net)) {
    if (name == convolution + ".weight" || name == norm + ".running_mean") tensor.mul_(c);
    if (name == norm + ".running_var") tensor.mul_(c * c);
  }
}

/// Running variances so large that batch norm's epsilon is lost in rounding.
void drownEpsilon(FasNet& net) {
  const torch::NoGradGuard noGrad;
  for (auto& [name, tensor] : networkTensors(net))
    if (name.ends_with(".running_var")) tensor.add_(100.0);
}

}  // namespace

class PlaneNetworkTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void foldedEqualsUnfolded_data() {
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::newRow("centre") << 0.0 << 0.0;
    QTest::newRow("on an axis") << -1.0 << 0.0;
    QTest::newRow("in the plane") << 0.7 << -0.45;
    QTest::newRow("far out") << 3.0 << 2.0;
  }

  void foldedEqualsUnfolded() {
    QFETCH(double, a);
    QFETCH(double, b);
    for (const int64_t classes : {1, 2}) {
      FasNet net = test::tinyNet(4, classes);
      net->useChannelsLast();
      const Plane plane = makePlane(net, DirectionRecipe{});
      QVERIFY(canFold(net, plane));
      FoldedNetwork folded(net, plane, Precision::Fp32);
      PlaneWeights unfolded(net, plane);
      folded.moveTo(a, b);
      unfolded.moveTo(a, b);
      const double difference =
          relativeDifference(folded.forward(drawnImages()).logits, unfolded.forward(drawnImages()).logits);
      QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
    }
  }

  void foldedInFloat64IsExact() {
    FasNet net = test::tinyNet(4);
    net->to(torch::kFloat64);
    const Plane plane = makePlane(net, DirectionRecipe{});
    FoldedNetwork folded(net, plane, Precision::Fp32);
    PlaneWeights unfolded(net, plane);
    folded.moveTo(0.3, -1.0);
    unfolded.moveTo(0.3, -1.0);
    const torch::Tensor images = drawnImages().to(torch::kFloat64);
    QVERIFY(relativeDifference(folded.forward(images).logits, unfolded.forward(images).logits) < 1e-12);
  }

  void planesThatMoveBatchNormAreNotFolded() {
    FasNet net = test::tinyNet(4);
    DirectionRecipe recipe;
    recipe.y.ignoreBiasBn = false;
    QVERIFY(!canFold(net, makePlane(net, recipe)));
    recipe.y.ignoreBiasBn = true;
    recipe.y.tensors = AxisTensors::States;
    QVERIFY(canFold(net, makePlane(net, recipe)));
    const auto kind = [&](const PlaneNetworkSettings& settings) {
      return dynamic_cast<FoldedNetwork*>(makePlaneNetwork(net, makePlane(net, {}), settings).get()) != nullptr;
    };
    QVERIFY(kind({}));
    QVERIFY(!kind({PlaneStatistics::Reestimated}));
    QVERIFY(!kind({PlaneStatistics::Frozen, Precision::Fp32, false}));
  }

  void surfaceDoesNotDependOnTheScaleOfAConvolutionBeforeBatchNorm() {
    FasNet plain = test::tinyNet(4), scaled = test::tinyNet(4);
    for (FasNet* net : {&plain, &scaled}) drownEpsilon(*net);
    rescale(scaled, "model.conv1", "model.bn1", 8.0);
    rescale(scaled, "model.layer3.0.conv2", "model.layer3.0.bn2", 0.25);
    PlaneWeights one(plain, makePlane(plain, {})), two(scaled, makePlane(scaled, {}));
    for (const auto& [a, b] : {std::pair{0.0, 0.0}, {0.6, -0.3}, {-1.0, 1.0}}) {
      one.moveTo(a, b);
      two.moveTo(a, b);
      QVERIFY(relativeDifference(one.forward(drawnImages()).logits, two.forward(drawnImages()).logits) < 1e-5);
    }
  }

  void interpolatedStatisticsLeadToTheOtherNetwork() {
    FasNet from = test::tinyNet(4), to = test::tinyNet(7);
    TensorList axis = offsetOf(statesOf(from), statesOf(to));
    const torch::NoGradGuard noGrad;
    const torch::Tensor there = to->forward(drawnImages(), BatchStatistics::Running).logits;
    PlaneWeights network(from, {axis, {}});
    network.moveTo(1.0, 0.0);
    QVERIFY(relativeDifference(network.forward(drawnImages()).logits, there) < 1e-4);
    axis.resize(parametersOf(from).size());  // frozen: the centre's statistics stay
    PlaneWeights frozen(from, {axis, {}});
    frozen.moveTo(1.0, 0.0);
    QVERIFY(relativeDifference(frozen.forward(drawnImages()).logits, there) > 1e-2);
  }

  void reestimatedStatisticsAreThoseOfTheFaces() {
    FasNet net = test::tinyNet(4);
    const auto before = test::copyOf(net);
    PlaneWeights network(net, makePlane(net, {}), {PlaneStatistics::Reestimated});
    network.moveTo(0.4, 0.2);
    network.settle(drawnImages(), 10);
    const torch::Tensor found = network.forward(drawnImages()).logits;
    QVERIFY(test::sameBytes(before, test::copyOf(net)));
    // The same by hand: update from cleared statistics leaves a tenth of the batch's.
    FasNet moved = test::tinyNet(4);
    const torch::NoGradGuard noGrad;
    const Plane plane = makePlane(net, {});
    std::vector<torch::Tensor> parameters = moved->parameters();
    for (size_t i = 0; i < parameters.size(); ++i) parameters[i].add_(0.4 * plane.x[i] + 0.2 * plane.y[i]);
    const torch::Tensor centre = moved->forward(drawnImages(), BatchStatistics::Running).logits;
    for (auto& [name, tensor] : networkTensors(moved))
      if (name.find("running_") != std::string::npos) tensor.zero_();
    moved->forward(drawnImages(), BatchStatistics::Update);
    for (auto& [name, tensor] : networkTensors(moved))
      if (name.find("running_") != std::string::npos) tensor.mul_(10.0);
    const torch::Tensor expected = moved->forward(drawnImages(), BatchStatistics::Running).logits;
    QVERIFY(relativeDifference(found, expected) < 1e-4);
    QVERIFY(relativeDifference(found, centre) > 1e-2);
    // Two batches: the mean of both.
    network.moveTo(0.4, 0.2);
    network.settle(drawnImages(), 5);
    QVERIFY(relativeDifference(network.forward(drawnImages()).logits, found) > 1e-6);
  }

  void bfloat16IsNearAndNotTheSame() {
    FasNet net = test::tinyNet(4);
    net->useChannelsLast();
    const Plane plane = makePlane(net, {});
    FoldedNetwork exact(net, plane, Precision::Fp32), rough(net, plane, Precision::Bf16);
    exact.moveTo(0.5, 0.5);
    rough.moveTo(0.5, 0.5);
    const torch::Tensor a = rough.forward(drawnImages()).logits, b = exact.forward(drawnImages()).logits;
    QCOMPARE(a.scalar_type(), torch::kFloat32);
    const double difference = (a - b).abs().max().item<double>();
    QVERIFY2(difference > 0.0 && difference < 0.05, qPrintable(QString::number(difference)));
  }
};

GACFAS_TEST(PlaneNetworkTest)
#include "tst_PlaneNetwork.moc"
