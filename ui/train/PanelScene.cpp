#include "ui/train/PanelScene.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"
#include "ui/train/PhaseMarks.h"

namespace gacfas {

namespace {

constexpr double kRawShare = 0.02;  ///< of the raw values, at either end, that need not fit in
constexpr int kMarkersShown = 40;   ///< evaluations that get a marker each; of more, every second, third, ...
constexpr int kTicks = 5;

QVector<QCPGraphData> pointsAt(const std::vector<size_t>& places, const std::vector<double>& keys,
                               const std::vector<double>& values) {
  QVector<QCPGraphData> result;
  for (size_t place : places)
    if (std::isfinite(values[place]))
      result.append({keys[place], values[place]});  // no value: the line goes over it
  return result;
}

QVector<QCPGraphData> rawPoints(const SeriesPyramid& series, const std::vector<double>& keys,
                                const QCPRange& x, int pixels) {
  const std::span known = std::span(keys).first(std::min(keys.size(), series.size()));
  return pointsAt(series.visible(known, x.lower, x.upper, pixels), keys, series.values());
}

/// A point every other pixel: more would only be noise on the line, and dashes are dear to draw.
QVector<QCPGraphData> smoothPoints(const SeriesPyramid& series, const std::vector<double>& keys,
                                   const QCPRange& x, int pixels) {
  const std::span known = std::span(keys).first(std::min(keys.size(), series.size()));
  return pointsAt(thinned(known, x.lower, x.upper, pixels / 2), keys, series.values());
}

/// Takes in the values of a graph but for a share of them at either end.
void widenBy(std::optional<QCPRange>& range, const QCPGraph& graph, double share, bool positive) {
  std::vector<double> values;
  for (auto point = graph.data()->constBegin(); point != graph.data()->constEnd(); ++point)
    if (!positive || point->value > 0.0) values.push_back(point->value);
  if (values.empty()) return;
  const auto cut = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
  std::nth_element(values.begin(), values.begin() + cut, values.end());
  const double least = values[static_cast<size_t>(cut)];
  std::nth_element(values.begin(), values.end() - 1 - cut, values.end());
  const QCPRange inner(least, *(values.end() - 1 - cut));
  range = range ? QCPRange(std::min(range->lower, inner.lower), std::max(range->upper, inner.upper)) : inner;
}

QCPRange padded(const QCPRange& range, bool logarithmic) {
  if (!logarithmic) {
    const double room = std::max(0.06 * range.size(), 1e-3 * std::abs(range.upper) + 1e-9);
    return {range.lower - room, range.upper + room};
  }
  const double room = std::max(std::pow(range.upper / range.lower, 0.06), 1.1);
  return {range.lower / room, range.upper * room};
}

}  // namespace

PanelScene::PanelScene(QCPAxisRect& rect)
    : rect_(rect),
      style_(PlotStyle::forScreen(currentTheme())),
      phases_(new PhaseMarksItem(&rect)),
      labels_(new LineLabels(&rect)) {}

bool PanelScene::logarithmic() const {
  return yAxis().scaleType() == QCPAxis::stLogarithmic;
}

void PanelScene::setContent(CurvePanel panel, std::vector<CurveRun> runs, const PlotStyle& style) {
  for (const Line& line : lines_)
    for (QCPGraph* graph : {line.raw, line.main})
      if (graph) rect_.parentPlot()->removePlottable(graph);
  lines_.clear();
  panel_ = std::move(panel);
  runs_ = std::move(runs);
  for (size_t run = 0; run < runs_.size(); ++run)
    for (size_t column = 0; column < panel_.columns.size(); ++column)
      if (runs_[run].curves->series(panel_.columns[column].name))
        lines_.push_back({run, column, nullptr, nullptr});
  // The current run last, over the others; all raw lines below all smoothed ones.
  std::stable_partition(lines_.begin(), lines_.end(),
                        [&](const Line& line) { return !runs_[line.run].current; });
  addLines(true);
  addLines(false);
  setPlotStyle(style);
}

void PanelScene::addLines(bool raw) {
  for (Line& line : lines_) {
    if (raw && !panel_.columns[line.column].smoothed()) continue;
    QCPGraph*& graph = raw ? line.raw : line.main;
    graph = rect_.parentPlot()->addGraph(&xAxis(), &yAxis());
    graph->setAdaptiveSampling(false);  // the pyramid has chosen
    if (panel_.columns[line.column].group == ScaleGroup::Rate) graph->setLineStyle(QCPGraph::lsStepLeft);
    if (!raw) graph->setName(runs_[line.run].label);
  }
}

void PanelScene::styleLine(const Line& line) {
  const CurveRun& run = runs_[line.run];
  const CurveColumn& column = panel_.columns[line.column];
  if (line.raw) {
    line.raw->setPen(rawPen(run.style, style_));
    line.raw->setAntialiased(!style_.screen);  // four times as quick, and so faint that nobody sees it
  }
  styleRunGraph(*line.main, run.style, style_, run.current);
  if (column.second) {
    QPen thin = runPen(run.style, style_, false);
    thin.setWidthF(style_.unit);
    line.main->setPen(thin);
  }
  line.main->setScatterStyle(column.evaluation
                                 ? runMarker(run.style, style_, column.second, column.second ? 2.6 : 2.8)
                                 : QCPScatterStyle());
}

void PanelScene::setPlotStyle(const PlotStyle& style) {
  style_ = style;
  phases_->setPlotStyle(style);
  labels_->setPlotStyle(style);
  for (const Line& line : lines_) styleLine(line);
  labelLines();
}

void PanelScene::fillLine(const Line& line, const CurveView& view, const QCPRange& x, int pixels) {
  RunCurves& curves = *runs_[line.run].curves;
  const CurveColumn& column = panel_.columns[line.column];
  const CurveSeries* series = curves.series(column.name);
  if (!series) return;
  const std::vector<double>& keys = curves.keys(column.evaluation, view.xAxis);
  if (line.raw) {
    line.raw->data()->set(rawPoints(series->raw, keys, x, pixels), true);
    line.main->data()->set(smoothPoints(series->smooth, keys, x, pixels), true);
    return;
  }
  line.main->data()->set(rawPoints(series->raw, keys, x, pixels), true);
  if (column.evaluation) line.main->setScatterSkip(line.main->dataCount() / kMarkersShown);
}

void PanelScene::fill(const CurveView& view, const QCPRange& x, int pixels, bool caption) {
  std::vector<const RunCurves*> curves;
  for (const CurveRun& run : runs_) curves.push_back(run.curves.get());
  phases_->setMarks(phaseMarks(curves, view.xAxis), caption);
  dressXAxis(xAxis(), view.xAxis, x.upper);
  xAxis().setRange(x);
  for (const Line& line : lines_) fillLine(line, view, x, pixels);
  fitY(view);
  labelLines();
}

std::optional<QCPRange> PanelScene::valuesShown(bool positive) const {
  std::optional<QCPRange> range;
  for (const Line& line : lines_) {
    widenBy(range, *line.main, 0.0, positive);
    if (line.raw) widenBy(range, *line.raw, kRawShare, positive);
  }
  return range;
}

void PanelScene::fitY(const CurveView& view) {
  const ScaleGroup group = panel_.group();
  const bool wanted = group == ScaleGroup::Rate || (group == ScaleGroup::Loss && view.logLoss) ||
                      (group == ScaleGroup::Norm && view.logNorm);
  const std::optional<QCPRange> shown = valuesShown(wanted);
  setAxisScale(yAxis(), wanted && shown, kTicks);
  QCPRange range = shown ? padded(*shown, wanted) : QCPRange(0.0, 1.0);
  // Rates and cosines end where they must.
  const bool percent = !panel_.columns.empty() && panel_.columns.front().unit == QStringLiteral("%");
  if (percent) range = QCPRange(std::max(range.lower, -2.0), std::min(range.upper, 102.0));
  if (panel_.key.startsWith(QStringLiteral("cosine"))) range.upper = std::min(range.upper, 1.02);
  yAxis().setRange(range);
}

size_t PanelScene::leadingRun() const {
  const auto current =
      std::find_if(runs_.begin(), runs_.end(), [](const CurveRun& run) { return run.current; });
  return current == runs_.end() ? runs_.size() - 1 : static_cast<size_t>(current - runs_.begin());
}

void PanelScene::labelLines() {
  std::vector<LineLabels::Label> labels;
  if (panel_.columns.size() > 1)
    for (const Line& line : lines_) {
      const CurveColumn& column = panel_.columns[line.column];
      const bool leading = line.run == leadingRun();
      if (line.main->data()->isEmpty() || (!leading && column.group != ScaleGroup::Linear) ||
          (!leading && column.evaluation))
        continue;
      // The last point inside the range, so that a label stays by its line under zoom.
      auto last = line.main->data()->findEnd(xAxis().range().upper, false);
      if (last == line.main->data()->constBegin()) continue;
      --last;
      labels.push_back(
          {column.lineLabel, {last->key, last->value}, runs_[line.run].style.colour(*style_.theme)});
    }
  reserveRoom(labels);
  labels_->setLabels(std::move(labels));
}

void PanelScene::reserveRoom(const std::vector<LineLabels::Label>& labels) {
  const QFontMetricsF metrics(LineLabels::font(style_));
  double widest = 6.0 * style_.unit;
  for (const LineLabels::Label& label : labels)
    widest = std::max(widest, metrics.horizontalAdvance(label.text));
  QMargins margins = rect_.minimumMargins();
  margins.setRight(qCeil(widest + 6.0 * style_.unit));
  rect_.setMinimumMargins(margins);
}

QCPGraph* PanelScene::graph(size_t run, size_t column) const {
  for (const Line& line : lines_)
    if (line.run == run && line.column == column) return line.main;
  return nullptr;
}

std::vector<CrosshairItem::Mark> PanelScene::marksAt(double x, XAxis axis) const {
  std::vector<CrosshairItem::Mark> marks;
  for (const Line& line : lines_) {
    const CurveColumn& column = panel_.columns[line.column];
    if (const auto value = runs_[line.run].curves->valueAt(column.name, x, axis))
      marks.push_back({*value, runs_[line.run].style, column.second});
  }
  return marks;
}

}  // namespace gacfas
