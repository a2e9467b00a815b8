#include "core/config/OptionBuilder.h"
#include "core/config/options/Sections.h"

namespace gacfas::options {

namespace {

constexpr double manyEpochs = 100000;

std::vector<Option> lossOptions() {
  return {
      choice<LossKind>(
          "train.loss", {{"bce", LossKind::Bce}, {"ce", LossKind::Ce}},
          [](auto& c) -> auto& { return c.train.loss; },
          "Classification loss: bce with one output, ce with two"),
      number(
          "train.logit_scale", "", {0.001, 1000}, [](auto& c) -> auto& { return c.train.logitScale; },
          "Factor s on the cosine logits"),
      number(
          "train.lambda_contrast", "", {0, 100}, [](auto& c) -> auto& { return c.train.lambdaContrast; },
          "Weight lambda of the supervised contrastive loss"),
  };
}

std::vector<Option> minimizerOptions() {
  return {
      choice<MinimizerKind>(
          "train.minimizer", minimizerNames(), [](auto& c) -> auto& { return c.train.minimizer; },
          "How the update direction is found"),
      number(
          "train.erm_scale", "", {0, 100}, [](auto& c) -> auto& { return c.train.ermScale; },
          "Factor on the classification gradient of erm after minimizer_warming; 2 makes it a control for "
          "gac-fas"),
      number(
          "train.minimizer_warming", "epochs", {0, manyEpochs},
          [](auto& c) -> auto& { return c.train.minimizerWarming; },
          "First epochs of plain gradient descent, before the minimiser starts"),
      number(
          "train.warming_epochs", "epochs", {0, manyEpochs},
          [](auto& c) -> auto& { return c.train.warmingEpochs; },
          "First epochs in which the head alone is trained"),
  };
}

std::vector<Option> loopOptions() {
  return {
      number(
          "train.batch_size", "faces", {2, 4096}, [](auto& c) -> auto& { return c.train.batchSize; },
          "Faces a step; each is seen in two views"),
      number(
          "train.epochs", "epochs", {1, manyEpochs}, [](auto& c) -> auto& { return c.train.epochs; },
          "Length of the training; an epoch shows one frame of every training video"),
      boolean(
          "train.balanced", [](auto& c) -> auto& { return c.train.balanced; },
          "Draw every domain and class equally often"),
      choice<Precision>(
          "train.precision", {{"fp32", Precision::Fp32}, {"bf16", Precision::Bf16}},
          [](auto& c) -> auto& { return c.train.precision; },
          "Precision of the forward pass; weights stay fp32"),
  };
}

std::vector<Option> descentOptions() {
  return {
      number(
          "train.lr", "", {0, 10}, [](auto& c) -> auto& { return c.train.lr; },
          "Learning rate of the backbone at the start"),
      number(
          "train.fc_lr_scale", "", {0, 1000}, [](auto& c) -> auto& { return c.train.fcLrScale; },
          "The head's learning rate is lr times this"),
      number(
          "train.momentum", "", {0, 1}, [](auto& c) -> auto& { return c.train.momentum; }, "Momentum of SGD"),
      number(
          "train.weight_decay", "", {0, 1}, [](auto& c) -> auto& { return c.train.weightDecay; },
          "Coupled L2 on every trained tensor"),
      number(
          "train.lr_step_size", "epochs", {1, manyEpochs},
          [](auto& c) -> auto& { return c.train.lrStepSize; },
          "Epochs between two cuts of the learning rate"),
      number(
          "train.lr_gamma", "", {0.001, 1}, [](auto& c) -> auto& { return c.train.lrGamma; },
          "Factor on the learning rate at each cut"),
  };
}

}  // namespace

std::vector<Option> trainOptions() {
  std::vector<Option> table;
  for (const auto& part : {lossOptions(), minimizerOptions(), loopOptions(), descentOptions()}) {
    table.insert(table.end(), part.begin(), part.end());
  }
  return table;
}

}  // namespace gacfas::options
