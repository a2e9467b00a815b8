#include "ui/train/LineLabels.h"

#include <algorithm>
#include <numeric>

namespace gacfas {

LineLabels::LineLabels(QCPAxisRect* rect)
    : QCPAbstractItem(rect->parentPlot()), rect_(rect), style_(PlotStyle::forScreen(currentTheme())) {
  setClipToAxisRect(false);
  setSelectable(false);
}

std::vector<QPointF> LineLabels::places(const QFontMetricsF& metrics) const {
  std::vector<QPointF> ends;
  for (const Label& label : labels_) {
    const QPointF end(rect_->axis(QCPAxis::atBottom)->coordToPixel(label.end.x()),
                      rect_->axis(QCPAxis::atLeft)->coordToPixel(label.end.y()));
    // Beyond the line's end, or over it where the cell ends there.
    const double limit = rect_->outerRect().right() - metrics.horizontalAdvance(label.text);
    ends.emplace_back(std::min(end.x() + 5 * style_.unit, limit), end.y());
  }
  std::vector<size_t> order(ends.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return ends[a].y() < ends[b].y(); });
  const double step = metrics.ascent();
  double above = rect_->top() - step / 2;
  for (size_t place : order) above = ends[place].ry() = std::max(ends[place].y(), above + step);
  // Back from below the cell, from the lowest up.
  double below = rect_->bottom() + step / 2;
  for (auto place = order.rbegin(); place != order.rend(); ++place)
    below = ends[*place].ry() = std::min(ends[*place].y(), below - step);
  return ends;
}

QFont LineLabels::font(const PlotStyle& style) {
  QFont font = style.tickFont;
  font.setWeight(QFont::DemiBold);
  return font;
}

void LineLabels::draw(QCPPainter* painter) {
  const QFontMetricsF metrics(font(style_));
  painter->setFont(font(style_));
  const std::vector<QPointF> starts = places(metrics);
  QColor ground = style_.theme->page;
  ground.setAlphaF(0.75f);
  for (size_t i = 0; i < labels_.size(); ++i) {
    const QPointF baseline(starts[i].x(), starts[i].y() + metrics.capHeight() / 2);
    const double width = metrics.horizontalAdvance(labels_[i].text);
    painter->fillRect(
        QRectF(baseline.x() - 1, baseline.y() - metrics.capHeight() - 1, width + 2, metrics.capHeight() + 2),
        ground);
    painter->setPen(labels_[i].colour);
    painter->drawText(baseline, labels_[i].text);
  }
}

}  // namespace gacfas
