#pragma once

#include <QObject>

#include "core/metrics/ThresholdSource.h"
#include "ui/results/EvaluationScores.h"

namespace gacfas {

enum class ThresholdKind {
  Oracle,       ///< chosen on the target's own samples: the papers' habit, and optimistic
  Source,       ///< chosen on the source domains alone: the honest figure
  Probability,  ///< probability 0.5: score 0
  FixedFpr,     ///< the target's false positive rate is held at a value
  FixedBpcer,   ///< the target's share of rejected live samples is held at a value
  ByHand,       ///< one number for all runs
};

/// The threshold that every count, read-out and gallery of the window follows; live when score >= threshold.
class ThresholdModel : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  ThresholdKind kind() const { return kind_; }
  /// The rate that `kind` holds, 0..1; 0 for kinds that hold none.
  double rate(ThresholdKind kind) const;
  void setKind(ThresholdKind kind);
  /// `rate` is 0..1; switches to `kind`, which is FixedFpr or FixedBpcer.
  void setRate(ThresholdKind kind, double rate);
  /// Sets the number and switches to ByHand.
  void setByHand(double threshold);
  /// Whether a number was ever set by hand.
  bool hasHand() const { return hasHand_; }

  /// Of one run; +inf where nothing may be accepted.
  double value(const EvaluationScores& scores) const;
  /// Where the threshold of one run comes from, as core/metrics has it.
  ThresholdSource source(const EvaluationScores& scores) const { return source(kind_, scores); }
  ThresholdSource source(ThresholdKind kind, const EvaluationScores& scores) const;
  /// "source threshold", "target EER threshold (oracle)", "threshold by hand", ...
  QString name() const;

Q_SIGNALS:
  void changed();

private:
  ThresholdKind kind_ = ThresholdKind::Source;
  double fpr_ = 0.05, bpcer_ = 0.05;
  double hand_ = 0.0;
  bool hasHand_ = false;
};

}  // namespace gacfas
