#include <cstdio>
#include <iostream>

#include "app/bench/Benches.h"
#include "app/bench/Measure.h"
#include "core/tensor/Device.h"
#include "core/train/Trainer.h"
#include "core/types/Error.h"

namespace gacfas::bench {

namespace {

/// A trainer on the drawn batch.
class Stepper {
 public:
  Stepper(const Size& size, MinimizerKind minimizer)
      : size_(size), batches_(size), trainer_(benchConfig(size, minimizer), network(size), batches_) {}

  double step() { return secondsOf([this] { trainer_.step(); }); }
  double flops() const { return stepFlops(size_, trainer_.lastPasses()); }
  const PassCount& passes() const { return trainer_.lastPasses(); }

 private:
  static FasNet network(const Size& size) {
    FasNet net(FasNetOptions{size.width, 1, Precision::Fp32});
    net->initialise(1);
    net->useChannelsLast();
    return net;
  }

  Size size_;
  DrawnBatch batches_;
  Trainer trainer_;
};

void report(const std::string& name, const Stepper& stepper, const std::vector<double>& seconds, double rate, double memory) {
  const double step = median(seconds);
  row(name + " steps", 1.0 / step, "step/s");
  row(name + " convolutions", stepper.flops() / step / 1e9, "GFLOP/s");
  row(name + " share of the matrix rate", 100.0 * stepper.flops() / step / rate, "%");
  row(name + " passes, forward", static_cast<double>(stepper.passes().forward), "");
  row(name + " passes, backward", static_cast<double>(stepper.passes().backward), "");
  row(name + " peak memory", memory, "MB");
}

/// Of a process that does nothing else: network, momentum, batch and a step.
double peakOfStep(const Size& size, MinimizerKind minimizer) {
  Stepper stepper(size, minimizer);
  resetPeakMemory();
  stepper.step();
  return peakMemoryMb();
}

}  // namespace

void benchSteps(const Size& size, int64_t rounds) {
  const double ermMemory = peakOfStep(size, MinimizerKind::Erm);
  const double gacMemory = peakOfStep(size, MinimizerKind::GacFas);
  Stepper erm(size, MinimizerKind::Erm);
  Stepper gac(size, MinimizerKind::GacFas);
  erm.step();
  gac.step();
  matrixRate(2048);
  matrixRate(4096);
  std::vector<double> small, large, ermSeconds, gacSeconds;
  for (int64_t round = 0; round < rounds; ++round) {
    small.push_back(matrixRate(2048));
    ermSeconds.push_back(erm.step());
    large.push_back(matrixRate(4096));
    gacSeconds.push_back(gac.step());
  }
  const double rate = std::max(median(small), median(large));
  row("matrix product 2048^3", median(small) / 1e9, "GFLOP/s");
  row("matrix product 4096^3", median(large) / 1e9, "GFLOP/s");
  report("ERM", erm, ermSeconds, rate, ermMemory);
  report("GAC-FAS", gac, gacSeconds, rate, gacMemory);
  row("GAC-FAS step over ERM step", median(gacSeconds) / median(ermSeconds), "times");
}

void serveSteps(const Size& size, const std::string& minimizer) {
  const std::map<std::string, MinimizerKind> kinds{{"erm", MinimizerKind::Erm}, {"sam", MinimizerKind::Sam},
                                                   {"sam-domain", MinimizerKind::SamDomain}, {"sagm", MinimizerKind::Sagm},
                                                   {"gac-fas", MinimizerKind::GacFas}};
  const auto kind = kinds.find(minimizer);
  if (kind == kinds.end()) throw InputError("--minimizer: '" + minimizer + "' is none of erm, sam, sam-domain, sagm, gac-fas");
  Stepper stepper(size, kind->second);
  for (std::string line; std::getline(std::cin, line);) {
    if (line != "step") throw InputError("standard input: expected lines 'step', found '" + line + "'");
    std::printf("%.6f\n", stepper.step());
    std::fflush(stdout);
  }
}

}  // namespace gacfas::bench
