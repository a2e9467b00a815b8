#include "ui/train/CrosshairModel.h"

namespace gacfas {

void CrosshairModel::follow(std::optional<double> x) {
  if (pinned_ || x == x_) return;
  x_ = x;
  Q_EMIT moved();
}

void CrosshairModel::pin(std::optional<double> x) {
  if (pinned_ == x.has_value() && x == x_) return;
  pinned_ = x.has_value();
  x_ = x;
  Q_EMIT moved();
}

}  // namespace gacfas
