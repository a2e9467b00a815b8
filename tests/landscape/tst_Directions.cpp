#include <QtTest>
#include <cmath>

#include "TinyNet.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// The rule of Li et al. written out: plain loops, float64 throughout.
std::vector<double> filterRule(const torch::Tensor& noise, const torch::Tensor& weight) {
  const torch::Tensor d = noise.contiguous().view({noise.size(0), -1}),
                      w = weight.contiguous().view({weight.size(0), -1});
  std::vector<double> expected;
  for (int64_t i = 0; i < d.size(0); ++i) {
    double dSquares = 0.0, wSquares = 0.0;
    for (int64_t k = 0; k < d.size(1); ++k) {
      dSquares += std::pow(d[i][k].item<double>(), 2);
      wSquares += std::pow(w[i][k].item<double>(), 2);
    }
    for (int64_t k = 0; k < d.size(1); ++k)
      expected.push_back(d[i][k].item<double>() * std::sqrt(wSquares) / (std::sqrt(dSquares) + 1e-10));
  }
  return expected;
}

/// All norms but the filter's, written out the same way.
std::vector<double> otherRule(const torch::Tensor& noise, const torch::Tensor& weight, DirectionNorm norm) {
  const torch::Tensor d = noise.contiguous().view({-1}), w = weight.contiguous().view({-1});
  const int64_t filter = d.size(0) / noise.size(0);
  double dAll = 0.0, wAll = 0.0;
  std::vector<double> dFilter(static_cast<size_t>(noise.size(0)), 0.0);
  for (int64_t k = 0; k < d.size(0); ++k) {
    dAll += std::pow(d[k].item<double>(), 2);
    wAll += std::pow(w[k].item<double>(), 2);
    dFilter[static_cast<size_t>(k / filter)] += std::pow(d[k].item<double>(), 2);
  }
  std::vector<double> expected;
  for (int64_t k = 0; k < d.size(0); ++k) {
    const double value = d[k].item<double>();
    switch (norm) {
      case DirectionNorm::Layer: expected.push_back(value * std::sqrt(wAll) / std::sqrt(dAll)); break;
      case DirectionNorm::Weight: expected.push_back(value * w[k].item<double>()); break;
      case DirectionNorm::DFilter:
        expected.push_back(value / std::sqrt(dFilter[static_cast<size_t>(k / filter)]));
        break;
      case DirectionNorm::DLayer: expected.push_back(value / std::sqrt(dAll)); break;
      default: expected.push_back(value);
    }
  }
  return expected;
}

}  // namespace

class DirectionsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void filtersGetTheNormOfTheirWeights_data() {
    QTest::addColumn<QList<qlonglong>>("shape");
    QTest::newRow("a convolution is scaled filter by filter") << QList<qlonglong>{4, 3, 3, 3};
    QTest::newRow("a linear layer is scaled row by row") << QList<qlonglong>{3, 7};
    QTest::newRow("a depthwise convolution has one channel a filter") << QList<qlonglong>{5, 1, 3, 3};
  }

  void filtersGetTheNormOfTheirWeights() {
    QFETCH(QList<qlonglong>, shape);
    torch::manual_seed(3);
    const std::vector<int64_t> sizes(shape.begin(), shape.end());
    const torch::Tensor weight = 5.0 * torch::randn(sizes), noise = torch::randn(sizes);
    torch::Tensor direction = noise.clone();
    normaliseByFilter(direction, weight, true);
    const std::vector<double> expected = filterRule(noise, weight);
    const torch::Tensor found = direction.contiguous().view({-1});
    for (size_t i = 0; i < expected.size(); ++i)
      QVERIFY(std::abs(found[static_cast<int64_t>(i)].item<double>() - expected[i]) <=
              1e-6 * std::abs(expected[i]));
  }

  void otherNormsFollowTheirRules_data() {
    QTest::addColumn<int>("norm");
    QTest::newRow("layer") << static_cast<int>(DirectionNorm::Layer);
    QTest::newRow("weight") << static_cast<int>(DirectionNorm::Weight);
    QTest::newRow("dfilter") << static_cast<int>(DirectionNorm::DFilter);
    QTest::newRow("dlayer") << static_cast<int>(DirectionNorm::DLayer);
    QTest::newRow("none") << static_cast<int>(DirectionNorm::None);
  }

  void otherNormsFollowTheirRules() {
    QFETCH(int, norm);
    torch::manual_seed(3);
    for (const std::vector<int64_t>& sizes : {std::vector<int64_t>{4, 3, 3, 3}, {3, 7}, {5, 1, 3, 3}}) {
      const torch::Tensor weight = 5.0 * torch::randn(sizes), noise = torch::randn(sizes);
      torch::Tensor direction = noise.clone(), bias = torch::randn({4});
      normaliseDirection(direction, weight, static_cast<DirectionNorm>(norm), true);
      normaliseDirection(bias, torch::ones({4}), static_cast<DirectionNorm>(norm), true);
      const std::vector<double> expected = otherRule(noise, weight, static_cast<DirectionNorm>(norm));
      const torch::Tensor found = direction.contiguous().view({-1});
      for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(found[static_cast<int64_t>(i)].item<double>() - expected[i]) <=
                1e-6 * std::abs(expected[i]));
      QVERIFY(torch::equal(bias, torch::zeros({4})));
    }
  }

  void axesOfStatesMoveTheStatisticsToo() {
    FasNet net = test::tinyNet(1);
    DirectionRecipe recipe;
    recipe.x.tensors = AxisTensors::States;
    recipe.x.ignoreBiasBn = false;
    const Plane plane = makePlane(net, recipe);
    const NamedTensors states = statesOf(net);
    QCOMPARE(states.size(), size_t{61 + 40});
    QCOMPARE(plane.x.size(), states.size());
    QCOMPARE(plane.y.size(), size_t{61});
    for (size_t i = 61; i < states.size(); ++i) QVERIFY(torch::equal(plane.x[i], states[i].second));
    recipe.shape = LandscapeShape::Line;
    QVERIFY(makePlane(net, recipe).y.empty());
  }

  void channelsLastWeightsGiveTheSameDirection() {
    torch::manual_seed(3);
    const torch::Tensor weight = torch::randn({4, 3, 3, 3}), noise = torch::randn({4, 3, 3, 3});
    torch::Tensor plain = noise.clone(), last = noise.clone();
    normaliseByFilter(plain, weight, true);
    normaliseByFilter(last, weight.contiguous(torch::MemoryFormat::ChannelsLast), true);
    QVERIFY(torch::allclose(plain, last, 1e-7, 0.0));
  }

  void filterOfZerosHasAZeroDirection() {
    torch::Tensor weight = torch::randn({3, 2, 3, 3}), direction = torch::randn({3, 2, 3, 3});
    weight[1].zero_();
    normaliseByFilter(direction, weight, true);
    QCOMPARE(direction[1].abs().max().item<double>(), 0.0);
    QVERIFY(direction[0].norm().item<double>() > 0.0);
  }

  void noiseOfZerosStaysZeroInsteadOfNan() {
    torch::Tensor direction = torch::zeros({2, 4});
    normaliseByFilter(direction, torch::ones({2, 4}), true);
    QCOMPARE(direction.abs().max().item<double>(), 0.0);
  }

  void biasesAndBatchNormAreIgnoredOrCopied() {
    const torch::Tensor weight = torch::tensor({0.5F, -2.0F});
    torch::Tensor ignored = torch::randn({2}), copied = torch::randn({2});
    normaliseByFilter(ignored, weight, true);
    normaliseByFilter(copied, weight, false);
    QVERIFY(torch::equal(ignored, torch::zeros({2})));
    QVERIFY(torch::equal(copied, weight));
  }

  void parametersEndWithTheHead() {
    FasNet net = test::tinyNet(1);
    const NamedTensors parameters = parametersOf(net);
    QCOMPARE(parameters.size(), size_t{61});
    QCOMPARE(parameters[0].first, std::string("model.conv1.weight"));
    QCOMPARE(parameters[1].first, std::string("model.bn1.weight"));
    QCOMPARE(parameters[15].first, std::string("model.layer2.0.conv1.weight"));
    QCOMPARE(parameters[21].first, std::string("model.layer2.0.downsample.0.weight"));
    QCOMPARE(parameters[60].first, std::string("fc.weight"));
  }

  void modelsOfOneArchitectureShareTheNoise() {
    FasNet one = test::tinyNet(1), two = test::tinyNet(2);
    const DirectionRecipe recipe;
    const Plane first = makePlane(one, recipe), second = makePlane(two, recipe);
    const NamedTensors w1 = parametersOf(one), w2 = parametersOf(two);
    for (size_t i = 0; i < w1.size(); ++i) {
      if (w1[i].second.dim() < 2) continue;
      // Undoing each model's own scale leaves one unit noise.
      const auto unit = [](const torch::Tensor& d) { return d.flatten(1) / d.flatten(1).norm(2, 1, true); };
      QVERIFY(torch::allclose(unit(first.x[i]), unit(second.x[i]), 1e-5, 1e-6));
      QVERIFY(torch::allclose(unit(first.y[i]), unit(second.y[i]), 1e-5, 1e-6));
      QVERIFY(!torch::allclose(unit(first.x[i]), unit(first.y[i]), 1e-2, 1e-2));
      QVERIFY(torch::allclose(second.x[i].flatten(1).norm(2, 1), w2[i].second.flatten(1).norm(2, 1), 1e-5));
    }
  }

  void noiseIsStandardNormalAndDependsOnTheSeed() {
    const TensorList like{torch::empty({100000})};
    const torch::Tensor noise = drawNoise(like, 1, 0)[0];
    QVERIFY(std::abs(noise.mean().item<double>()) < 0.02);
    QVERIFY(std::abs(noise.std().item<double>() - 1.0) < 0.02);
    QVERIFY(std::abs((noise.abs() < 1.0).to(torch::kFloat64).mean().item<double>() - 0.6827) < 0.01);
    QVERIFY(torch::equal(noise, drawNoise(like, 1, 0)[0]));
    for (const torch::Tensor& other : {drawNoise(like, 2, 0)[0], drawNoise(like, 1, 1)[0]})
      QVERIFY(std::abs((noise * other).mean().item<double>()) < 0.02);
  }

  void makingAPlaneLeavesTheNetworkAlone() {
    FasNet net = test::tinyNet(1);
    const auto before = test::copyOf(net);
    makePlane(net, DirectionRecipe{});
    QVERIFY(test::sameBytes(before, test::copyOf(net)));
  }
};

GACFAS_TEST(DirectionsTest)
#include "tst_Directions.moc"
