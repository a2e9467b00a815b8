#pragma once

#include <QString>
#include <vector>

#include "ui/runs/RunSnapshot.h"
#include "ui/theme/RunStyle.h"

namespace gacfas {

/// A ticked run as the pages show it.
struct ShownRun {
  RunPtr run;
  RunStyle style;
  QString label;          ///< name, made unique among the ticked runs
  bool current = false;   ///< the row that is selected in the run list: drawn last and 2 px wide
};
using ShownRuns = std::vector<ShownRun>;

}  // namespace gacfas
