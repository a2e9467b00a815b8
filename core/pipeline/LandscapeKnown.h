#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/pipeline/LandscapeSetup.h"

namespace gacfas {

/// Points of the grid that other landscapes of the run have measured under the same recipe, all but the range.
struct KnownPoints {
  std::vector<std::pair<size_t, PointLosses>> points;  ///< pending in the grid
  std::vector<std::string> folders;                    ///< where they come from
};
KnownPoints findKnownPoints(const LandscapeSetup& setup, const LandscapeGrid& grid);

/// Faces whose values previews of the run have at pending points, under the same recipe, all but the range and the
/// number of faces; of several the one with most faces.
struct KnownFaceValues {
  std::map<size_t, KnownFaces> points;
  std::vector<std::string> folders;  ///< where they come from
};
KnownFaceValues findKnownFaces(const LandscapeSetup& setup, const LandscapeGrid& grid);

/// Makes points pending whose bound is below options.clip, or which have one although none is asked for.
void reopenBounds(const LandscapeSetup& setup, LandscapeGrid& grid);

}  // namespace gacfas
