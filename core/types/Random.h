#pragma once

#include <cstdint>
#include <initializer_list>

namespace gacfas {

/// Counter-style random numbers: the stream is a pure function of its keys, so that the draw for
/// (seed, epoch, position, view) is the same in whatever order and thread it is made. SplitMix64 (Steele et al. 2014).
class Random {
 public:
  explicit Random(std::initializer_list<uint64_t> keys) {
    for (uint64_t key : keys) state_ = mix(state_ ^ key) + 0x9e3779b97f4a7c15ULL;
  }
  uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    return mix(state_);
  }
  /// Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Uniform integer in [0, count), count > 0, without modulo bias.
  uint64_t below(uint64_t count);
  /// Standard normal (Box-Muller, one value a call).
  double normal();

 private:
  static uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  uint64_t state_ = 0x6a09e667f3bcc909ULL;
};

}  // namespace gacfas
