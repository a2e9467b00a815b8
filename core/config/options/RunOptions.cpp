#include "core/config/OptionBuilder.h"
#include "core/config/options/Sections.h"

namespace gacfas::options {

namespace {

constexpr double largestSeed = 9007199254740991.0;  // 2^53 - 1: exact in JSON and in every form field

}  // namespace

std::vector<Option> runOptions() {
  return {
      text(
          "name", "one line of text", [](auto& c) -> auto& { return c.name; },
          "Shown name of the run; empty: made from minimiser and protocol"),
      number(
          "seed", "", {0, largestSeed}, [](auto& c) -> auto& { return c.seed; },
          "Start of every random sequence: initial weights, order of the faces, augmentation"),
  };
}

std::vector<Option> systemOptions() {
  return {
      choice<DeviceKind>(
          "system.device", {{"auto", DeviceKind::Auto}, {"cpu", DeviceKind::Cpu}, {"cuda", DeviceKind::Cuda}},
          [](auto& c) -> auto& { return c.system.device; },
          "Where tensors live; auto: CUDA where there is one"),
      number(
          "system.workers", "threads", {0, 64}, [](auto& c) -> auto& { return c.system.workers; },
          "Threads that decode and transform faces; results do not depend on it"),
      number(
          "system.threads", "threads", {0, 1024}, [](auto& c) -> auto& { return c.system.threads; },
          "Threads of the arithmetic on the CPU; 0: one a core"),
  };
}

}  // namespace gacfas::options
