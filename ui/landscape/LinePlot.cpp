#include "ui/landscape/LinePlot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/landscape/PathText.h"
#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"

namespace gacfas {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kReach = 8.0;  // pixels
constexpr double kBandOpacity = 0.16;

QVector<double> shifted(const LineRun& run, double sign) {
  QVector<double> values(run.mean.size(), kNone);
  for (qsizetype i = 0; i < values.size(); ++i) values[i] = run.mean[i] + sign * run.deviation[i];
  return values;
}

/// A logarithmic axis has no place for 0 and below.
QVector<double> drawable(QVector<double> values, bool logarithmic) {
  if (logarithmic)
    for (double& value : values)
      if (!(value > 0)) value = kNone;
  return values;
}

class LineDrawing {
public:
  LineDrawing(QCustomPlot& plot, const LineContent& content, const LineLook& look, const PlotStyle& style)
      : plot_(plot), content_(content), look_(look), style_(style) {}

  void draw() {
    plot_.clearPlottables();
    if (plot_.legend) plot_.legend->clearItems();
    setAxisScale(*plot_.xAxis, false, 7);
    setAxisScale(*plot_.yAxis, look_.logarithmic, 5);
    stylePlot(plot_, style_);
    plot_.xAxis->setLabel(content_.xTitle);
    plot_.yAxis->setLabel(QStringLiteral("%1 (%2)").arg(content_.channel.quantity, content_.channel.unit()));
    for (const LineRun& run : content_.runs) drawSpread(run);
    for (const LineRun& run : content_.runs) drawMean(run);
    for (const LineRun& run : content_.runs) drawPath(run);
    setRanges();
    nameEnds();
    plot_.legend->setVisible(style_.legend && !style_.screen && !content_.runs.empty());
  }

private:
  QCPGraph* add(const LineRun& run, const QVector<double>& values, const QPen& pen) {
    QCPGraph* graph = plot_.addGraph();
    graph->setData(run.x, drawable(values, look_.logarithmic), true);
    graph->setPen(pen);
    graph->setSelectable(QCP::stNone);
    if (plot_.legend) graph->removeFromLegend();
    for (const double value : graph->data()->isEmpty() ? QVector<double>() : values) take(value);
    return graph;
  }

  void take(double value) {
    if (!std::isfinite(value) || (look_.logarithmic && value <= 0)) return;
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }

  void drawSpread(const LineRun& run) {
    if (!run.band()) return;
    QColor ground = run.style.colour(*style_.theme);
    ground.setAlphaF(kBandOpacity);
    QCPGraph* upper = add(run, shifted(run, 1), Qt::NoPen);
    // Below 0 a logarithmic axis ends: the band reaches down to the least line there.
    QVector<double> below = shifted(run, -1);
    if (look_.logarithmic)
      for (qsizetype i = 0; i < below.size(); ++i)
        if (!(below[i] > 0)) below[i] = run.least[i];
    QCPGraph* lower = add(run, below, Qt::NoPen);
    upper->setBrush(ground);
    upper->setChannelFillGraph(lower);
    if (look_.single)
      for (const QVector<double>& line : run.lines) add(run, line, rawPen(run.style, style_));
    if (!look_.extremes) return;
    QPen dots = run.style.pen(*style_.theme, 1.0 * style_.unit);
    dots.setStyle(Qt::DotLine);
    add(run, run.least, dots);
    add(run, run.greatest, dots);
  }

  void drawMean(const LineRun& run) {
    QCPGraph* graph = add(run, run.mean, runPen(run.style, style_, run.current));
    graph->setName(run.band() ? QObject::tr("%1, mean ± standard deviation of %2 lines").arg(run.label).arg(run.lines.size())
                              : run.label);
    if (plot_.legend) graph->addToLegend();
  }

  /// The weights of a training, at their own loss, joined in their order.
  void drawPath(const LineRun& run) {
    if (run.path.empty()) return;
    auto* curve = new QCPCurve(plot_.xAxis, plot_.yAxis);
    QVector<double> x, loss;
    for (const PathPoint& point : run.path) {
      x << point.x;
      loss << point.loss;
      take(point.loss);
    }
    curve->setData(x, drawable(loss, look_.logarithmic));
    curve->setPen(QPen(run.style.colour(*style_.theme), style_.unit, Qt::DotLine));
    curve->setScatterStyle(runMarker(run.style, style_, true));
    curve->setSelectable(QCP::stNone);
    if (plot_.legend) curve->removeFromLegend();
  }

