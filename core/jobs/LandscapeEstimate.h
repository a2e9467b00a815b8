#pragma once

#include "core/jobs/LandscapeJob.h"

namespace gacfas {

/// What a landscape will cost.
struct LandscapeEstimate {
  double secondsPerPoint = 0.0;  ///< with LandscapeOptions::devices points measured at once
  int64_t points = 0;
  int64_t pointsLeft = 0;   ///< those not measured by an earlier call with the same recipe
  int64_t faces = 0;
  int64_t bytes = 0;        ///< of weights and faces; what a forward pass needs comes on top
  double secondsForAxes = 0.0;  ///< at most, before the first point: of Hessian axes that are not known yet

  double secondsLeft() const { return secondsForAxes + secondsPerPoint * static_cast<double>(pointsLeft); }
};

/// Times one point of the landscape that computeLandscape would measure, or as many at once as it would, and writes
/// nothing. With options.clip it is an upper bound: points that are given up cost less. Throws as computeLandscape does.
LandscapeEstimate estimateLandscape(const LandscapeRequest& request, JobControl& control);

}  // namespace gacfas
