#include "DeviceCases.h"
#include "tests/minimizer/StepCase.h"

using namespace gacfas;

namespace {

/// All vectors of one step in float64 on the CPU, under trace-step's names.
using Traced = std::map<std::string, TensorList>;

Config configFor(MinimizerKind kind, GacVariant variant = GacVariant::Paper, LossKind loss = LossKind::Bce) {
  Config config;
  config.train.minimizer = kind;
  config.train.loss = loss;
  config.gac.variant = variant;
  config.gac.alpha = 0.005;
  return config;
}

TensorList onCpu(const TensorList& list) {
  TensorList host;
  for (const torch::Tensor& tensor : list) host.push_back(tensor.detach().cpu());
  return host;
}

Traced traced(const Config& config, const std::vector<int64_t>& domains, torch::Device device,
              bool channelsLast) {
  FasNet net = test::formulaNet(4, config.classes(), channelsLast);
  net->to(device);
  StepObjective objective(
      net, parametersOf(net), test::formulaBatch({1, 0, 1, 0, 1, 0, 1}, domains, 32),
      {config.train.loss, config.train.logitScale, config.train.lambdaContrast, config.sourceDomains()});
  objective.forwardAtTheta();
  Traced trace{{"contrastive", {objective.contrastiveLoss()}},
               {"grad.contrastive", objective.contrastiveGradient(/*lastUse=*/false)}};
  for (int64_t k = 0; k < objective.domains(); ++k) {
    if (!objective.present(k)) continue;
    trace["loss." + std::to_string(k)] = {objective.domainLoss(k)};
    trace["grad." + std::to_string(k)] = objective.domainGradient(k);
  }
  test::Collector seen;
  const StepDirection made = makeMinimizer(config, /*warming=*/false)->direction(objective, &seen);
  trace["direction"] = made.direction;
  for (const auto& [k, list] : seen.epsilon) trace["eps." + std::to_string(k)] = list;
  for (const auto& [k, list] : seen.ascended) trace["ascended." + std::to_string(k)] = list;
  for (const AscentValues& ascent : made.ascents)
    trace["log." + std::to_string(ascent.domain)] = {ascent.cosine, ascent.gradientNorm, ascent.loss};
  trace["buffers"] = net->buffers();
  trace["weights"] = net->parameters();
  for (auto& entry : trace) entry.second = onCpu(entry.second);
  return trace;
}

/// To 1e-8 relative per tensor; the reference runs on the CPU with weights in plain order.
void compare(const Config& config, const std::vector<int64_t>& domains, torch::Device device) {
  const Traced expected = traced(config, domains, torch::kCPU, /*channelsLast=*/false);
  const Traced found = traced(config, domains, device, /*channelsLast=*/true);
  test::expect(found.size() == expected.size(), "another number of vectors");
  for (const auto& [name, list] : expected)
    for (size_t i = 0; i < list.size(); ++i) {
      const double distance = (found.at(name)[i] - list[i]).norm().item<double>(),
                   size = list[i].norm().item<double>();
      test::expect(distance <= 1e-8 * size + 1e-13, name + ", tensor " + std::to_string(i) +
                                                        ": |difference| " + std::to_string(distance) +
                                                        " of " + std::to_string(size));
    }
}

}  // namespace

/// A step in float64 on the device equals the CPU's: every minimiser, both variants, an absent domain, both
/// losses.
std::vector<test::DeviceCase> test::tracedStepCases() {
  const std::vector<int64_t> all{0, 1, 2, 0, 1, 2, 2}, middleAbsent{0, 2, 2, 0, 0, 2, 2};
  const auto step = [](const char* name, const Config& config, const std::vector<int64_t>& domains) {
    return test::DeviceCase{name, [=](torch::Device device) { compare(config, domains, device); }};
  };
  return {step("erm", configFor(MinimizerKind::Erm), all), step("sam", configFor(MinimizerKind::Sam), all),
          step("sam-domain", configFor(MinimizerKind::SamDomain), middleAbsent),
          step("sagm", configFor(MinimizerKind::Sagm), all),
          step("gac-fas", configFor(MinimizerKind::GacFas), all),
          step("gac-fas, a domain absent", configFor(MinimizerKind::GacFas), middleAbsent),
          step("gac-fas, ce", configFor(MinimizerKind::GacFas, GacVariant::Paper, LossKind::Ce), all),
          step("gac-fas released", configFor(MinimizerKind::GacFas, GacVariant::Released), all),
          step("gac-fas released, a domain absent", configFor(MinimizerKind::GacFas, GacVariant::Released),
               middleAbsent)};
}
