#pragma once

#include <QString>

#include "core/types/TrainingEstimate.h"
#include "ui/newrun/RunTraces.h"

namespace gacfas {

/// What a run will cost, by one that was trained before.
struct CostEstimate {
  TrainingEstimate cost;  ///< one run; seconds() is negative where no comparable run was measured
  QString source;         ///< name of the run it comes from

  bool isKnown() const { return cost.seconds() >= 0.0; }
};

/// Looks for the newest run with the same network, batch, data and device; other minimisers count by their passes.
/// Its evaluations count where `traces` knows them and those of `config` are alike.
CostEstimate estimateCost(const Config& config, const RunList& known, const QMap<QString, RunTraces>& traces);

}  // namespace gacfas
