#include "core/train/Sgd.h"

#include <cmath>

#include "core/types/Error.h"

namespace gacfas {

namespace {

struct Group {
  TensorList weights, velocities, directions;
};

void update(Group& group, double momentum, double weightDecay, double lr) {
  if (group.weights.empty()) return;
  torch::_foreach_add_(group.directions, group.weights, weightDecay);
  torch::_foreach_mul_(group.velocities, momentum);
  torch::_foreach_add_(group.velocities, group.directions);
  torch::_foreach_add_(group.weights, group.velocities, -lr);
}

bool isHead(const std::string& name) { return name.rfind("fc.", 0) == 0; }

}  // namespace

double learningRate(const TrainConfig& train, int64_t epoch) {
  return train.lr * std::pow(train.lrGamma, static_cast<double>(epoch / train.lrStepSize));
}

Sgd::Sgd(const TrainConfig& train, const NamedTensors& parameters) : train_(train) {
  for (const auto& [name, tensor] : parameters) momentum_.emplace_back("momentum." + name, torch::zeros_like(tensor).detach());
}

void Sgd::step(const NamedTensors& trained, TensorList& direction, double lr) {
  const torch::NoGradGuard noGrad;
  Group backbone, head;
  size_t place = 0;
  for (size_t i = 0; i < trained.size(); ++i, ++place) {
    const std::string& name = trained[i].first;
    while (place < momentum_.size() && momentum_[place].first != "momentum." + name) ++place;
    if (place == momentum_.size()) throw Error("SGD has no momentum for parameter " + name);
    Group& group = isHead(name) ? head : backbone;
    group.weights.push_back(trained[i].second);
    group.velocities.push_back(momentum_[place].second);
    group.directions.push_back(direction[i]);
  }
  update(backbone, train_.momentum, train_.weightDecay, lr);
  update(head, train_.momentum, train_.weightDecay, lr * train_.fcLrScale);
}

}  // namespace gacfas
