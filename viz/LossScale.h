#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "viz/HeightField.h"
#include "viz/PathPoint.h"

namespace gacfas {

/// From which value to which the height and the colour run; what is higher is cut off. The value is a loss, or
/// another quantity of a landscape.
struct LossScale {
  double low = 0.0;
  double top = 1.0;
  std::string quantity = "Loss";
  std::string unit = "nat";  ///< "%": of 0 to 100, nothing lies above
  bool logarithmic = false;  ///< heights are ln(loss + 0.1), as tomgoldstein/loss-landscape's h52vtp has them
  bool difference = false;   ///< of two losses: from -top to top, what is lower is cut off too

  /// What a loss is as a height.
  double height(double loss) const { return logarithmic ? std::log(loss + 0.1) : loss; }
  /// 0 at `low`, 1 at `top`.
  double share(double loss) const { return (height(loss) - height(low)) / (height(top) - height(low)); }
  /// "Loss (nat)"
  std::string title() const { return quantity + " (" + unit + ")"; }
  bool isRate() const { return unit == "%"; }
  bool operator==(const LossScale&) const = default;
};

/// From -top to top.
inline LossScale differenceScale(double top) {
  LossScale scale;
  scale.low = -top;
  scale.top = top;
  scale.difference = true;
  return scale;
}

/// 1, 2, 2.5 or 5 times a power of ten, at least `step`.
double niceStep(double step);
/// Multiples of a nice step within [low, high], ends included where they fall on one: at most `most` + 1 of
/// them.
std::vector<double> niceTicks(double low, double high, int most);
/// Round losses on the scale: multiples of a nice step; 0, 1, 2 and 5 times powers of ten on a logarithmic
/// one, as many as have room.
std::vector<double> scaleTicks(const LossScale& scale, int most);
/// Contour lines: multiples of a nice step strictly between low and top, about `count` of them; on a
/// logarithmic scale 1, 1.5, 2, 3, 4, 5 and 7 times powers of ten.
std::vector<double> contourLevels(const LossScale& scale, int count = 16);
/// The step between those levels; of a linear scale.
double contourStep(const LossScale& scale, int count = 16);

/// Where the colour of the band above a level lies on the scale, 0..1: in the middle between it and the next
/// level. 1 from the top on.
double bandShare(const LossScale& scale, double level);

/// One scale on which all the surfaces can be read: from 0 to the geometric mean of the losses below which
/// nine tenths of each surface lie, rounded up to 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten. So a steep
/// surface is cut at the top and a flat one still has a height. Raised to the middles, the loss of the weights
/// themselves, as far as twice its height. From 0 to 1 where nothing is known.
LossScale automaticScale(const std::vector<const HeightField*>& fields);
/// The scale with its top raised to the losses of a path, as far as twice its height.
LossScale raisedTo(LossScale scale, const TrainingPath& path);
/// For differences of losses: 0 in the middle, the top rounded up from the amount that nine tenths of the
/// points stay below.
LossScale automaticDifferenceScale(const std::vector<const HeightField*>& fields);

}  // namespace gacfas
