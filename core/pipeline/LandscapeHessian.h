#pragma once

#include "core/pipeline/LandscapeSetup.h"

namespace gacfas {

/// Takes the Hessian's eigenvectors that the run's landscape folder keeps of these weights and source faces as the axes; false
/// where there are none. Throws InputError where the file is damaged.
bool takeKnownHessianAxes(LandscapeSetup& setup);

/// Where options.hessian asks for them: takes the known axes, or finds them and keeps them in the run's landscape
/// folder, so that they are the same ones ever after. Sets axes, recipe and folder. Throws Cancelled, DeviceError, IoError.
void findHessianAxes(LandscapeSetup& setup, JobControl& control, const ProgressSink& onProgress);

/// Most that finding them costs, in forward passes of one face.
int64_t hessianAxesCost(const LandscapeSetup& setup);

}  // namespace gacfas
