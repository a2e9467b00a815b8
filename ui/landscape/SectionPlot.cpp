#include "ui/landscape/SectionPlot.h"

#include <algorithm>
#include <cmath>

#include "ui/landscape/PathText.h"
#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {

SectionLine sectionAt(const HeightField& field, double degrees) {
  return sectionThrough(field.x.front(), field.x.back(), field.y.front(), field.y.back(), qDegreesToRadians(degrees));
}

SectionCurve sectionCurve(const HeightField& field, const std::vector<GridCell>& cells,
                          const SectionLine& line, int parts) {
  SectionCurve curve;
  const double half = std::hypot(line.x1 - line.x0, line.y1 - line.y0) / 2;
  for (int i = 0; i <= parts; ++i) {
    const double t = double(i) / parts;
    curve.position << (2 * t - 1) * half;
    curve.loss << heightAt(field, cells, line.x0 + t * (line.x1 - line.x0),
                           line.y0 + t * (line.y1 - line.y0));
  }
  return curve;
}

TrainingPath sectionPath(const TrainingPath& path, const SectionLine& line) {
  const double cx = (line.x0 + line.x1) / 2, cy = (line.y0 + line.y1) / 2;
  const double length = std::hypot(line.x1 - line.x0, line.y1 - line.y0);
  const double dx = (line.x1 - line.x0) / length, dy = (line.y1 - line.y0) / length;
  TrainingPath beside = path;
  for (PathPoint& point : beside) {
    const double x = point.x - cx, y = point.y - cy;
    point.x = x * dx + y * dy;
    point.y = std::abs(x * dy - y * dx);
  }
  return beside;
}

SectionRun sectionRun(const SurfaceItem& item, const SectionLine& line) {
  SectionRun run{item.shown.style, item.shown.label, item.shown.current, sectionCurve(item.field, item.cells, line)};
  if (item.channel == u"loss") run.path = sectionPath(item.path, line);
  return run;
}

namespace {

constexpr double kPathReach = 7.0;  // pixels

void addPath(QCustomPlot& plot, const SectionRun& run, const PlotStyle& style) {
  if (run.path.empty()) return;
  QCPGraph* graph = plot.addGraph();
  for (const PathPoint& point : run.path) graph->addData(point.x, point.loss);
  graph->setLineStyle(QCPGraph::lsNone);
  graph->setScatterStyle(runMarker(run.style, style, true));
  graph->setSelectable(QCP::stNone);
  graph->removeFromLegend();
}

}  // namespace

void drawSection(QCustomPlot& plot, const std::vector<SectionRun>& runs, const LossScale& scale,
                 const PlotStyle& style) {
  plot.clearGraphs();
  stylePlot(plot, style);
  plot.xAxis->setLabel(QObject::tr("Position along the section (units of the axes)"));
  plot.yAxis->setLabel(QString::fromStdString(scale.title()));
  double low = -1.0, high = 1.0;
  for (const SectionRun& run : runs) {
    if (run.curve.position.isEmpty()) continue;
    low = run.curve.position.first();
    high = run.curve.position.last();
    QCPGraph* graph = plot.addGraph();
    graph->setName(run.label);
    styleRunGraph(*graph, run.style, style, run.current);
    graph->setData(run.curve.position, run.curve.loss, true);
    addPath(plot, run, style);
  }
  plot.xAxis->setRange(low, high);
  plot.yAxis->setRange(std::min(0.0, scale.low), scale.top);
  plot.legend->setVisible(style.legend && !style.screen && runs.size() > 0);
}

SectionPlot::SectionPlot(QWidget* parent) : Plot(parent), crosshair_(new QCPItemStraightLine(this)) {
  setObjectName(QStringLiteral("sectionPlot"));
  setAccessibleName(tr("Loss along a line through the plane"));
  setMouseTracking(true);
  setAxisScale(*xAxis, false, 5);
  setAxisScale(*yAxis, false, 4);
  crosshair_->setLayer(pointerLayer());
  crosshair_->setVisible(false);
  restyle();
}

void SectionPlot::setSet(const SurfaceSet& set, double degrees) {
  runs_.clear();
  scale_ = set.scale();
  for (const SurfaceItem& item : set.items()) {
    if (!item.surface || !item.surface->isPlane()) continue;
    runs_.push_back(sectionRun(item, sectionAt(item.field, degrees)));
  }
  // The row that is selected lies on top.
  std::stable_sort(runs_.begin(), runs_.end(),
                   [](const SectionRun& a, const SectionRun& b) { return a.current < b.current; });
  drawSection(*this, runs_, scale_, style());
  requestReplot();
}

void SectionPlot::restyle() {
  Plot::restyle();
  if (!crosshair_) return;
  crosshair_->setPen(QPen(currentTheme().accent, 1));
  drawSection(*this, runs_, scale_, style());
}

QString SectionPlot::textAt(double position) const {
  QStringList losses;
  for (const SectionRun& run : runs_) {
    const auto& positions = run.curve.position;
    if (positions.isEmpty() || position < positions.first() || position > positions.last()) continue;
    const auto at = std::lower_bound(positions.begin(), positions.end(), position) - positions.begin();
    losses << tr("%1 %2").arg(
        run.label, shortNumber(run.curve.loss[std::min<qsizetype>(at, run.curve.loss.size() - 1)]));
  }
  if (losses.isEmpty()) return {};
  return tr("at %1: %2 %3").arg(fixedNumber(position, 2), losses.join(QStringLiteral(", ")),
                                   QString::fromStdString(scale_.unit));
}

QString SectionPlot::pathAt(const QPointF& place) const {
  for (const SectionRun& run : runs_)
    for (const PathPoint& point : run.path)
      if (QLineF(QPointF(xAxis->coordToPixel(point.x), yAxis->coordToPixel(point.loss)), place).length() <= kPathReach)
        return tr("%1, %2 beside the section").arg(pathText(run.label, point), shortNumber(point.y, 2));
  return {};
}

void SectionPlot::mouseMoveEvent(QMouseEvent* event) {
  const double position = xAxis->pixelToCoord(event->position().x());
  const QString text =
      axisRect()->rect().contains(event->position().toPoint()) ? textAt(position) : QString();
  crosshair_->setVisible(!text.isEmpty());
  crosshair_->point1->setCoords(position, 0);
  crosshair_->point2->setCoords(position, 1);
  pointerLayer()->replot();
  const QString weights = text.isEmpty() ? QString() : pathAt(event->position());
  Q_EMIT readOut(weights.isEmpty() ? text : weights);
}

void SectionPlot::leaveEvent(QEvent* event) {
  Plot::leaveEvent(event);
  crosshair_->setVisible(false);
  pointerLayer()->replot();
  Q_EMIT readOut({});
}

}  // namespace gacfas
