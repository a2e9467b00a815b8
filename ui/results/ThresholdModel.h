#pragma once

#include <QObject>

#include "ui/results/EvaluationScores.h"

namespace gacfas {

enum class ThresholdKind {
  Oracle,    ///< chosen on the target's own videos: the papers' habit, and optimistic
  Source,    ///< chosen on the source domains alone: the honest figure
  FixedFpr,  ///< the target's false positive rate is held at a value
  ByHand,    ///< one number for all runs
};

/// The threshold that every count, read-out and gallery of the window follows; live when score >= threshold.
class ThresholdModel : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  ThresholdKind kind() const { return kind_; }
  double fixedFpr() const { return fpr_; }
  void setKind(ThresholdKind kind);
  /// `fpr` is 0..1.
  void setFixedFpr(double fpr);
  /// Sets the number and switches to ByHand.
  void setByHand(double threshold);

  /// Of one run; +inf where nothing may be accepted.
  double value(const EvaluationScores& scores) const;
  /// "source threshold", "oracle threshold", "FPR 1 %", "threshold by hand".
  QString name() const;

Q_SIGNALS:
  void changed();

private:
  ThresholdKind kind_ = ThresholdKind::Source;
  double fpr_ = 0.05;
  double hand_ = 0.0;
};

/// The lowest threshold of `roc` whose false positive rate is at most `fpr` (0..1): the one of tprAtFpr.
double thresholdAtFpr(const RocCurve& roc, double fpr);

}  // namespace gacfas