  void setRanges() {
    double left = std::numeric_limits<double>::infinity(), right = -left;
    for (const LineRun& run : content_.runs) {
      left = std::min(left, run.x.first());
      right = std::max(right, run.x.last());
    }
    if (left < right) plot_.xAxis->setRange(left, right);
    if (content_.channel.rate && !look_.logarithmic) return plot_.yAxis->setRange(0, 100);
    if (!(low_ <= high_)) return plot_.yAxis->setRange(look_.logarithmic ? 0.01 : 0, 1);
    const double top = content_.top > 0 ? content_.top : look_.logarithmic ? high_ * 1.2 : high_ * 1.05;
    plot_.yAxis->setRange(look_.logarithmic ? low_ / 1.2 : std::min(0.0, low_ * 1.05), std::max(top, low_ * 1.01));
  }

  /// Whose weights are at 0 and at 1, over the plot.
  void nameEnds() {
    const bool named = !content_.end.isEmpty();
    plot_.xAxis2->setVisible(named);
    if (!named) return;
    plot_.xAxis2->setRange(plot_.xAxis->range());
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    ticker->addTick(0.0, content_.start);
    ticker->addTick(1.0, content_.end);
    plot_.xAxis2->setTicker(ticker);
    plot_.xAxis2->setBasePen(Qt::NoPen);
    plot_.xAxis2->setTickLength(0, 0);
    plot_.xAxis2->setSubTicks(false);
    plot_.xAxis2->setTickLabels(true);
    plot_.xAxis2->setTickLabelColor(style_.theme->text1);
    plot_.xAxis2->grid()->setVisible(true);
    plot_.xAxis2->grid()->setPen(QPen(style_.theme->control, style_.unit, Qt::DashLine));
  }

  QCustomPlot& plot_;
  const LineContent& content_;
  const LineLook& look_;
  const PlotStyle& style_;
  double low_ = std::numeric_limits<double>::infinity(), high_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

void drawLines(QCustomPlot& plot, const LineContent& content, const LineLook& look, const PlotStyle& style) {
  LineDrawing(plot, content, look, style).draw();
}

LinePlot::LinePlot(QWidget* parent) : Plot(parent), crosshair_(new QCPItemStraightLine(this)) {
  setObjectName(QStringLiteral("linePlot"));
  setAccessibleName(tr("Values along a line through the weights of each run"));
  setMouseTracking(true);
  crosshair_->setLayer(pointerLayer());
  crosshair_->setVisible(false);
  for (QCPItemPosition* point : {crosshair_->point1, crosshair_->point2})
    point->setTypeY(QCPItemPosition::ptAxisRectRatio);  // a logarithmic axis has no 0
  restyle();
}

void LinePlot::setContent(LineContent content) {
  content_ = std::move(content);
  redraw();
}

void LinePlot::setLook(const LineLook& look) {
  look_ = look;
  redraw();
}

void LinePlot::redraw() {
  drawLines(*this, content_, look_, style());
  requestReplot();
}

void LinePlot::restyle() {
  Plot::restyle();
  if (!crosshair_) return;
  crosshair_->setPen(QPen(currentTheme().accent, 1));
  drawLines(*this, content_, look_, style());
}

QString LinePlot::pathAt(const QPointF& place) const {
  for (const LineRun& run : content_.runs)
    for (const PathPoint& point : run.path) {
      const QPointF at(xAxis->coordToPixel(point.x), yAxis->coordToPixel(point.loss));
      if (QLineF(at, place).length() <= kReach) return pathText(run.label, point);
    }
  return {};
}

void LinePlot::mouseMoveEvent(QMouseEvent* event) {
  const double x = xAxis->pixelToCoord(event->position().x());
  const bool inside = axisRect()->rect().contains(event->position().toPoint()) && !content_.empty();
  crosshair_->setVisible(inside);
  crosshair_->point1->setCoords(x, 0);
  crosshair_->point2->setCoords(x, 1);
  pointerLayer()->replot();
  if (!inside) return Q_EMIT left();
  Q_EMIT hovered(x);
  Q_EMIT pathPointed(pathAt(event->position()));
}

void LinePlot::leaveEvent(QEvent* event) {
  Plot::leaveEvent(event);
  crosshair_->setVisible(false);
  pointerLayer()->replot();
  Q_EMIT left();
}

}  // namespace gacfas
