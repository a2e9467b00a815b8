#pragma once

#include <array>
#include <vector>

#include "viz/Contours.h"

namespace gacfas {

/// Slanted lines over the grid cells of which a corner is not measured yet: what is drawn there is interpolated
/// from farther points, or nothing. `spacing`: distance of the lines as a share of the plane's width.
std::vector<std::array<PlanePoint, 2>> hatchLines(const HeightField& field, double spacing);

}  // namespace gacfas
