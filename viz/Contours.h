#pragma once

#include <array>
#include <vector>

#include "viz/HeightField.h"

namespace gacfas {

using PlanePoint = std::array<double, 2>;
using PlaneLine = std::vector<PlanePoint>;

/// Where the surface has one height: lines in the plane, closed ones with their first point again at the end.
struct ContourLine {
  double level = 0.0;
  std::vector<PlaneLine> lines;
};

/// Level lines of the known part of a surface, linear within its cells.
std::vector<ContourLine> contourLines(const HeightField& field, const std::vector<double>& levels);

/// The part of the plane where the surface is at least as high as `level`, as closed outlines to be filled by
/// the odd-even rule.
struct ContourRegion {
  double level = 0.0;
  std::vector<PlaneLine> outlines;
};

/// One region a level. The known part as a whole: a level below the lowest height.
std::vector<ContourRegion> contourRegions(const HeightField& field, const std::vector<double>& levels);

}  // namespace gacfas
