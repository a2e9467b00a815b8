#include <torch/nn/modules/batchnorm.h>

#include <QtTest>

#include "core/model/BatchNorm.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

constexpr int64_t kChannels = 4;

torch::Tensor input(int64_t seed) {
  torch::manual_seed(seed);
  return torch::randn({6, kChannels, 5, 3}, torch::kFloat64) * 2.0 + 0.5;
}

/// Ours and LibTorch's layer with the same weights and running statistics.
struct Pair {
  BatchNorm ours{kChannels};
  torch::nn::BatchNorm2d theirs{kChannels};

  Pair() {
    const torch::NoGradGuard noGrad;
    torch::manual_seed(3);
    theirs->to(torch::kFloat64);
    ours->to(torch::kFloat64);
    theirs->weight.normal_(1.0, 0.3);
    theirs->bias.normal_();
    theirs->running_mean.normal_();
    theirs->running_var.uniform_(0.5, 2.0);
    const auto parameters = theirs->named_parameters(), buffers = theirs->named_buffers();
    for (auto& item : ours->named_parameters()) item.value().copy_(parameters[item.key()]);
    for (auto& item : ours->named_buffers()) item.value().copy_(buffers[item.key()]);
  }

  bool sameBuffers() {
    const auto buffers = theirs->named_buffers();
    for (auto& item : ours->named_buffers())
      if (!torch::allclose(item.value().to(torch::kFloat64), buffers[item.key()].to(torch::kFloat64), 1e-14,
                           1e-14))
        return false;
    return true;
  }
};

bool close(const torch::Tensor& a, const torch::Tensor& b) {
  return torch::allclose(a, b, 1e-13, 1e-13);
}

}  // namespace

/// The three modes against torch::nn::BatchNorm2d.
class BatchNormTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void namesAreTorchvisions() {
    BatchNorm layer(2);
    QStringList names;
    for (const auto& item : layer->named_parameters()) names << QString::fromStdString(item.key());
    for (const auto& item : layer->named_buffers()) names << QString::fromStdString(item.key());
    QCOMPARE(names, QStringList({"weight", "bias", "running_mean", "running_var", "num_batches_tracked"}));
  }

  void updateIsTrainingMode() {
    Pair pair;
    for (int64_t seed : {1, 2}) {
      QVERIFY(close(pair.ours(input(seed), BatchStatistics::Update), pair.theirs(input(seed))));
      QVERIFY(pair.sameBuffers());
    }
    QCOMPARE(pair.ours->named_buffers()["num_batches_tracked"].item<double>(), 2.0);
  }

  void batchIsTrainingModeWithoutATrace() {
    Pair pair;
    const torch::Tensor found = pair.ours(input(1), BatchStatistics::Batch);
    QVERIFY(pair.sameBuffers());  // theirs has not seen the batch yet
    QVERIFY(close(found, pair.theirs(input(1))));
    QVERIFY(!pair.sameBuffers());
  }

  void runningIsEvaluationMode() {
    Pair pair;
    pair.theirs->eval();
    QVERIFY(close(pair.ours(input(1), BatchStatistics::Running), pair.theirs(input(1))));
    QVERIFY(pair.sameBuffers());
  }

  void gradientsAreTheirs() {
    Pair pair;
    const torch::Tensor pull = input(9);
    const auto gradients = [&](const torch::Tensor& out, const std::vector<torch::Tensor>& parameters) {
      return torch::autograd::grad({(out * pull).sum()}, parameters);
    };
    const auto found = gradients(pair.ours(input(1), BatchStatistics::Batch), pair.ours->parameters());
    const auto expected = gradients(pair.theirs(input(1)), pair.theirs->parameters());
    for (size_t i = 0; i < 2; ++i) QVERIFY(close(found[i], expected[i]));
  }
};

GACFAS_TEST(BatchNormTest)
#include "tst_BatchNorm.moc"
