#include "core/metrics/McNemar.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace gacfas {
namespace {

constexpr int64_t kExactBelow = 25;

/// 2 * P(X <= fewer) of X binomial (n, 1/2), at most 1. n is small: every term is exact in a double.
double binomialP(int64_t fewer, int64_t n) {
  double term = 1.0, sum = 0.0;
  for (int64_t i = 0; i <= fewer; ++i) {
    sum += term;
    term = term * static_cast<double>(n - i) / static_cast<double>(i + 1);
  }
  return std::min(1.0, 2.0 * std::ldexp(sum, -static_cast<int>(n)));
}

/// P of chi squared with one degree of freedom at (|a - b| - 1)^2 / (a + b).
double chiSquaredP(int64_t a, int64_t b) {
  const auto distance = static_cast<double>(std::max<int64_t>(std::abs(a - b) - 1, 0));
  return std::erfc(distance / std::sqrt(2.0 * static_cast<double>(a + b)));
}

}  // namespace

McNemar mcNemar(int64_t onlyA, int64_t onlyB) {
  McNemar test{onlyA, onlyB, 1.0, onlyA + onlyB < kExactBelow};
  test.p = test.exact ? binomialP(std::min(onlyA, onlyB), onlyA + onlyB) : chiSquaredP(onlyA, onlyB);
  return test;
}

}  // namespace gacfas
