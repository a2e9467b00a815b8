#pragma once

#include "viz/HeightField.h"

namespace gacfas {

/// How a surface rises around the middle of its plane.
struct Rise {
  double mean = 0.0;   ///< of the heights above the middle's, over the grid points within the radius; the
                       ///< middle itself left out
  double worst = 0.0;  ///< the largest of them
  size_t points = 0;   ///< how many these are; 0: nothing is known, both are NaN
};

/// The height of the grid point nearest the middle; NaN where it is not known.
double centreHeight(const HeightField& field);
/// `radius` as a share of the plane's half width.
Rise riseWithin(const HeightField& field, double radius);
/// Share of the known points that are lower than `height`; NaN where none is known.
double shareBelow(const HeightField& field, double height);

}  // namespace gacfas
