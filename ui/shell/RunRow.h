#pragma once

#include <QString>

#include "ui/runs/RunSnapshot.h"
#include "ui/work/Workbench.h"

namespace gacfas {

/// What a row of the run list says of a run.
struct RunRow {
  enum class Tone { Plain, Good, Bad };

  QString name;
  QString state;            ///< "31 / 80", "queued", "failed"
  QString hter, auc;        ///< of the best evaluation in %, empty before the first
  QString note;             ///< under the name where there are no figures yet, or what went wrong
  QString timeLeft;         ///< "ETA 8:02"
  double progress = -1.0;   ///< 0..1 while it trains or waits in the middle, negative: no bar
  Tone tone = Tone::Plain;  ///< of `state`
  bool canResume = false;
  bool canRemove = false;  ///< nothing works on it
};

/// `work`: the run's job in this window, null where there is none.
RunRow describeRun(const RunSnapshot& run, const WorkItem* work);

/// "17.5": a fraction in per cent.
QString bestPercent(double fraction);
/// "erm", "gac-fas": for sorting and filtering.
QString minimizerText(const RunSnapshot& run);

}  // namespace gacfas
