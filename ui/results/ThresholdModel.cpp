#include "ui/results/ThresholdModel.h"

#include "ui/results/NumberText.h"

namespace gacfas {

double ThresholdModel::rate(ThresholdKind kind) const {
  return kind == ThresholdKind::FixedFpr ? fpr_ : kind == ThresholdKind::FixedBpcer ? bpcer_ : 0.0;
}

void ThresholdModel::setKind(ThresholdKind kind) {
  if (kind == kind_) return;
  kind_ = kind;
  Q_EMIT changed();
}

void ThresholdModel::setRate(ThresholdKind kind, double rate) {
  double& held = kind == ThresholdKind::FixedBpcer ? bpcer_ : fpr_;
  if (kind_ == kind && rate == held) return;
  kind_ = kind;
  held = rate;
  Q_EMIT changed();
}

void ThresholdModel::setByHand(double threshold) {
  if (kind_ == ThresholdKind::ByHand && threshold == hand_) return;
  kind_ = ThresholdKind::ByHand;
  hand_ = threshold;
  hasHand_ = true;
  Q_EMIT changed();
}

ThresholdSource ThresholdModel::source(ThresholdKind kind, const EvaluationScores& scores) const {
  switch (kind) {
    case ThresholdKind::Oracle:
      return ThresholdSource::targetEer();
    case ThresholdKind::Source:
      return ThresholdSource::source(scores.sourceThreshold);
    case ThresholdKind::Probability:
      return ThresholdSource::probability();
    case ThresholdKind::FixedFpr:
      return ThresholdSource::fixedFpr(fpr_);
    case ThresholdKind::FixedBpcer:
      return ThresholdSource::fixedBpcer(bpcer_);
    case ThresholdKind::ByHand:
      break;
  }
  return ThresholdSource::byHand(hand_);
}

double ThresholdModel::value(const EvaluationScores& scores) const {
  return scores.thresholdOf(source(scores));
}

QString ThresholdModel::name() const {
  switch (kind_) {
    case ThresholdKind::Oracle:
      return tr("target EER threshold (oracle)");
    case ThresholdKind::Source:
      return tr("source threshold");
    case ThresholdKind::Probability:
      return tr("probability 0.5");
    case ThresholdKind::FixedFpr:
      return tr("threshold at FPR %1 % on the target").arg(plainNumber(fpr_ * 100.0));
    case ThresholdKind::FixedBpcer:
      return tr("threshold at BPCER %1 % on the target").arg(plainNumber(bpcer_ * 100.0));
    case ThresholdKind::ByHand:
      break;
  }
  return tr("threshold by hand");
}

}  // namespace gacfas
