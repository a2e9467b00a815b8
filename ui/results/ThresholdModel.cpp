#include "ui/results/ThresholdModel.h"

#include "ui/results/NumberText.h"

namespace gacfas {

void ThresholdModel::setKind(ThresholdKind kind) {
  if (kind == kind_) return;
  kind_ = kind;
  Q_EMIT changed();
}

void ThresholdModel::setFixedFpr(double fpr) {
  if (kind_ == ThresholdKind::FixedFpr && fpr == fpr_) return;
  kind_ = ThresholdKind::FixedFpr;
  fpr_ = fpr;
  Q_EMIT changed();
}

void ThresholdModel::setByHand(double threshold) {
  if (kind_ == ThresholdKind::ByHand && threshold == hand_) return;
  kind_ = ThresholdKind::ByHand;
  hand_ = threshold;
  Q_EMIT changed();
}

double ThresholdModel::value(const EvaluationScores& scores) const {
  switch (kind_) {
    case ThresholdKind::Oracle:
      return scores.targetMetrics.threshold;
    case ThresholdKind::Source:
      return scores.sourceThreshold;
    case ThresholdKind::FixedFpr:
      return thresholdAtFpr(scores.targetRoc, fpr_);
    case ThresholdKind::ByHand:
      break;
  }
  return hand_;
}

QString ThresholdModel::name() const {
  switch (kind_) {
    case ThresholdKind::Oracle:
      return tr("target EER threshold (oracle)");
    case ThresholdKind::Source:
      return tr("source threshold");
    case ThresholdKind::FixedFpr:
      return tr("threshold at FPR %1 % on the target").arg(plainNumber(fpr_ * 100.0));
    case ThresholdKind::ByHand:
      break;
  }
  return tr("threshold by hand");
}

double thresholdAtFpr(const RocCurve& roc, double fpr) {
  double threshold = roc.points.front().threshold;
  for (const RocPoint& point : roc.points) {
    if (static_cast<double>(point.falsePositives) / static_cast<double>(roc.spoof) > fpr) break;
    threshold = point.threshold;
  }
  return threshold;
}

}  // namespace gacfas
