#include <QtTest>

#include "core/explain/GradCam.h"
#include "core/explain/Occlusion.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

FasNet smallNet(int64_t classes) {
  FasNet net(FasNetOptions{4, classes, Precision::Fp32});
  net->initialise(5);
  net->to(torch::kFloat64);
  return net;
}

torch::Tensor noise(int64_t size) {
  torch::manual_seed(3);
  return torch::randn({1, 3, size, size}, torch::kFloat64);
}

double scoreOfMap(FasNet& net, const torch::Tensor& map, int64_t stage) {
  const torch::NoGradGuard noGrad;
  return FasNetImpl::score(net->fromStage(map, stage).logits).item<double>();
}

/// The definition without autograd: raising a whole channel by d changes the score by d times the sum of its
/// gradient, so that alpha is the slope divided by the number of places.
torch::Tensor byFiniteDifferences(FasNet& net, const torch::Tensor& image, int64_t stage) {
  const torch::NoGradGuard noGrad;
  const torch::Tensor map = net->stageMap(image, stage);
  constexpr double kStep = 1e-6;
  torch::Tensor sum = torch::zeros_like(map[0][0]);
  for (int64_t channel = 0; channel < map.size(1); ++channel) {
    torch::Tensor up = map.clone(), down = map.clone();
    up.select(1, channel) += kStep;
    down.select(1, channel) -= kStep;
    const double slope = (scoreOfMap(net, up, stage) - scoreOfMap(net, down, stage)) / (2.0 * kStep);
    sum += slope / static_cast<double>(sum.numel()) * map[0][channel];
  }
  return sum;
}

constexpr int64_t kSpacing = 32;  ///< pixels between what two neighbours in stage 4 see

/// Planted, so that it is known what it looks at: all 3 x 3 convolutions are 0, and what is left of each cell of stage 4 is the
/// brightness of a few pixels about (32 x, 32 y). The more of that, the more live.
FasNet brightnessNet() {
  const torch::NoGradGuard noGrad;
  FasNet net(FasNetOptions{4, 1, Precision::Fp32});
  net->initialise(5);
  net->to(torch::kFloat64);
  for (const auto& item : net->named_parameters()) {
    torch::Tensor value = item.value();
    const bool isShortcut = item.key().find("downsample.0") != std::string::npos;
    if (value.dim() == 4) value.zero_();
    if (isShortcut) value.slice(0, 0, value.size(1)).copy_(torch::eye(value.size(1)).unsqueeze(2).unsqueeze(3));
    if (item.key() == "model.conv1.weight") value[0].fill_(1.0 / static_cast<double>(value[0].numel()));
    if (item.key() == "model.bn1.bias") value[1] = 1.0;  // the direction that is not live
    if (item.key() == "fc.weight") value.zero_()[0][0] = 1.0;
  }
  return net;
}

/// The square of pixels that a cell of stage 4 stands for.
torch::Tensor regionOf(torch::Tensor image, int64_t row, int64_t column) {
  const auto from = [](int64_t place) { return std::max<int64_t>(place * kSpacing - kSpacing / 2, 0); };
  return image.slice(2, from(row), row * kSpacing + kSpacing / 2).slice(3, from(column), column * kSpacing + kSpacing / 2);
}

}  // namespace

class RelevanceTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theNetworkIsTheSameWhereverItIsCut() {
    const torch::NoGradGuard noGrad;
    FasNet net = smallNet(2);
    const torch::Tensor image = noise(64);
    const torch::Tensor whole = net->forward(image, BatchStatistics::Running).logits;
    for (int64_t stage = 1; stage <= 4; ++stage)
      QVERIFY(torch::equal(net->fromStage(net->stageMap(image, stage), stage).logits, whole));
  }

  void gradCamIsTheFiniteDifferenceOfTheScore_data() {
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("classes");
    for (const int stage : {2, 3, 4})
      for (const int classes : {1, 2}) QTest::addRow("stage %d, %d classes", stage, classes) << stage << classes;
  }
  void gradCamIsTheFiniteDifferenceOfTheScore() {
    QFETCH(int, stage);
    QFETCH(int, classes);
    FasNet net = smallNet(classes);
    const torch::Tensor image = noise(64), expected = byFiniteDifferences(net, image, stage);
    const Relevance relevance = gradCam(net, image, stage);
    QCOMPARE(relevance.map.sizes(), expected.sizes());
    QVERIFY((expected.abs().max() > 1e-6).item<bool>());
    const double distance = ((relevance.map - expected).norm() / expected.norm()).item<double>();
    QVERIFY2(distance < 1e-6, qPrintable(QString::number(distance)));
  }

  /// The finite difference of the score under occlusion: on a network of which it is known what it sees, Grad-CAM ranks all places
  /// as the fall of the live score does when each is greyed.
  void hidingWhatGradCamShowsLowersTheScoreMost() {
    FasNet net = brightnessNet();
    torch::manual_seed(11);
    const torch::Tensor levels = torch::randperm(16).to(torch::kFloat64).reshape({4, 4}) / 8.0;
    torch::Tensor image = torch::zeros({1, 3, 4 * kSpacing, 4 * kSpacing}, torch::kFloat64);
    for (int64_t row = 0; row < 4; ++row)
      for (int64_t column = 0; column < 4; ++column) regionOf(image, row, column).fill_(levels[row][column]);
    const torch::NoGradGuard noGrad;
    const auto score = [&](const torch::Tensor& shown) {
      return FasNetImpl::score(net->forward(shown, BatchStatistics::Running).logits).item<double>();
    };
    const Relevance relevance = gradCam(net, image, 4);
    QCOMPARE(relevance.map.sizes(), levels.sizes());
    torch::Tensor drops = torch::zeros_like(levels);
    for (int64_t row = 0; row < 4; ++row)
      for (int64_t column = 0; column < 4; ++column) {
        torch::Tensor hidden = image.clone();
        regionOf(hidden, row, column).zero_();
        drops[row][column] = score(image) - score(hidden);
      }
    const torch::Tensor map = relevance.map.flatten(), drop = drops.flatten();
    QVERIFY(drop.max().item<double>() > 0.01);
    QVERIFY(drop[map.argmax()].item<double>() > drop[map.argmin()].item<double>());
    QVERIFY(torch::equal(map.argsort(), drop.argsort()));
  }

  void theNegativeScoreHasTheNegativeMap() {
    FasNet net = smallNet(2);
    const torch::Tensor image = noise(64), map = gradCam(net, image, 3).map;
    const torch::NoGradGuard noGrad;
    torch::Tensor weight = net->named_parameters()["fc.weight"];
    weight.copy_(weight.flip({0}).clone());  // live and spoof change places
    QVERIFY(torch::allclose(gradCam(net, image, 3).map, -map, 1e-9, 1e-12));
  }

  void occlusionIsTheMeanDropOfTheSquaresOverACell() {
    const torch::NoGradGuard noGrad;
    FasNet net = smallNet(1);
    const torch::Tensor image = noise(32);
    constexpr int64_t kCells = 4, kCell = 8;
    const Relevance relevance = occlusionMap(net, image, kCells, 2, JobControl(), {});
    const auto score = [&](const torch::Tensor& shown) {
      return net->forward(shown, BatchStatistics::Running).logits.item<double>();
    };
    torch::Tensor sum = torch::zeros({kCells, kCells}, torch::kFloat64), cover = sum.clone();
    for (int64_t y = 0; y + 2 * kCell <= 32; y += kCell)
      for (int64_t x = 0; x + 2 * kCell <= 32; x += kCell) {
        torch::Tensor mask = torch::ones({32, 32}, torch::kFloat64);
        mask.slice(0, y, y + 2 * kCell).slice(1, x, x + 2 * kCell).fill_(0.0);
        const double drop = score(image) - score(image * mask);
        for (int64_t row = 0; row < kCells; ++row)
          for (int64_t column = 0; column < kCells; ++column)
            if (mask[row * kCell][column * kCell].item<double>() == 0.0) {
              sum[row][column] += drop;
              cover[row][column] += 1.0;
            }
      }
    QVERIFY(sum.abs().max().item<double>() > 1e-6);
    QVERIFY(torch::allclose(relevance.map, sum / cover, 1e-6, 1e-9));
    QVERIFY(std::abs(relevance.score - score(image)) < 1e-12);
  }

  void aGreyImageHasNothingToHide() {
    FasNet net = smallNet(1);
    const torch::Tensor grey = torch::zeros({1, 3, 32, 32}, torch::kFloat64);
    QCOMPARE(occlusionMap(net, grey, 4, 8, JobControl(), {}).map.abs().max().item<double>(), 0.0);
  }

  void occlusionStops() {
    FasNet net = smallNet(1);
    JobControl control;
    int reports = 0;
    const ProgressSink stopAfterOne = [&](const Progress&) {
      ++reports;
      control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(occlusionMap(net, noise(32), 4, 2, control, stopAfterOne), Cancelled);
    QCOMPARE(reports, 1);
  }
};

GACFAS_TEST(RelevanceTest)
#include "tst_Relevance.moc"
