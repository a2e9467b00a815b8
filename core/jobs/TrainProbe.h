#pragma once

#include "core/types/Config.h"
#include "core/types/JobControl.h"
#include "core/types/TrainingEstimate.h"

namespace gacfas {

/// What a training of `config` will cost, from a short probe: it is set up as startTraining does, makes a few steps of
/// each kind that its schedule has, scores a few faces and, with evaluate.landscape, measures one point. Nothing is
/// written, and the time that writing takes is not counted. What else runs on the device makes the figures larger.
/// Looks at `control` between steps; a stop throws Cancelled. Throws as startTraining does.
TrainingEstimate probeTraining(const Config& config, JobControl& control);

}  // namespace gacfas
