#include <QtTest>
#include <cmath>

#include "core/model/Autocast.h"
#include "core/model/FasNet.h"
#include "tests/support/Formula.h"
#include "tests/support/Networks.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

struct Entry {
  std::string name;
  std::vector<int64_t> shape;
  bool operator==(const Entry&) const = default;
};

/// torchvision's resnet18 by its rules: stem, four stages of two blocks, a 1x1 shortcut where a stage narrows
/// the image.
class TorchvisionNames {
public:
  explicit TorchvisionNames(int64_t width) {
    convolution("model.conv1", width, 3, 7);
    batchNorm("model.bn1", width);
    int64_t in = width;
    for (int64_t stage = 1; stage <= 4; ++stage) {
      const int64_t out = width * (int64_t{1} << (stage - 1));
      block("model.layer" + std::to_string(stage) + ".0", in, out, stage > 1);
      block("model.layer" + std::to_string(stage) + ".1", out, out, false);
      in = out;
    }
  }
  std::vector<Entry> parameters, buffers;

private:
  void block(const std::string& name, int64_t in, int64_t out, bool shortcut) {
    convolution(name + ".conv1", out, in, 3);
    batchNorm(name + ".bn1", out);
    convolution(name + ".conv2", out, out, 3);
    batchNorm(name + ".bn2", out);
    if (!shortcut) return;
    convolution(name + ".downsample.0", out, in, 1);
    batchNorm(name + ".downsample.1", out);
  }
  void convolution(const std::string& name, int64_t out, int64_t in, int64_t side) {
    parameters.push_back({name + ".weight", {out, in, side, side}});
  }
  void batchNorm(const std::string& name, int64_t channels) {
    parameters.push_back({name + ".weight", {channels}});
    parameters.push_back({name + ".bias", {channels}});
    buffers.push_back({name + ".running_mean", {channels}});
    buffers.push_back({name + ".running_var", {channels}});
    buffers.push_back({name + ".num_batches_tracked", {}});
  }
};

std::vector<Entry> entries(const torch::OrderedDict<std::string, torch::Tensor>& items) {
  std::vector<Entry> list;
  for (const auto& item : items) list.push_back({item.key(), item.value().sizes().vec()});
  return list;
}

FasNet startedNet(int64_t width, uint64_t seed, Precision precision = Precision::Fp32) {
  FasNet net(FasNetOptions{width, 1, precision});
  net->initialise(seed);
  return net;
}

torch::Tensor drawnImages(int64_t count, int64_t size = 32) {
  torch::manual_seed(8);
  return torch::randn({count, 3, size, size});
}

/// All elements of the four-dimensional weights, each divided by the deviation that Kaiming's rule (fan_out,
/// ReLU) asks for.
torch::Tensor standardised(FasNet& net) {
  TensorList list;
  for (const torch::Tensor& weight : net->parameters())
    if (weight.dim() == 4)
      list.push_back((weight.detach() *
                      std::sqrt(static_cast<double>(weight.size(0) * weight.size(2) * weight.size(3)) / 2.0))
                         .flatten());
  return torch::cat(list).to(torch::kFloat64);
}

}  // namespace

class FasNetTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void namesShapesAndOrderAreTorchvisionsThenTheHead_data() {
    QTest::addColumn<int64_t>("width");
    QTest::addColumn<int64_t>("classes");
    QTest::newRow("ResNet-18, bce") << int64_t{64} << int64_t{1};
    QTest::newRow("ResNet-18, ce") << int64_t{64} << int64_t{2};
    QTest::newRow("narrow") << int64_t{3} << int64_t{1};
  }
  void namesShapesAndOrderAreTorchvisionsThenTheHead() {
    QFETCH(int64_t, width);
    QFETCH(int64_t, classes);
    FasNet net(FasNetOptions{width, classes});
    TorchvisionNames expected(width);
    expected.parameters.push_back({"fc.weight", {classes, 8 * width}});
    QCOMPARE(expected.parameters.size(), size_t{61});
    QVERIFY(entries(net->named_parameters()) == expected.parameters);
    QVERIFY(entries(net->named_buffers()) == expected.buffers);
  }

  void fullWidthHasResNet18sParameterCount() {
    FasNet net(FasNetOptions{64, 1});
    int64_t count = 0;
    for (const torch::Tensor& parameter : net->parameters()) count += parameter.numel();
    QCOMPARE(count, int64_t{11'689'512 - 513'000 +
                            512});  // published for ImageNet, less its 1000-way head, plus ours
  }

  void headIsTheCosineOfFeatureAndWeight() {
    FasNet net = test::formulaNet(2, 2);
    const FasOutput out = net->forward(test::formulaTensor(41, {3, 3, 32, 32}), BatchStatistics::Running);
    const torch::Tensor weight = net->named_parameters()["fc.weight"].detach();
    for (int64_t row = 0; row < 3; ++row) {
      double length = 0.0;
      for (int64_t j = 0; j < 16; ++j) length += std::pow(out.features[row][j].item<double>(), 2);
      QVERIFY(std::abs(length - 1.0) < 1e-12);
      for (int64_t c = 0; c < 2; ++c) {
        double dot = 0.0, norm = 0.0;
        for (int64_t j = 0; j < 16; ++j) {
          dot += out.features[row][j].item<double>() * weight[c][j].item<double>();
          norm += std::pow(weight[c][j].item<double>(), 2);
        }
        QVERIFY(std::abs(out.logits[row][c].item<double>() - dot / std::sqrt(norm)) < 1e-12);
      }
    }
  }

  void headIsBlindToTheWeightsLength() {
    FasNet net = test::formulaNet(2, 1);
    const torch::Tensor images = test::formulaTensor(41, {3, 3, 32, 32});
    const torch::NoGradGuard noGrad;
    const torch::Tensor before = net->forward(images, BatchStatistics::Running).logits;
    net->named_parameters()["fc.weight"].mul_(7.0);
    QVERIFY(torch::allclose(net->forward(images, BatchStatistics::Running).logits, before, 1e-13, 1e-13));
  }

  void scoreIsTheCosineOrTheDifferenceOfCosines() {
    QVERIFY(torch::equal(FasNetImpl::score(torch::tensor({{0.25}, {-0.5}})), torch::tensor({0.25, -0.5})));
    QVERIFY(torch::equal(FasNetImpl::score(torch::tensor({{0.25, 0.75}, {0.5, -0.5}})),
                         torch::tensor({0.5, -1.0})));
  }

  void memoryLayoutDoesNotChangeTheResult() {
    FasNet channelsLast = test::formulaNet(2, 1), plain(FasNetOptions{2, 1});
    plain->to(torch::kFloat64);
    const torch::NoGradGuard noGrad;
    const auto source = channelsLast->named_parameters();
    for (auto& item : plain->named_parameters()) item.value().copy_(source[item.key()]);
    QVERIFY(channelsLast->parameters().front().is_contiguous(torch::MemoryFormat::ChannelsLast));
    QVERIFY(plain->parameters().front().is_contiguous());
    const torch::Tensor images = test::formulaTensor(41, {4, 3, 32, 32});
    const torch::Tensor expected = plain->forward(images, BatchStatistics::Batch).features;
    const torch::Tensor found =
        channelsLast->forward(images.contiguous(torch::MemoryFormat::ChannelsLast), BatchStatistics::Batch)
            .features;
    QVERIFY(torch::allclose(found, expected, 1e-10, 1e-12));
  }

  void usingChannelsLastKeepsTheValues() {
    FasNet net = startedNet(4, 1);
    const TensorList before = test::weightsOf(net);
    net->useChannelsLast();
    QVERIFY(test::same(before, test::weightsOf(net)));
  }

  void convolutionsStartWithKaimingsDeviation() {
    FasNet net = startedNet(16, 5);
    const torch::Tensor x = standardised(net);
    const double n = static_cast<double>(x.numel());  // about 700 000: deviations of the estimates below
    QVERIFY(std::abs(x.mean().item<double>()) < 5.0 / std::sqrt(n));
    QVERIFY(std::abs(x.std().item<double>() - 1.0) < 5.0 / std::sqrt(2.0 * n));
    const double beyondTwo = (x.abs() > 2.0).to(torch::kFloat64).mean().item<double>();
    QVERIFY(std::abs(beyondTwo - 0.0455) < 0.002);  // normal, not uniform
  }

  void batchNormStartsAtOneAndZeroAndTheHeadUniform() {
    FasNet net = startedNet(16, 5);
    for (const auto& item : net->named_parameters()) {
      if (item.value().dim() != 1) continue;
      QVERIFY((item.value() == (item.key().ends_with("weight") ? 1.0 : 0.0)).all().item<bool>());
    }
    const double bound = 1.0 / std::sqrt(128.0);  // a = sqrt(5): 1 / sqrt(fan_in)
    const torch::Tensor head = net->named_parameters()["fc.weight"].detach();
    QVERIFY(head.abs().max().item<double>() <= bound);
    QVERIFY(head.abs().max().item<double>() > 0.9 * bound);
    QVERIFY(std::abs(head.square().mean().item<double>() / (bound * bound / 3.0) - 1.0) < 0.25);
  }

  void seedAloneDecidesTheStart() {
    FasNet a = startedNet(4, 11);
    torch::manual_seed(999);
    torch::rand({5});
    FasNet again = startedNet(4, 11), other = startedNet(4, 12);
    QVERIFY(test::same(test::weightsOf(a), test::weightsOf(again)));
    for (const auto& item : a->named_parameters()) {
      if (item.value().dim() == 1) continue;
      QVERIFY2(!torch::equal(item.value(), other->named_parameters()[item.key()]), item.key().c_str());
    }
    FasNet wide(FasNetOptions{4, 1});
    wide->to(torch::kFloat64);
    wide->useChannelsLast();
    wide->initialise(11);
    QVERIFY(
        torch::equal(wide->parameters().front().to(torch::kFloat32).contiguous(), a->parameters().front()));
  }

  void headAloneIsDrawnAsInTheWholeStart() {
    FasNet whole = startedNet(4, 11), part(FasNetOptions{4, 1});
    const torch::Tensor stem = part->parameters().front().detach().clone();
    part->initialiseHead(11);
    QVERIFY(torch::equal(part->parameters().back(), whole->parameters().back()));
    QVERIFY(torch::equal(part->parameters().front(), stem));
  }

  void bf16IsCloseAndKeepsFp32Weights() {
    FasNet full = startedNet(8, 3), half = startedNet(8, 3, Precision::Bf16);
    const torch::Tensor images = drawnImages(8);
    const FasOutput expected = full->forward(images, BatchStatistics::Batch),
                    found = half->forward(images, BatchStatistics::Batch);
    QCOMPARE(found.features.scalar_type(), torch::kFloat32);
    QCOMPARE(found.logits.scalar_type(), torch::kFloat32);
    const double worst = (found.features - expected.features).abs().max().item<double>();
    QVERIFY2(worst < 0.05, qPrintable(QString::number(worst)));
    QVERIFY(worst > 1e-6);  // or bf16 was not used at all
    for (const torch::Tensor& parameter : half->parameters())
      QCOMPARE(parameter.scalar_type(), torch::kFloat32);
    const auto gradients = torch::autograd::grad({found.logits.sum()}, half->parameters());
    for (const torch::Tensor& gradient : gradients) QCOMPARE(gradient.scalar_type(), torch::kFloat32);
  }

  void bf16SeesWeightsThatWereChangedInPlace() {
    FasNet net = startedNet(8, 3, Precision::Bf16);
    const torch::Tensor images = drawnImages(4);
    const torch::Tensor before = net->forward(images, BatchStatistics::Batch).logits.detach();
    {
      const torch::NoGradGuard noGrad;
      for (torch::Tensor& parameter : net->parameters())
        if (parameter.dim() == 4) parameter.add_(0.1 * torch::randn_like(parameter));
    }
    QVERIFY((net->forward(images, BatchStatistics::Batch).logits - before).abs().max().item<double>() > 1e-3);
    QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
  }
};

GACFAS_TEST(FasNetTest)
#include "tst_FasNet.moc"
