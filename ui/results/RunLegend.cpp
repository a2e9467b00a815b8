#include "ui/results/RunLegend.h"

#include <cmath>

#include "ui/plots/RunGraph.h"

namespace gacfas {
namespace {

constexpr double kSample = 28.0, kGap = 6.0, kBetween = 16.0;  // pixels at 1x

}  // namespace

RunLegend::RunLegend(QCustomPlot* plot, std::vector<LegendEntry> entries, const PlotStyle& style)
    : QCPLayoutElement(plot), entries_(std::move(entries)), style_(style) {}

double RunLegend::width(const LegendEntry& entry) const {
  const QFontMetricsF metrics(style_.labelFont);
  const double sample = entry.run ? (kSample + kGap) * style_.unit : 0.0;
  const double value =
      entry.value.isEmpty() ? 0.0 : kGap * style_.unit + metrics.horizontalAdvance(entry.value);
  return sample + metrics.horizontalAdvance(entry.text) + value;
}

double RunLegend::lineHeight() const {
  return std::ceil(QFontMetricsF(style_.labelFont).height() + 4.0 * style_.unit);
}

std::vector<QPointF> RunLegend::places(double available) const {
  std::vector<QPointF> places;
  QPointF at(0.0, 0.0);
  for (const LegendEntry& entry : entries_) {
    const double needed = width(entry);
    if (at.x() > 0.0 && at.x() + needed > available) at = QPointF(0.0, at.y() + lineHeight());
    places.push_back(at);
    at.rx() += needed + kBetween * style_.unit;
  }
  return places;
}

QSize RunLegend::minimumOuterSizeHint() const {
  const auto placed = places(mParentPlot->viewport().width() - 4.0 * style_.unit);
  const double height = placed.empty() ? 0.0 : placed.back().y() + lineHeight();
  return QSize(10, static_cast<int>(std::ceil(height)));
}

QSize RunLegend::maximumOuterSizeHint() const {
  return QSize(QWIDGETSIZE_MAX, minimumOuterSizeHint().height());
}

void RunLegend::draw(QCPPainter* painter) {
  const QRectF area = rect();
  const auto placed = places(area.width());
  for (size_t i = 0; i < entries_.size(); ++i) drawEntry(*painter, entries_[i], area.topLeft() + placed[i]);
}

void RunLegend::drawEntry(QCPPainter& painter, const LegendEntry& entry, QPointF at) const {
  const QFontMetricsF metrics(style_.labelFont);
  const double middle = at.y() + lineHeight() / 2.0;
  if (entry.run) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(runPen(*entry.run, style_, false));
    painter.drawLine(QLineF(at.x(), middle, at.x() + kSample * style_.unit, middle));
    painter.setPen(QPen(entry.run->colour(*style_.theme), 1.4 * style_.unit));
    painter.setBrush(style_.theme->page);
    painter.drawPath(
        entry.run->marker(3.5 * style_.unit).translated(at.x() + kSample / 2.0 * style_.unit, middle));
    at.rx() += (kSample + kGap) * style_.unit;
  }
  const double baseline = middle + (metrics.ascent() - metrics.descent()) / 2.0;
  painter.setFont(style_.labelFont);
  painter.setPen(entry.run ? style_.theme->text1 : style_.theme->text3);
  painter.drawText(QPointF(at.x(), baseline), entry.text);
  painter.setPen(style_.theme->text2);
  painter.drawText(QPointF(at.x() + metrics.horizontalAdvance(entry.text) + kGap * style_.unit, baseline),
                   entry.value);
}

}  // namespace gacfas
