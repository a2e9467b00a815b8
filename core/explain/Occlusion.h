#pragma once

#include "core/explain/GradCam.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// How much of the live score hangs on each place (Zeiler & Fergus 2014, section 4.2): a grey square (the
/// ImageNet mean) of 2 x 2 cells is slid over the image in steps of a cell; a cell's value is the mean drop
/// of the score over the squares that cover it. The map has `cells` x `cells` values; S should be a multiple
/// of `cells`, else the rest at the right and lower edge stays uncovered. `batch` images go through the
/// network at once. Throws Cancelled on stop.
Relevance occlusionMap(FasNet& net, const torch::Tensor& image, int64_t cells, int64_t batch,
                       const JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
