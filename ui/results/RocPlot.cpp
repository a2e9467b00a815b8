#include "ui/results/RocPlot.h"

namespace gacfas {
namespace {

constexpr double kMarkReach = 8.0, kCurveReach = 6.0;  // pixels
constexpr double kDragged = 5.0;                       // so far that it is no click any more

}  // namespace

RocPlot::RocPlot(QWidget* parent) : Plot(parent), scene_(*this) {
  setMouseTracking(true);
  setMinimumSize(240, 200);
}

bool RocPlot::inside(QPointF place) const {
  return !scene_.content().runs.empty() && axisRect()->rect().adjusted(-4, -4, 4, 4).contains(place.toPoint());
}

void RocPlot::show(const std::optional<RocStretch>& stretch) {
  if (stretch == shown_) return;
  shown_ = stretch;
  scene_.showStretch(stretch);
}

void RocPlot::hover(QPointF place) {
  const bool onMark = inside(place) && scene_.markAt(place, kMarkReach);
  const auto stretch =
      onMark || !inside(place) ? std::nullopt : scene_.stretchAt(place, kCurveReach);
  show(stretch);
  setCursor(onMark ? Qt::SizeAllCursor : stretch ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void RocPlot::mousePressEvent(QMouseEvent* event) {
  event->accept();
  if (event->button() != Qt::LeftButton || !inside(event->position())) return;
  from_ = event->position();
  mark_ = scene_.markAt(from_, kMarkReach);
  pressed_ = mark_ ? std::nullopt : scene_.stretchAt(from_, kCurveReach);
}

void RocPlot::mouseMoveEvent(QMouseEvent* event) {
  const QPointF place = event->position();
  if (mark_) {
    show({});
    Q_EMIT thresholdMoved(scene_.thresholdAt(*mark_, place));
  } else if (pressed_) {
    show(QLineF(from_, place).length() < kDragged ? *pressed_
                                                  : scene_.stretchBetween(pressed_->run, from_, place));
  } else {
    hover(place);
  }
}

void RocPlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const bool dragged = QLineF(from_, event->position()).length() >= kDragged;
  mark_.reset();
  const auto pressed = std::exchange(pressed_, std::nullopt);
  if (!pressed) return;
  const RocStretch stretch =
      dragged ? scene_.stretchBetween(pressed->run, from_, event->position()) : *pressed;
  if (stretch.from < stretch.to) Q_EMIT stretchClicked(stretch);
}

void RocPlot::leaveEvent(QEvent* event) {
  Plot::leaveEvent(event);
  show({});
}

}  // namespace gacfas
