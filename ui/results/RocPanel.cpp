#include "ui/results/RocPanel.h"

#include "ui/results/ReliabilityPlot.h"
#include "ui/results/RocPlot.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

namespace gacfas {
namespace {

enum Kind { kRoc, kLogX, kDet, kReliability };

}  // namespace

RocPanel::RocPanel(Comparison* comparison, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      kind_(new SegmentedChoice({tr("ROC"), tr("Log x"), tr("DET"), tr("Reliability")})),
      sources_(new Switch(tr("Sources"))),
      stack_(new QStackedWidget),
      roc_(new RocPlot),
      reliability_(new ReliabilityPlot) {
  makeHead();
  stack_->addWidget(roc_);
  stack_->addWidget(reliability_);
  static_cast<QVBoxLayout*>(layout())->addWidget(stack_, 1);
  roc_->setObjectName("roc");
  roc_->setAccessibleName(tr("ROC or DET curves of the ticked runs"));
  roc_->setRestyle([this] { redraw(); });
  reliability_->setObjectName("reliability");
  reliability_->setAccessibleName(tr("Reliability diagram of the ticked runs"));
  reliability_->setRestyle([this] { redraw(); });
  ThresholdModel* threshold = &comparison_->threshold();
  connect(roc_, &RocPlot::thresholdMoved, threshold, &ThresholdModel::setByHand);
  connect(reliability_, &ReliabilityPlot::thresholdMoved, threshold, &ThresholdModel::setByHand);
  connect(roc_, &RocPlot::stretchClicked, this, &RocPanel::open);
  connect(kind_, &SegmentedChoice::chosen, this, &RocPanel::redraw);
  connect(sources_, &QAbstractButton::toggled, this, &RocPanel::redraw);
  connect(comparison_, &Comparison::changed, this, &RocPanel::redraw);
  connect(threshold, &ThresholdModel::changed, this, &RocPanel::moveThreshold);
}

void RocPanel::makeHead() {
  auto* head = new QHBoxLayout;
  head->addWidget(kind_);
  head->addStretch();
  head->addWidget(sources_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addLayout(head);
  kind_->setObjectName("rocAxis");
  kind_->setAccessibleName(tr("Diagram"));
  kind_->setSegmentToolTip(kLogX, tr("ROC with a logarithmic axis of the false positive rate"));
  kind_->setSegmentToolTip(kDet, tr("Detection error trade-off: both error rates on normal deviate axes"));
  kind_->setSegmentToolTip(kReliability, tr("Whether a probability of 0.8 means that 8 of 10 are live"));
  sources_->setObjectName("rocSources");
  sources_->setToolTip(tr("The pooled source domains as well, dotted"));
}

RocAxes RocPanel::axes() const {
  return kind_->current() == kLogX  ? RocAxes::LogX
         : kind_->current() == kDet ? RocAxes::Det
                                    : RocAxes::Linear;
}
bool RocPanel::reliability() const {
  return kind_->current() == kReliability;
}
bool RocPanel::sources() const {
  return sources_->isChecked();
}

RocContent RocPanel::content() const {
  RocContent content;
  content.target = comparison_->target();
  content.mark = comparison_->threshold().name();
  content.axes = axes();
  content.sources = sources();
  for (const ComparedRun& run : comparison_->runs()) {
    if (!run.scores) continue;
    const ShownRun& shown = run.shown;
    content.runs.push_back({shown.style, shown.label, shown.current, run.scores, run.before,
                            comparison_->threshold(run), shown.run->key});
  }
  // The selected run lies over the others.
  std::stable_partition(content.runs.begin(), content.runs.end(),
                        [](const RocRun& run) { return !run.current; });
  return content;
}

void RocPanel::redraw() {
  mark_ = comparison_->threshold().name();
  stack_->setCurrentIndex(reliability() ? 1 : 0);
  sources_->setEnabled(!reliability());
  if (reliability()) {
    reliability_->scene().draw(content(), reliability_->style());
    return reliability_->replot(QCustomPlot::rpQueuedReplot);
  }
  roc_->scene().draw(content(), roc_->style());
  roc_->replot(QCustomPlot::rpQueuedReplot);
}

void RocPanel::moveThreshold() {
  const RocContent now = content();
  // What a mark means stands in the legend.
  const bool renamed = std::exchange(mark_, now.mark) != now.mark;
  if (renamed && reliability()) return redraw();
  if (now.runs.empty()) return;
  if (reliability()) return reliability_->scene().moveThreshold(now.runs.back().threshold);
  std::vector<double> thresholds;
  for (const RocRun& run : now.runs) thresholds.push_back(run.threshold);
  roc_->scene().moveMarks(thresholds);
  if (!renamed) return;
  roc_->scene().setMark(now.mark);
  roc_->replot(QCustomPlot::rpQueuedReplot);
}

void RocPanel::open(const RocStretch& stretch) {
  const RocRun& run = roc_->scene().content().runs[stretch.run];
  const std::vector<RocPoint>& points = run.scores->targetRoc.points;
  const RocPoint &from = points[stretch.from], &to = points[stretch.to];
  FaceFilter filter;
  filter.run = run.key;
  filter.domain = QString::fromStdString(run.scores->targetDomain().name);
  filter.verdict = Verdict::Any;
  filter.low = to.threshold;
  filter.high = from.threshold;
  if (from.falsePositives == to.falsePositives) filter.label = Label::Live;
  if (from.truePositives == to.truePositives) filter.label = Label::Spoof;
  Q_EMIT openFaces(filter);
}

void RocPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  for (QCustomPlot* plot : {static_cast<QCustomPlot*>(roc_), static_cast<QCustomPlot*>(reliability_)})
    plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace gacfas
