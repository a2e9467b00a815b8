#include "ui/results/RocScene.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"
#include "ui/results/NumberText.h"
#include "ui/results/PlotParts.h"
#include "ui/results/RocHit.h"
#include "ui/results/RocPath.h"
#include "ui/results/RunLegend.h"

namespace gacfas {
namespace {

constexpr double kLeast = 0.1;     // per cent, left end of the logarithmic and of DET's axes
constexpr double kDetMost = 95.0;  // and right end of DET's
constexpr double kWide = 6.0;      // pixels to either side that a stretch reaches at least
constexpr char kMarks[] = "marks", kPointer[] = "pointer";

double perCent(int64_t part, int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

QSharedPointer<QCPAxisTickerText> rateTicks(RocAxes axes, std::initializer_list<double> rates) {
  QSharedPointer<QCPAxisTickerText> ticks(new QCPAxisTickerText);
  for (double rate : rates) ticks->addTick(rocX(axes, rate), plainNumber(rate));
  return ticks;
}

QSharedPointer<QCPAxisTickerFixed> evenTicks() {
  QSharedPointer<QCPAxisTickerFixed> ticks(new QCPAxisTickerFixed);
  ticks->setTickStep(20.0);
  return ticks;
}

QColor faint(QColor colour) {
  colour.setAlphaF(0.45f);
  return colour;
}

}  // namespace

RocScene::RocScene(QCustomPlot& plot) : plot_(plot) {
  plot_.plotLayout()->clear();
  plot_.plotLayout()->addElement(0, 0, new QCPAxisRect(&plot_));
  if (!plot_.layer(kMarks)) plot_.addLayer(kMarks, plot_.layer("legend"), QCustomPlot::limBelow);
  plot_.layer(kMarks)->setMode(QCPLayer::lmBuffered);
}

void RocScene::draw(const RocContent& content, const PlotStyle& style) {
  content_ = content;
  style_ = style;
  clear();
  drawAxes();
  drawChance();
  if (content.axes == RocAxes::LogX) drawPerCent();
  for (const RocRun& run : content.runs) drawRun(run);
  for (const RocRun& run : content.runs) marks_.push_back(addMarks(run));
  if (style.screen) drawPointer();
  if (style.legend) drawLegend();
}

void RocScene::setMark(const QString& mark) {
  content_.mark = mark;
  if (legend_) drawLegend();
}

void RocScene::clear() {
  marks_.clear();
  paths_.clear();
  stretch_ = nullptr;
  tip_ = nullptr;
  plot_.clearPlottables();
  plot_.clearItems();
  removeLegend();
}

void RocScene::removeLegend() {
  if (legend_) plot_.plotLayout()->remove(legend_);
  legend_ = nullptr;
  plot_.plotLayout()->simplify();
}

void RocScene::drawAxes() {
  stylePlot(plot_, style_);
  // Room for half of the last tick's label, which would be left out else.
  plot_.axisRect()->setMinimumMargins(QMargins(0, qRound(8 * style_.unit), qRound(14 * style_.unit), 0));
  QCPAxis& x = *plot_.axisRect()->axis(QCPAxis::atBottom);
  QCPAxis& y = *plot_.axisRect()->axis(QCPAxis::atLeft);
  const RocAxes axes = content_.axes;
  x.setScaleType(axes == RocAxes::LogX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  x.setLabel(tr("False positive rate (%)"));
  if (axes == RocAxes::Det) {
    for (QCPAxis* axis : {&x, &y}) {
      axis->setRange(rocX(axes, kLeast), rocX(axes, kDetMost));
      axis->setTicker(rateTicks(axes, {0.1, 1.0, 5.0, 20.0, 40.0, 60.0, 80.0, 95.0}));
    }
    y.setLabel(tr("False negative rate (%)"));
    return;
  }
  x.setRange(axes == RocAxes::LogX ? kLeast : 0.0, 100.0);
  y.setRange(0.0, 100.5);  // a curve along 100 % keeps its width
  if (axes == RocAxes::LogX)
    x.setTicker(rateTicks(axes, {0.1, 1.0, 10.0, 100.0}));
  else
    x.setTicker(evenTicks());
  y.setTicker(evenTicks());
  y.setLabel(tr("True positive rate (%)"));
}

void RocScene::drawChance() {
  auto* chance =
      new QCPCurve(plot_.axisRect()->axis(QCPAxis::atBottom), plot_.axisRect()->axis(QCPAxis::atLeft));
  QVector<double> x, y;
  const auto add = [&](double rate) {
    x.append(rocX(content_.axes, rate));
    y.append(rocY(content_.axes, rate));
  };
  // Straight but on a logarithmic axis.
  const bool curved = content_.axes == RocAxes::LogX;
  for (double rate = curved ? kLeast : 0.0; rate < 100.0; rate = curved ? rate * 1.1 : 100.0) add(rate);
  add(100.0);
  chance->setData(x, y);
  chance->setPen(finePen(style_.theme->control, style_.unit, {2, 3}));
  chance->setName("chance");
  chance->setSelectable(QCP::stNone);
}

void RocScene::drawPerCent() {
  if (content_.runs.empty()) return;
  QCPAxisRect* rect = plot_.axisRect();
  auto* line = new QCPItemStraightLine(&plot_);
  line->point1->setCoords(1.0, 0.0);
  line->point2->setCoords(1.0, 100.0);
  line->setPen(finePen(style_.theme->warning, style_.unit, {1, 2}));
  line->setSelectable(false);
  const double videos = 0.01 * static_cast<double>(content_.runs.front().scores->targetRoc.spoof);
  QCPItemText* text = plotText(plot_, style_, tr("1 % is %1 videos").arg(plainNumber(videos)),
                               style_.theme->warning, Qt::AlignLeft | Qt::AlignBottom);
  text->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
  text->position->setCoords(1.1, 1.0);
}

void RocScene::drawRun(const RocRun& run) {
  const QColor colour = run.style.colour(*style_.theme);
  if (run.before)
    drawCurve(rocPath(run.before->targetRoc), run.label + " before", finePen(faint(colour), style_.unit));
  if (content_.sources)
    drawCurve(rocPath(run.scores->sourceRoc), run.label + " sources", finePen(colour, 1.2 * style_.unit, {1, 2}));
  paths_.push_back(rocPath(run.scores->targetRoc));
  drawCurve(paths_.back(), run.label, runPen(run.style, style_, run.current));
}

void RocScene::drawCurve(RocPath path, const QString& name, const QPen& pen) {
  auto* curve =
      new QCPCurve(plot_.axisRect()->axis(QCPAxis::atBottom), plot_.axisRect()->axis(QCPAxis::atLeft));
  for (double& fpr : path.fpr) fpr = rocX(content_.axes, fpr);
  for (double& tpr : path.tpr) tpr = rocY(content_.axes, tpr);
  curve->setData(path.fpr, path.tpr);
  curve->setName(name);
  curve->setPen(pen);
  curve->setSelectable(QCP::stNone);
}

RocScene::Mark RocScene::addMarks(const RocRun& run) {
  const auto add = [&](const RocCurve& roc, double radius) {
    auto* mark =
        new QCPGraph(plot_.axisRect()->axis(QCPAxis::atBottom), plot_.axisRect()->axis(QCPAxis::atLeft));
    mark->setLineStyle(QCPGraph::lsNone);
    mark->setScatterStyle(runMarker(run.style, style_, true, radius));
    mark->setName(run.label + " mark");
    mark->setLayer(kMarks);
    mark->setSelectable(QCP::stNone);
    place(*mark, roc, run.threshold);
    return mark;
  };
  Mark mark;
  mark.target = add(run.scores->targetRoc, 4.5);
  if (content_.sources) mark.source = add(run.scores->sourceRoc, 3.0);
  return mark;
}

void RocScene::place(QCPGraph& mark, const RocCurve& roc, double threshold) {
  const RocPoint& point = rocPointAt(roc, threshold);
  double x = rocX(content_.axes, perCent(point.falsePositives, roc.spoof));
  double y = rocY(content_.axes, perCent(point.truePositives, roc.live));
  // What lies out of sight stands at the edge.
  const QCPRange& wide = plot_.axisRect()->axis(QCPAxis::atBottom)->range();
  const QCPRange& high = plot_.axisRect()->axis(QCPAxis::atLeft)->range();
  x = std::clamp(x, wide.lower, wide.upper);
  y = std::clamp(y, high.lower, high.upper);
  mark.setData({x}, {y}, true);
}

void RocScene::moveMarks(const std::vector<double>& thresholds) {
  for (size_t i = 0; i < marks_.size() && i < thresholds.size(); ++i) {
    content_.runs[i].threshold = thresholds[i];
    place(*marks_[i].target, content_.runs[i].scores->targetRoc, thresholds[i]);
    if (marks_[i].source) place(*marks_[i].source, content_.runs[i].scores->sourceRoc, thresholds[i]);
  }
  plot_.layer(kMarks)->replot();
}

void RocScene::drawLegend() {
  removeLegend();
  std::vector<LegendEntry> entries{{std::nullopt, tr("AUC (%) on %1").arg(content_.target), {}}};
  for (const RocRun& run : content_.runs) {
    QString value = percentText(run.scores->targetMetrics.auc);
    if (content_.sources) value = tr("%1, sources %2").arg(value, percentText(run.scores->sourceMetrics.auc));
    entries.push_back({run.style, run.label, value});
  }
  if (content_.sources) entries.push_back({std::nullopt, tr("dotted: source domains, pooled"), {}});
  if (!content_.mark.isEmpty()) entries.push_back({std::nullopt, tr("mark: %1").arg(content_.mark), {}});
  legend_ = new RunLegend(&plot_, std::move(entries), style_);
  plot_.plotLayout()->addElement(1, 0, legend_);
}

void RocScene::drawPointer() {
  if (!plot_.layer(kPointer)) return;
  stretch_ = new QCPCurve(plot_.axisRect()->axis(QCPAxis::atBottom), plot_.axisRect()->axis(QCPAxis::atLeft));
  stretch_->setName("stretch");
  stretch_->setLayer(kPointer);
  stretch_->setPen(QPen(style_.theme->accent, 5.0 * style_.unit, Qt::SolidLine, Qt::RoundCap));
  stretch_->setSelectable(QCP::stNone);
  tip_ = plotText(plot_, style_, {}, style_.theme->text1, Qt::AlignLeft | Qt::AlignTop);
  tip_->setLayer(kPointer);
  tip_->setBrush(style_.theme->page);
  tip_->setPen(QPen(style_.theme->line, style_.unit));
  tip_->setPadding(QMargins(6, 3, 6, 3));
  tip_->position->setType(QCPItemPosition::ptAbsolute);
  tip_->setVisible(false);
}

QPointF RocScene::pointPixel(size_t run, size_t point) const {
  const RocCurve& roc = content_.runs[run].scores->targetRoc;
  const RocPoint& at = roc.points[point];
  const QCPAxisRect* rect = plot_.axisRect();
  return {rect->axis(QCPAxis::atBottom)
              ->coordToPixel(rocX(content_.axes, perCent(at.falsePositives, roc.spoof))),
          rect->axis(QCPAxis::atLeft)->coordToPixel(rocY(content_.axes, perCent(at.truePositives, roc.live)))};
}

QPolygonF RocScene::corners(size_t run) const {
  QPolygonF corners;
  for (size_t point : paths_[run].place) corners.append(pointPixel(run, point));
  return corners;
}

QPointF RocScene::markPixel(size_t run) const {
  const auto at = marks_[run].target->data()->constBegin();
  return marks_[run].target->coordsToPixels(at->key, at->value);
}

std::optional<size_t> RocScene::markAt(QPointF place, double reach) const {
  // The last one lies on top.
  for (size_t run = marks_.size(); run-- > 0;)
    if (QLineF(markPixel(run), place).length() <= reach) return run;
  return {};
}

std::optional<RocStretch> RocScene::stretchAt(QPointF place, double reach) const {
  std::optional<RocStretch> best;
  double least = reach;
  for (size_t run = paths_.size(); run-- > 0;) {
    const QPolygonF line = corners(run);
    const auto hit = nearestOn(line, place);
    if (!hit || hit->distance > least) continue;
    least = hit->distance - 0.5;
    qsizetype first = hit->segment, last = hit->segment + 1;
    while (first > 0 && QLineF(line[first], hit->place).length() < kWide) --first;
    while (last + 1 < line.size() && QLineF(line[last], hit->place).length() < kWide) ++last;
    best = RocStretch{run, paths_[run].place[first], paths_[run].place[last]};
  }
  return best;
}

RocStretch RocScene::stretchBetween(size_t run, QPointF a, QPointF b) const {
  const QPolygonF line = corners(run);
  const RocCurve& roc = content_.runs[run].scores->targetRoc;
  const size_t first = pointOf(*nearestOn(line, a), paths_[run], roc);
  const size_t last = pointOf(*nearestOn(line, b), paths_[run], roc);
  return {run, std::min(first, last), std::max(first, last)};
}

double RocScene::thresholdAt(size_t run, QPointF place) const {
  const RocCurve& roc = content_.runs[run].scores->targetRoc;
  const size_t point = pointOf(*nearestOn(corners(run), place), paths_[run], roc);
  if (point > 0) return roc.points[point].threshold;
  return std::nextafter(roc.points[1].threshold, std::numeric_limits<double>::infinity());
}

void RocScene::showStretch(const std::optional<RocStretch>& stretch) {
  if (!stretch_) return;
  QVector<double> x, y;
  tip_->setVisible(stretch.has_value());
  if (stretch) {
    const RocCurve& roc = content_.runs[stretch->run].scores->targetRoc;
    const RocPath& path = paths_[stretch->run];
    const auto add = [&](size_t point) {
      x.append(rocX(content_.axes, perCent(roc.points[point].falsePositives, roc.spoof)));
      y.append(rocY(content_.axes, perCent(roc.points[point].truePositives, roc.live)));
    };
    add(stretch->from);
    for (size_t corner : path.place)
      if (corner > stretch->from && corner < stretch->to) add(corner);
    add(stretch->to);
    tip_->setText(tipOf(*stretch));
    const QPointF middle = pointPixel(stretch->run, (stretch->from + stretch->to) / 2);
    const bool left = middle.x() > plot_.axisRect()->center().x();
    tip_->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    tip_->position->setCoords(middle + QPointF(left ? -8.0 : 8.0, 10.0));
  }
  stretch_->setData(x, y);
  plot_.layer(kPointer)->replot();
}

QString RocScene::tipOf(const RocStretch& stretch) const {
  const RocRun& run = content_.runs[stretch.run];
  const RocPoint& from = run.scores->targetRoc.points[stretch.from];
  const RocPoint& to = run.scores->targetRoc.points[stretch.to];
  return tr("%1: %2 live, %3 spoof\nscore %4 to %5")
      .arg(run.label)
      .arg(to.truePositives - from.truePositives)
      .arg(to.falsePositives - from.falsePositives)
      .arg(scoreText(to.threshold), scoreText(from.threshold));
}

}  // namespace gacfas
