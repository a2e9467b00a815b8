#include "ui/results/RocScene.h"

#include <qcustomplot.h>

#include <algorithm>

#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"
#include "ui/results/NumberText.h"
#include "ui/results/PlotParts.h"
#include "ui/results/RocPath.h"
#include "ui/results/RunLegend.h"

namespace gacfas {
namespace {

constexpr double kLeast = 0.1;    // per cent, left end of the logarithmic axis
constexpr double kBelow = 0.001;  // where FPR 0 lies on it: out of sight to the left
constexpr char kMarks[] = "marks";

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
  if (content.logX) drawPerCent();
  for (const RocRun& run : content.runs) drawRun(run);
  for (const RocRun& run : content.runs) marks_.push_back(addMarks(run));
  if (style.legend) drawLegend();
}

void RocScene::clear() {
  marks_.clear();
  plot_.clearPlottables();
  plot_.clearItems();
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
  x.setScaleType(content_.logX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  x.setRange(content_.logX ? kLeast : 0.0, 100.0);
  y.setRange(0.0, 100.5);  // a curve along 100 % keeps its width
  if (content_.logX) {
    QSharedPointer<QCPAxisTickerText> ticks(new QCPAxisTickerText);
    for (double tick : {0.1, 1.0, 10.0, 100.0}) ticks->addTick(tick, plainNumber(tick));
    x.setTicker(ticks);
  } else {
    QSharedPointer<QCPAxisTickerFixed> ticks(new QCPAxisTickerFixed);
    ticks->setTickStep(20.0);
    x.setTicker(ticks);
  }
  QSharedPointer<QCPAxisTickerFixed> ticks(new QCPAxisTickerFixed);
  ticks->setTickStep(20.0);
  y.setTicker(ticks);
  x.setLabel(tr("False positive rate (%)"));
  y.setLabel(tr("True positive rate (%)"));
}

void RocScene::drawChance() {
  auto* chance =
      new QCPCurve(plot_.axisRect()->axis(QCPAxis::atBottom), plot_.axisRect()->axis(QCPAxis::atLeft));
  QVector<double> rates;
  for (double rate = content_.logX ? kLeast : 0.0; rate < 100.0;
       rate = content_.logX ? rate * 1.1 : rate + 100.0)
    rates.append(rate);
  rates.append(100.0);
  chance->setData(rates, rates);
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
    drawCurve(run.before->targetRoc, run.label + " before", finePen(faint(colour), style_.unit));
  if (content_.sources)
    drawCurve(run.scores->sourceRoc, run.label + " sources", finePen(colour, 1.2 * style_.unit, {1, 2}));
  drawCurve(run.scores->targetRoc, run.label, runPen(run.style, style_, run.current));
}

void RocScene::drawCurve(const RocCurve& roc, const QString& name, const QPen& pen) {
  auto* curve =
      new QCPCurve(plot_.axisRect()->axis(QCPAxis::atBottom), plot_.axisRect()->axis(QCPAxis::atLeft));
  RocPath path = rocPath(roc);
  if (content_.logX) std::replace(path.fpr.begin(), path.fpr.end(), 0.0, kBelow);
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
  const double fpr = 100.0 * static_cast<double>(point.falsePositives) / static_cast<double>(roc.spoof);
  const double tpr = 100.0 * static_cast<double>(point.truePositives) / static_cast<double>(roc.live);
  mark.setData({content_.logX ? std::max(fpr, kLeast) : fpr}, {tpr}, true);
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

}  // namespace gacfas
