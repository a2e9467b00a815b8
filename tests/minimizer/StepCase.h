#pragma once

#include <map>
#include <string>

#include "core/minimizer/Minimizer.h"
#include "tests/support/Formula.h"
#include "tests/support/Networks.h"

namespace gacfas::test {

/// Collects what a step is made of.
class Collector : public StepObserver {
public:
  void onPerturbation(int64_t domain, const TensorList& list) override { epsilon[domain] = gacfas::copyOf(list); }
  void onAscendedGradient(int64_t domain, const TensorList& list) override {
    ascended[domain] = gacfas::copyOf(list);
  }
  std::map<int64_t, TensorList> epsilon, ascended;
};

/// One step of the small network on the reference's batch.
struct StepCase {
  StepCase(const Config& config, const std::vector<int64_t>& labels, const std::vector<int64_t>& domains,
           int64_t width = 2, int64_t size = 32)
      : settings(config),
        net(formulaNet(width, config.classes())),
        objective(net, parametersOf(net), formulaBatch(labels, domains, size),
                  {config.train.loss, config.train.logitScale, config.train.lambdaContrast,
                   config.sourceDomains()}) {}

  StepDirection run() {
    objective.forwardAtTheta();
    return makeMinimizer(settings, /*warming=*/false)->direction(objective, &seen);
  }

  Config settings;
  FasNet net;
  StepObjective objective;
  Collector seen;
};

}  // namespace gacfas::test
