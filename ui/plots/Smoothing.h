#pragma once

#include <span>
#include <vector>

namespace gacfas {

/// Exponential moving average with bias correction: after t finite values the result is
///   sum_i b^(t-i) x_i / sum_i b^(t-i),  i = 1..t,
/// so that it starts at the first value and not at zero. b in [0, 1); 0 gives the values themselves.
class Smoother {
public:
  explicit Smoother(double b) : b_(b) {}
  /// NaN for what is not finite; such a value changes nothing.
  double push(double value);

private:
  double b_;
  double sum_ = 0.0;
  double weight_ = 0.0;
};

/// The whole series through a Smoother.
std::vector<double> smoothed(std::span<const double> values, double b);

}  // namespace gacfas
