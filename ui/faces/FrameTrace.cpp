#include "ui/faces/FrameTrace.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/Plot.h"
#include "ui/plots/RunGraph.h"
#include "ui/results/PlotParts.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr int kTracePurpose = 1, kPatienceMs = 300;

}  // namespace

FrameTrace::FrameTrace(FaceLab* lab, QWidget* parent)
    : QWidget(parent), lab_(lab), plot_(new Plot), state_(secondaryLabel({})) {
  plot_->setObjectName("frameTrace");
  plot_->setAccessibleName(tr("Score of every frame"));
  plot_->setFixedHeight(96);
  plot_->axisRect()->setMinimumMargins(QMargins(0, 4, 8, 0));
  plot_->yAxis->ticker()->setTickCount(3);
  QSharedPointer<QCPAxisTickerFixed> whole(new QCPAxisTickerFixed);
  whole->setTickStep(1.0);
  whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
  plot_->xAxis->setTicker(whole);
  plot_->setRestyle([this] { redraw(); });
  state_->setObjectName("frameTraceState");
  state_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(plot_);
  layout->addWidget(state_);
  soon_.setSingleShot(true);
  soon_.setInterval(kPatienceMs);
  connect(&soon_, &QTimer::timeout, this, &FrameTrace::ask);
  connect(lab_, &FaceLab::changed, this, &FrameTrace::redraw);
  connect(plot_, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    const int frame = qRound(plot_->xAxis->pixelToCoord(event->pos().x()));
    if (frames_.empty()) return;
    Q_EMIT frameChosen(frames_[static_cast<size_t>(std::clamp(frame, 0, static_cast<int>(frames_.size()) - 1))]);
  });
}

void FrameTrace::showVideo(const FaceFiles& files, const std::vector<std::string>& frames,
                           const std::vector<FaceRun>& runs) {
  files_ = files;
  frames_ = frames;
  takeRuns(runs);
  lab_->want(kTracePurpose, {});
  if (isVisible()) soon_.start();
  redraw();
}

void FrameTrace::moveThresholds(const std::vector<FaceRun>& runs) {
  takeRuns(runs);
  redraw();
}

void FrameTrace::takeRuns(const std::vector<FaceRun>& runs) {
  runs_.clear();
  for (const FaceRun& run : runs)
    if (run.present && !run.weights.isEmpty()) runs_.push_back(run);
}

void FrameTrace::setCurrent(const std::string& frame) {
  const auto found = std::find(frames_.begin(), frames_.end(), frame);
  current_ = found == frames_.end() ? -1 : static_cast<int>(found - frames_.begin());
  moveCursor();
}

void FrameTrace::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  soon_.start();
}

void FrameTrace::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  soon_.stop();
  lab_->want(kTracePurpose, {});
}

LabRequest FrameTrace::requestFor(const FaceRun& run) const {
  LabRequest request = labRequest(LabRequest::FrameScores, run, files_);
  request.frames = frames_;
  return request;
}

void FrameTrace::ask() {
  std::vector<LabRequest> requests;
  if (!frames_.empty())
    for (const FaceRun& run : runs_) requests.push_back(requestFor(run));
  lab_->want(kTracePurpose, requests);
  redraw();
}

void FrameTrace::redraw() {
  plot_->clearPlottables();
  plot_->clearItems();
  cursor_ = nullptr;
  plot_->xAxis->setLabel(tr("Frame"));
  plot_->yAxis->setLabel(tr("Score"));
  QString state = runs_.empty() ? tr("No weights of this evaluation were kept: its frames cannot be scored.") : QString();
  for (const FaceRun& run : runs_) {
    const LabResultPtr result = lab_->find(requestFor(run));
    if (!result) state = tr("Scoring the frames …");
    else if (result->failure.isEmpty()) drawRun(run, result->scores);
    else state = result->failure;
  }
  state_->setText(state);
  state_->setVisible(!state.isEmpty());
  plot_->xAxis->setRange(-0.5, std::max<double>(static_cast<double>(frames_.size()), 1.0) - 0.5);
  bool found = false;
  QCPRange range(-0.1, 0.1);
  for (int i = 0; i < plot_->graphCount(); ++i) {
    bool known = false;
    const QCPRange own = plot_->graph(i)->getValueRange(known);
    if (!known) continue;
    if (found) range.expand(own);
    else range = own;
    found = true;
  }
  const double room = std::max(0.02, 0.15 * range.size());
  plot_->yAxis->setRange(range.lower - room, range.upper + room);
  moveCursor();
}

void FrameTrace::drawRun(const FaceRun& run, const std::vector<double>& scores) {
  const PlotStyle& style = plot_->style();
  QVector<double> frames, values;
  for (size_t i = 0; i < scores.size(); ++i) {
    frames.append(static_cast<double>(i));
    values.append(scores[i]);
  }
  QCPGraph* graph = plot_->addGraph();
  styleRunGraph(*graph, run.style, style, false);
  graph->setScatterStyle(runMarker(run.style, style, false, 2.5));
  graph->setData(frames, values, true);
  graph->setSelectable(QCP::stNone);
  if (!std::isfinite(run.threshold)) return;
  QCPGraph* threshold = plot_->addGraph();
  threshold->setData({-0.5, static_cast<double>(scores.size()) - 0.5}, {run.threshold, run.threshold}, true);
  threshold->setPen(finePen(run.style.colour(*style.theme), style.unit, {1.0, 3.0}));
  threshold->setSelectable(QCP::stNone);
}

void FrameTrace::moveCursor() {
  if (current_ >= 0 && !cursor_) {
    cursor_ = new QCPItemStraightLine(plot_);
    cursor_->setSelectable(false);
  }
  if (cursor_) {
    cursor_->setVisible(current_ >= 0);
    cursor_->setPen(finePen(plot_->style().theme->accent, 1.2 * plot_->style().unit));
    cursor_->point1->setCoords(current_, 0.0);
    cursor_->point2->setCoords(current_, 1.0);
  }
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace gacfas
