#include "ui/train/CrosshairItem.h"

#include "ui/plots/RunGraph.h"

namespace gacfas {

CrosshairItem::CrosshairItem(QCPAxisRect* rect)
    : QCPAbstractItem(rect->parentPlot()), rect_(rect), style_(PlotStyle::forScreen(currentTheme())) {
  setClipToAxisRect(false);
  setSelectable(false);
}

void CrosshairItem::setPosition(std::optional<double> x, std::vector<Mark> marks) {
  x_ = x;
  marks_ = std::move(marks);
}

QPointF CrosshairItem::pixelOf(const Mark& mark) const {
  return {rect_->axis(QCPAxis::atBottom)->coordToPixel(*x_),
          rect_->axis(QCPAxis::atLeft)->coordToPixel(mark.value)};
}

void CrosshairItem::draw(QCPPainter* painter) {
  if (!x_) return;
  const double left = rect_->axis(QCPAxis::atBottom)->coordToPixel(*x_);
  if (left < rect_->left() - 0.5 || left > rect_->right() + 1.5) return;
  painter->setPen(QPen(style_.theme->accent, style_.unit));
  painter->drawLine(QLineF(left, rect_->top(), left, rect_->bottom()));
  for (const Mark& mark : marks_) {
    const QPointF pixel = pixelOf(mark);
    if (pixel.y() < rect_->top() - 1 || pixel.y() > rect_->bottom() + 1) continue;
    const QCPScatterStyle marker = runMarker(mark.style, style_, mark.hollow);
    marker.applyTo(painter, marker.pen());
    marker.drawShape(painter, pixel);
  }
}

}  // namespace gacfas
