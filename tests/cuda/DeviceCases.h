#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas::test {

struct DeviceCase {
  std::string name;
  std::function<void(torch::Device)> body;
  bool gpuOnly = false;
};

inline void expect(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

std::vector<DeviceCase> landscapeCases();
std::vector<DeviceCase> outOfMemoryCases();
std::vector<DeviceCase> peakMemoryCases();
std::vector<DeviceCase> tracedStepCases();
std::vector<DeviceCase> trainingCases();

}  // namespace gacfas::test
