#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/plots/SeriesPyramid.h"
#include "ui/plots/Smoothing.h"
#include "ui/runs/RunSnapshot.h"
#include "ui/train/XAxis.h"

namespace gacfas {

/// A column of a run, raw and (where that makes sense) smoothed, ready to be drawn at any zoom. Values are in
/// the unit that is shown.
struct CurveSeries {
  SeriesPyramid raw, smooth;
};

/// The curves of one run. Follows its snapshots: what was appended to steps.csv is appended here, all else is
/// kept.
class RunCurves {
public:
  /// Takes a newer snapshot of the same run. True where steps or evaluations changed.
  bool update(const RunPtr& run);
  /// 0..1 as in Smoother; smoothed series are made anew when it changes.
  void setSmoothing(double smoothing);

  const RunSnapshot& run() const { return *run_; }
  const RunPtr& snapshot() const { return run_; }
  size_t steps() const { return stepKeys_[0].size(); }

  /// Null where the run has no such column.
  const CurveSeries* series(const std::string& column);
  /// Ascending, one a row of the table that the column is in.
  const std::vector<double>& keys(bool evaluation, XAxis axis) const;

  /// Where on the axis an epoch begins (`epochsDone` of them are over); nullopt where no step tells (time not
  /// yet reached).
  std::optional<double> keyOfEpoch(double epochsDone, XAxis axis) const;
  /// Where the run is planned to end, at least where it is.
  double plannedEnd(XAxis axis) const;
  double lastKey(XAxis axis) const;
  /// Row of steps.csv nearest to x; nullopt beyond the run's ends or without steps.
  std::optional<size_t> stepRowAt(double x, XAxis axis) const;

  /// The value shown at x: of a step column the smoothed one of the nearest step, of an evaluation column
  /// that of the last evaluation before; nullopt where there is none.
  std::optional<double> valueAt(const std::string& column, double x, XAxis axis);

private:
  struct Stored {
    CurveSeries series;
    Smoother smoother{0.0};
    bool evaluation = false, smoothed = true;
  };
  bool grewFrom(const NumberTable& before, const NumberTable& now) const;
  void appendKeys(const NumberTable& steps);
  void makeEvaluationKeys();
  void fill(Stored& stored, const std::string& column) const;
  double epochLength() const;

  RunPtr run_;
  double smoothing_ = 0.0;
  std::map<std::string, Stored> series_;
  std::vector<double> stepKeys_[3], evaluationKeys_[3];
};

}  // namespace gacfas
