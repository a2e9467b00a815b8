#pragma once

#include <QMap>

#include "ui/runs/RunLibrary.h"

namespace gacfas {

/// What the sizes and times of a run's files tell of its cost, beyond its logs.
struct RunTraces {
  /// Of everything but steps between two evaluations, landscapes included: the time from one score file to the next, less
  /// the steps in between; the median, so that a pause does not count. Negative: not known, as in a copied folder.
  double secondsPerEvaluation = -1.0;
  int64_t weightBytes = 0, checkpointBytes = 0, scoreBytes = 0;  ///< a file; 0: not known
};

/// Looks at the files: not for the GUI thread.
RunTraces tracesOf(const RunSnapshot& run);
/// By key.
QMap<QString, RunTraces> tracesOf(const RunList& runs);

}  // namespace gacfas
