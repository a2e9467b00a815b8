#pragma once

#include <QObject>
#include <vector>

#include "ui/results/EvaluationChoice.h"
#include "ui/results/ScoreStore.h"
#include "ui/results/ThresholdModel.h"
#include "ui/runs/ShownRun.h"

namespace gacfas {

/// A ticked run with the evaluation that is shown.
struct ComparedRun {
  ShownRun shown;
  ScoresPtr scores;  ///< null: none yet; `absence` says why
  ScoresPtr before;  ///< of a run that trains: the evaluation before, null: none
  QString absence;
  QString file, fileBefore;  ///< score files asked for, as ScoreStore names them
};

/// What Results and Faces share: the ticked runs with their scores, the evaluation chosen and the threshold.
class Comparison : public QObject {
  Q_OBJECT
public:
  explicit Comparison(QObject* parent = nullptr);

  void setRuns(const ShownRuns& runs);
  void setChoice(const EvaluationChoice& choice);
  const EvaluationChoice& choice() const { return choice_; }
  /// What a sample is: a video, or a frame.
  void setLevel(const ScoreLevel& level);
  const ScoreLevel& level() const { return level_; }

  const std::vector<ComparedRun>& runs() const { return runs_; }
  /// The run by its key; empty key: the selected run, else the last ticked, one with scores first. Null:
  /// none.
  const ComparedRun* find(const QString& key = {}) const;
  bool anyScores() const;
  /// Whether any ticked run was trained on drawn faces.
  bool synthetic() const;
  /// Name of the unseen domain(s): "street".
  QString target() const;

  ThresholdModel& threshold() { return threshold_; }
  double threshold(const ComparedRun& run) const { return threshold_.value(*run.scores); }

Q_SIGNALS:
  /// Runs, their scores or the choice changed; a threshold that was moved says so itself.
  void changed();
  void problem(const QString& message);

private:
  void request(ComparedRun& run);
  void requestBefore(ComparedRun& run, int64_t place);
  void take(const QString& file, const ScoresPtr& scores);
  void refuse(const QString& file, const QString& message);

  EvaluationChoice choice_;
  ScoreLevel level_;
  std::vector<ComparedRun> runs_;
  ThresholdModel threshold_;
  ScoreStore store_;
};

}  // namespace gacfas
