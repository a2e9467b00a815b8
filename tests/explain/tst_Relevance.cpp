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
