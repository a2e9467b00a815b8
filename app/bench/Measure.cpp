#include "app/bench/Measure.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/tensor/Torch.h"

namespace gacfas::bench {

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void resetPeakMemory() { std::ofstream("/proc/self/clear_refs") << "5"; }

double peakMemoryMb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024.0;
  return 0.0;
}

double matrixRate(int64_t n) {
  const torch::NoGradGuard noGrad;
  static std::map<int64_t, std::pair<torch::Tensor, torch::Tensor>> matrices;
  auto& [a, b] = matrices.try_emplace(n, torch::rand({n, n}), torch::rand({n, n})).first->second;
  const double seconds = secondsOf([&a = a, &b = b] { torch::mm(a, b); });
  const double size = static_cast<double>(n);
  return 2.0 * size * size * size / seconds;
}

void row(const std::string& name, double value, const std::string& unit) {
  std::printf("%-44s %10.4g %s\n", name.c_str(), value, unit.c_str());
  std::fflush(stdout);
}

}  // namespace gacfas::bench
