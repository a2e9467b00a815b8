#include "ui/results/ReliabilityScene.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "ui/plots/RunGraph.h"
#include "ui/results/NumberText.h"
#include "ui/results/PlotParts.h"
#include "ui/results/RunLegend.h"

namespace gacfas {
namespace {

constexpr char kLine[] = "threshold";
constexpr int64_t kFewInBin = 10;
constexpr double kHandle = 10.0;  // pixels at 1x

QSharedPointer<QCPAxisTickerFixed> fifths() {
  QSharedPointer<QCPAxisTickerFixed> ticks(new QCPAxisTickerFixed);
  ticks->setTickStep(0.2);
  return ticks;
}

}  // namespace

double scoreOf(double probability, double logitScale) {
  return std::log(probability / (1.0 - probability)) / logitScale;
}

double probabilityOf(double score, double logitScale) {
  return 1.0 / (1.0 + std::exp(-logitScale * score));
}

ReliabilityScene::ReliabilityScene(QCustomPlot& plot) : plot_(plot) {
  plot_.plotLayout()->clear();
  plot_.plotLayout()->addElement(0, 0, new QCPAxisRect(&plot_));
  if (!plot_.layer(kLine)) plot_.addLayer(kLine, plot_.layer("overlay"), QCustomPlot::limBelow);
  plot_.layer(kLine)->setMode(QCPLayer::lmBuffered);
}

void ReliabilityScene::clear() {
  content_ = {};
  line_ = nullptr;
  plot_.clearPlottables();
  plot_.clearItems();
  if (legend_) plot_.plotLayout()->remove(legend_);
  legend_ = nullptr;
  plot_.plotLayout()->simplify();
}

void ReliabilityScene::draw(const RocContent& content, const PlotStyle& style) {
  clear();
  content_ = content;
  style_ = style;
  drawAxes();
  if (content_.runs.empty()) return;
  for (const RocRun& run : content_.runs) drawRun(run);
  drawThreshold();
  if (style_.legend) drawLegend();
}

void ReliabilityScene::drawAxes() {
  stylePlot(plot_, style_);
  plot_.axisRect()->setMinimumMargins(QMargins(0, qRound(22 * style_.unit), qRound(14 * style_.unit), 0));
  QCPAxis& x = *plot_.axisRect()->axis(QCPAxis::atBottom);
  QCPAxis& y = *plot_.axisRect()->axis(QCPAxis::atLeft);
  x.setRange(0.0, 1.0);
  y.setRange(0.0, 1.005);
  x.setTicker(fifths());
  y.setTicker(fifths());
  x.setLabel(tr("Mean probability of live"));
  y.setLabel(tr("Share of live samples"));
  auto* even = new QCPItemLine(&plot_);
  for (QCPItemPosition* end : {even->start, even->end}) end->setAxes(&x, &y);
  even->start->setCoords(0.0, 0.0);
  even->end->setCoords(1.0, 1.0);
  even->setPen(finePen(style_.theme->control, style_.unit, {2, 3}));
  even->setSelectable(false);
}

void ReliabilityScene::drawRun(const RocRun& run) {
  QCPAxis* x = plot_.axisRect()->axis(QCPAxis::atBottom);
  QCPAxis* y = plot_.axisRect()->axis(QCPAxis::atLeft);
  const auto add = [&](const QString& name) {
    auto* graph = new QCPGraph(x, y);
    graph->setName(name);
    graph->setSelectable(QCP::stNone);
    graph->setLineStyle(QCPGraph::lsNone);
    return graph;
  };
  QCPGraph* line = add(run.label);
  line->setLineStyle(QCPGraph::lsLine);
  line->setPen(runPen(run.style, style_, run.current));
  QCPGraph* many = add(run.label + " many");
  many->setScatterStyle(runMarker(run.style, style_, false, 4.0));
  QCPGraph* few = add(run.label + " few");
  few->setScatterStyle(runMarker(run.style, style_, true, 2.5));
  for (const ReliabilityBin& bin : run.scores->reliability) {
    if (bin.samples == 0) continue;
    line->addData(bin.meanProbability(), bin.share());
    (bin.samples < kFewInBin ? few : many)->addData(bin.meanProbability(), bin.share());
  }
}

void ReliabilityScene::drawThreshold() {
  QCPAxisRect* rect = plot_.axisRect();
  line_ = new QCPItemLine(&plot_);
  line_->setPen(QPen(style_.theme->accent, 2.0 * style_.unit, Qt::SolidLine, Qt::FlatCap));
  line_->setClipToAxisRect(false);
  line_->setSelectable(false);
  line_->setLayer(kLine);
  for (QCPItemPosition* end : {line_->start, line_->end}) {
    end->setTypeX(QCPItemPosition::ptPlotCoords);
    end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    end->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    end->setAxisRect(rect);
  }
  handle_ = new QCPItemRect(&plot_);
  handle_->setPen(Qt::NoPen);
  handle_->setBrush(style_.theme->accent);
  handle_->setClipToAxisRect(false);
  handle_->setSelectable(false);
  handle_->setLayer(kLine);
  handle_->setVisible(style_.screen);
  handle_->topLeft->setParentAnchor(line_->start);
  handle_->topLeft->setCoords(-5.0 * style_.unit, -kHandle * style_.unit);
  handle_->bottomRight->setParentAnchor(line_->start);
  handle_->bottomRight->setCoords(5.0 * style_.unit, 0.0);
  caption_ = plotText(plot_, style_, {}, style_.theme->accent, Qt::AlignLeft | Qt::AlignBottom);
  caption_->setLayer(kLine);
  caption_->position->setParentAnchor(line_->start);
  moveThreshold(top().threshold);
}

void ReliabilityScene::moveThreshold(double threshold) {
  if (!line_) return;
  content_.runs.back().threshold = threshold;
  const double probability = probabilityOf(threshold, top().scores->logitScale);
  line_->start->setCoords(probability, 0.0);
  line_->end->setCoords(probability, 1.0);
  caption_->setText(tr("p = %1").arg(decimalText(probability, 3)));
  const bool left = probability > 0.5;
  caption_->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
  caption_->position->setCoords((left ? -9.0 : 9.0) * style_.unit, 2.0 * style_.unit);
  plot_.layer(kLine)->replot();
}

double ReliabilityScene::linePixel() const {
  return line_ ? line_->start->pixelPosition().x() : -1.0;
}

double ReliabilityScene::scoreAt(double x) const {
  const double p = plot_.axisRect()->axis(QCPAxis::atBottom)->pixelToCoord(x);
  return scoreOf(std::clamp(p, 1e-4, 1.0 - 1e-4), top().scores->logitScale);
}

void ReliabilityScene::drawLegend() {
  std::vector<LegendEntry> entries{{std::nullopt, tr("Calibration error (%) on %1").arg(content_.target), {}}};
  for (const RocRun& run : content_.runs)
    entries.push_back({run.style, run.label, percentText(expectedCalibrationError(run.scores->reliability))});
  entries.push_back({std::nullopt, tr("hollow: fewer than %1 samples").arg(kFewInBin), {}});
  entries.push_back({std::nullopt, tr("line: %1 of %2").arg(content_.mark, top().label), {}});
  legend_ = new RunLegend(&plot_, std::move(entries), style_);
  plot_.plotLayout()->addElement(1, 0, legend_);
}

}  // namespace gacfas
