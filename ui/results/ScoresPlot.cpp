#include "ui/results/ScoresPlot.h"

#include <cmath>

namespace gacfas {
namespace {

constexpr double kGrip = 6.0;       // pixels to either side of the line
constexpr double kKeyStep = 0.002;  // of the range of scores

}  // namespace

ScoresPlot::ScoresPlot(QWidget* parent) : Plot(parent), scene_(*this) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumSize(240, 200);
}

void ScoresPlot::showScores(const ScoresContent& content) {
  content_ = content;
  redraw();
}

void ScoresPlot::redraw() {
  if (!content_.scores) return;
  scene_.draw(content_, style());
  scene_.showFocus(hasFocus());
  replot(rpQueuedReplot);
}

void ScoresPlot::reset() {
  content_ = {};
  scene_.clear();
  replot(rpQueuedReplot);
}

bool ScoresPlot::onLine(QPointF place) const {
  return !scene_.empty() && std::abs(place.x() - scene_.linePixel()) <= kGrip;
}

void ScoresPlot::hover(QPointF place) {
  const auto bar = scene_.empty() ? std::nullopt : scene_.barAt(place);
  setCursor(onLine(place) ? Qt::SizeHorCursor : bar ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ScoresPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) dragging_ = onLine(event->position());
  event->accept();
}

void ScoresPlot::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_)
    move(scene_.scoreAt(event->position().x()));
  else
    hover(event->position());
}

void ScoresPlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || scene_.empty()) return;
  if (std::exchange(dragging_, false)) return;
  if (const auto bar = scene_.barAt(event->position())) Q_EMIT barClicked(*bar);
}

void ScoresPlot::move(double threshold) {
  Q_EMIT thresholdMoved(std::clamp(threshold, scene_.lowest(), scene_.highest()));
}

void ScoresPlot::keyPressEvent(QKeyEvent* event) {
  const bool left = event->key() == Qt::Key_Left, right = event->key() == Qt::Key_Right;
  if ((!left && !right) || scene_.empty()) return Plot::keyPressEvent(event);
  const double step =
      (scene_.highest() - scene_.lowest()) * kKeyStep * (event->modifiers() & Qt::ShiftModifier ? 10.0 : 1.0);
  const double from = std::clamp(scene_.threshold(), scene_.lowest(), scene_.highest());
  move(from + (left ? -step : step));
}

void ScoresPlot::focusInEvent(QFocusEvent* event) {
  Plot::focusInEvent(event);
  scene_.showFocus(true);
}

void ScoresPlot::focusOutEvent(QFocusEvent* event) {
  Plot::focusOutEvent(event);
  scene_.showFocus(false);
}

void ScoresPlot::resizeEvent(QResizeEvent* event) {
  Plot::resizeEvent(event);
  // How much is written depends on the width.
  if (!scene_.empty()) content_.threshold = scene_.threshold();
  redraw();
}

void ScoresPlot::restyle() {
  Plot::restyle();
  if (!scene_.empty()) content_.threshold = scene_.threshold();
  redraw();
}

}  // namespace gacfas
