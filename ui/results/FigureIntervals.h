#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <map>
#include <memory>
#include <vector>

#include "core/metrics/Figures.h"
#include "ui/results/Comparison.h"

namespace gacfas {

using FiguresPtr = std::shared_ptr<const SetFigures>;

/// The figures of the ticked runs on the unseen domain with their bootstrap intervals, computed on a thread of
/// its own. A threshold that is dragged is waited for until it rests.
class FigureIntervals : public QObject {
  Q_OBJECT
public:
  /// `comparison` outlives it.
  explicit FigureIntervals(Comparison* comparison, QObject* parent = nullptr);
  ~FigureIntervals() override;

  /// Null where they are not computed yet. The thresholds are those of the moment when it began.
  FiguresPtr of(const ScoresPtr& scores) const;
  bool working() const { return !wanted_.empty(); }

Q_SIGNALS:
  void changed();

private:
  struct Wanted {
    ScoresPtr scores;
    std::vector<ThresholdSource> sources;
    bool operator==(const Wanted&) const = default;
  };
  void follow();
  std::vector<ThresholdSource> sourcesOf(const EvaluationScores& scores) const;
  void stop();
  void take(const ScoresPtr& scores, const FiguresPtr& figures);

  Comparison* comparison_;
  std::map<ScoresPtr, FiguresPtr> known_;
  std::vector<Wanted> wanted_;
  std::shared_ptr<JobControl> control_;
  QTimer delay_;
  QThreadPool pool_;
};

/// The rates at `source`, null where they are not among the figures.
const ThresholdFigures* findRates(const SetFigures& figures, const ThresholdSource& source);

}  // namespace gacfas
