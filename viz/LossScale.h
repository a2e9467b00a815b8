#pragma once

#include <string>
#include <vector>

#include "viz/HeightField.h"

namespace gacfas {

/// From which value to which the height and the colour run; what is higher is cut off. The value is a loss, or
/// another quantity of a landscape.
struct LossScale {
  double low = 0.0;
  double top = 1.0;
  std::string quantity = "Loss";
  std::string unit = "nat";  ///< "%": of 0 to 100, nothing lies above

  /// 0 at `low`, 1 at `top`.
  double share(double loss) const { return (loss - low) / (top - low); }
  /// "Loss (nat)"
  std::string title() const { return quantity + " (" + unit + ")"; }
  bool isRate() const { return unit == "%"; }
  bool operator==(const LossScale&) const = default;
};

/// 1, 2, 2.5 or 5 times a power of ten, at least `step`.
double niceStep(double step);
/// Multiples of a nice step within [low, high], ends included where they fall on one: at most `most` + 1 of
/// them.
std::vector<double> niceTicks(double low, double high, int most);
/// Contour lines: multiples of a nice step strictly between low and top, about `count` of them.
std::vector<double> contourLevels(const LossScale& scale, int count = 16);
/// The step between those levels.
double contourStep(const LossScale& scale, int count = 16);

/// One scale on which all the surfaces can be read: from 0 to the geometric mean of the losses below which
/// nine tenths of each surface lie, rounded up to 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten. So a steep
/// surface is cut at the top and a flat one still has a height. From 0 to 1 where nothing is known.
LossScale automaticScale(const std::vector<const HeightField*>& fields);

}  // namespace gacfas
