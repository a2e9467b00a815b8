#include "ui/newrun/CostScope.h"

#include <set>

namespace gacfas {

namespace {

/// Whether the option is a number to compute with, or counts what is done without changing what each takes.
bool isFree(const std::string& name) {
  static const std::set<std::string> free{
      "name", "seed", "model.init", "train.epochs", "train.warming_epochs", "train.minimizer_warming",
      "train.logit_scale", "train.lambda_contrast", "train.erm_scale", "train.lr", "train.fc_lr_scale",
      "train.momentum", "train.weight_decay", "train.lr_step_size", "train.lr_gamma", "gac.rho", "gac.eta",
      "gac.alpha", "evaluate.every", "evaluate.last", "evaluate.keep_weights", "evaluate.landscape_range",
      "landscape.points", "landscape.range", "landscape.seed"};
  return free.count(name) > 0;
}

/// Options of landscapes are free while there are none; the number of points is, once one was measured.
bool isFreeHere(const std::string& name, const Config& measured, const Config& now) {
  if (name == "evaluate.landscape") return measured.evaluate.landscape > 0 || now.evaluate.landscape == 0;
  if (name == "landscape.faces" || name == "landscape.batch_size") return now.evaluate.landscape == 0;
  return isFree(name);
}

}  // namespace

const Option* costlyChange(const Config& measured, const Config& now) {
  for (const Option& option : optionTable())
    if (option.get(measured) != option.get(now) && !isFreeHere(option.name, measured, now)) return &option;
  return nullptr;
}

}  // namespace gacfas
