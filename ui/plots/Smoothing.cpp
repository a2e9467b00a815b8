#include "ui/plots/Smoothing.h"

#include <cmath>
#include <limits>

namespace gacfas {

double Smoother::push(double value) {
  if (!std::isfinite(value)) return std::numeric_limits<double>::quiet_NaN();
  sum_ = b_ * sum_ + value;
  weight_ = b_ * weight_ + 1.0;
  return sum_ / weight_;
}

std::vector<double> smoothed(std::span<const double> values, double b) {
  Smoother smoother(b);
  std::vector<double> result;
  result.reserve(values.size());
  for (double value : values) result.push_back(smoother.push(value));
  return result;
}

}  // namespace gacfas
