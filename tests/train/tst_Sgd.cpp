#include <torch/optim/sgd.h>

#include <QtTest>

#include "core/train/Sgd.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

TrainConfig settings() {
  TrainConfig train;
  train.lr = 0.05;
  train.fcLrScale = 10.0;
  train.momentum = 0.9;
  train.weightDecay = 0.02;
  return train;
}

/// Two lists of equal start: ours, and torch::optim::SGD with one parameter group for the backbone and one
/// for the head.
struct Twins {
  Twins() {
    torch::manual_seed(4);
    for (const char* name : {"model.conv1.weight", "model.bn1.weight", "model.bn1.bias", "fc.weight"}) {
      ours.emplace_back(name, torch::randn({3, 4}, torch::kFloat64));
      theirs.push_back(ours.back().second.clone().requires_grad_());
    }
    const TrainConfig train = settings();
    const auto group = [&](std::vector<torch::Tensor> parameters, double lr) {
      auto options = std::make_unique<torch::optim::SGDOptions>(lr);
      options->momentum(train.momentum).weight_decay(train.weightDecay);
      return torch::optim::OptimizerParamGroup(std::move(parameters), std::move(options));
    };
    std::vector<torch::optim::OptimizerParamGroup> groups;
    groups.push_back(group({theirs[0], theirs[1], theirs[2]}, train.lr));
    groups.push_back(group({theirs[3]}, train.lr * train.fcLrScale));
    reference = std::make_unique<torch::optim::SGD>(groups, torch::optim::SGDOptions(train.lr));
    sgd = std::make_unique<Sgd>(train, ours);
  }

  /// One step of both with the same new gradient for ours[first], ...
  void step(size_t first) {
    NamedTensors trained(ours.begin() + static_cast<std::ptrdiff_t>(first), ours.end());
    TensorList direction;
    reference->zero_grad();
    for (size_t i = first; i < ours.size(); ++i) {
      direction.push_back(torch::randn({3, 4}, torch::kFloat64));
      theirs[i].mutable_grad() = direction.back().clone();
    }
    reference->step();
    sgd->step(trained, direction, settings().lr);
  }

  bool equal() const {
    for (size_t i = 0; i < ours.size(); ++i)
      if (!torch::allclose(ours[i].second, theirs[i].detach(), 1e-13, 1e-14)) return false;
    return true;
  }

  NamedTensors ours;
  TensorList theirs;
  std::unique_ptr<torch::optim::SGD> reference;
  std::unique_ptr<Sgd> sgd;
};

}  // namespace

class SgdTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void severalStepsEqualLibTorchs() {
    Twins twins;
    const torch::Tensor start = twins.ours[0].second.clone();
    for (int i = 0; i < 6; ++i) {
      twins.step(0);
      QVERIFY2(twins.equal(), qPrintable(QString("step %1").arg(i)));
    }
    QVERIFY(!torch::allclose(start, twins.ours[0].second, 1e-2, 1e-2));
  }

  void headOnlyStepsLeaveTheBackboneAloneAndItsMomentumToo() {
    Twins twins;
    const torch::Tensor backbone = twins.ours[0].second.clone(), head = twins.ours[3].second.clone();
    twins.step(3);
    twins.step(3);
    QVERIFY(torch::equal(backbone, twins.ours[0].second));
    QVERIFY(!torch::equal(head, twins.ours[3].second));
    QVERIFY((twins.sgd->momentum()[0].second == 0.0).all().item<bool>());
    QVERIFY(twins.equal());
    for (int i = 0; i < 3; ++i) twins.step(0);
    QVERIFY(twins.equal());
  }

  void momentumIsNamedAfterItsParameter() {
    Twins twins;
    QCOMPARE(twins.sgd->momentum().size(), size_t{4});
    QCOMPARE(twins.sgd->momentum()[3].first, std::string("momentum.fc.weight"));
  }

  void parameterItDoesNotKnowIsAnError() {
    Twins twins;
    TensorList direction{torch::zeros({1}, torch::kFloat64)};
    QVERIFY_EXCEPTION_THROWN(
        twins.sgd->step({{"model.other", torch::zeros({1}, torch::kFloat64)}}, direction, 0.1), Error);
  }
};

GACFAS_TEST(SgdTest)
#include "tst_Sgd.moc"
