#include "core/metrics/Spread.h"

#include <cmath>

namespace gacfas {

Spread spreadOf(const std::vector<double>& values) {
  double sum = 0.0, squares = 0.0;
  for (double value : values) sum += value;
  const double count = static_cast<double>(values.size());
  const double mean = sum / count;
  for (double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / count)};
}

}  // namespace gacfas
