#pragma once

#include <functional>
#include <vector>

#include "core/landscape/SurfaceSampler.h"
#include "core/types/JobControl.h"

namespace gacfas {

using PointSink = std::function<void(size_t point, const PointLosses& losses)>;
using FacesSink = std::function<void(size_t point, const FaceMeasures& faces)>;
using RowPlane = std::function<Plane(size_t iy)>;
/// Values of some faces that are known at a point; null: of none.
using KnownFacesAt = std::function<const KnownFaces*(size_t point)>;

/// How a surface is filled. Everything but the sampler's own may be empty; calls come one at a time, whatever thread
/// they come on.
struct SurfaceFill {
  FacesSink onFaces = {};         ///< all values of a point, before onPoint; not of one that is given up
  PointSink onPoint = {};         ///< once it is in the grid
  ProgressSink onProgress = {};
  /// Each row is a line of its own, (a, 0) in planeOf(iy), and rows come one by one.
  RowPlane planeOf = {};
  KnownFacesAt knownFaces = {};
};

/// Measures the pending points of `grid` in nested order (NestedOrder.h), points that are known already are skipped: that is
/// how a surface is resumed. Each worker takes the next point when it is through with one, so that a slow one keeps
/// nobody waiting; several workers have a thread each, and networks that nobody else uses. On the CPU they share torch's
/// threads. Looks at `control` between two points; throws Cancelled on a stop, or the first error of a worker, with
/// the grid as far as it got.
void fillSurface(const std::vector<SurfaceSampler*>& workers, LandscapeGrid& grid, JobControl& control,
                 const SurfaceFill& how);

}  // namespace gacfas
