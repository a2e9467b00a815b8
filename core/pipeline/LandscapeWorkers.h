#pragma once

#include <vector>

#include "core/pipeline/LandscapeSetup.h"

namespace gacfas {

/// The setup's samplers, one a device (LandscapeOptions::devices), in the order of the devices. `faces` are those of
/// setup.measured. Throws DeviceError.
std::vector<SurfaceSampler> makeWorkers(const LandscapeSetup& setup, const LandscapeFaces& faces);
std::vector<SurfaceSampler*> pointersTo(std::vector<SurfaceSampler>& workers);

/// Seconds a point where every worker measures one at the first corner of the plane, all at once: copies on one
/// CPU take its threads from each other. Looks at `control` between rounds; throws Cancelled.
double secondsPerPoint(const LandscapeSetup& setup, const std::vector<SurfaceSampler*>& workers, JobControl& control);

}  // namespace gacfas
