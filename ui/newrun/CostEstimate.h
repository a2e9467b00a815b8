#pragma once

#include <QString>

#include "ui/runs/RunLibrary.h"

namespace gacfas {

/// How long a run will take, by the steps of one that was trained before.
struct CostEstimate {
  double seconds = -1.0;  ///< training steps of one run; negative: no comparable run was measured
  QString source;         ///< name of the run it comes from
};

/// Looks for the newest run with the same network, batch, data and device; other minimisers count by their
/// passes.
CostEstimate estimateCost(const Config& config, const RunList& known);

}  // namespace gacfas
