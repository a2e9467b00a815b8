#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/runs/ShownRun.h"
#include "ui/train/RunCurves.h"

namespace gacfas {

/// A shown run and its curves.
struct CurveRun {
  std::shared_ptr<RunCurves> curves;  ///< shared: a cell may still be painted after its run was unticked
  RunStyle style;
  QString label;
  bool current = false;
  bool operator==(const CurveRun&) const = default;
};

/// How curves are shown: the same in all cells.
struct CurveView {
  XAxis xAxis = XAxis::Epoch;
  bool logLoss = true, logNorm = true;
  std::optional<QCPRange> zoom;  ///< of x; nullopt: all
};

/// The curves of all shown runs, kept while a run stays among them.
class CurveSet {
public:
  /// True where anything but the pointers of the snapshots changed: other runs, other looks, or new numbers.
  bool update(const ShownRuns& runs);
  void setSmoothing(double smoothing);
  double smoothing() const { return smoothing_; }

  const std::vector<CurveRun>& runs() const { return runs_; }
  std::vector<RunPtr> snapshots() const;
  bool hasSteps() const;
  /// The current run, else the first; null where there is none.
  const CurveRun* leading() const;
  /// [0, end]: where the runs are planned to end, or, while they are young, a round number over what is
  /// there.
  QCPRange wholeRange(XAxis axis) const;

private:
  double smoothing_ = 0.0;
  std::map<QString, std::shared_ptr<RunCurves>> curves_;
  std::vector<CurveRun> runs_;
};

}  // namespace gacfas
