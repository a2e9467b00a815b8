#include "ui/results/RocPanel.h"

#include "ui/plots/Plot.h"
#include "ui/widgets/Heading.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

namespace gacfas {

RocPanel::RocPanel(Comparison* comparison, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      heading_(new Heading(tr("ROC"))),
      axis_(new SegmentedChoice({tr("Linear"), tr("Log x")})),
      sources_(new Switch(tr("Sources"))),
      plot_(new Plot),
      scene_(*plot_) {
  auto* head = new QHBoxLayout;
  head->addWidget(heading_, 1);
  head->addWidget(sources_);
  head->addSpacing(2);
  head->addWidget(axis_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addLayout(head);
  layout->addWidget(plot_, 1);

  axis_->setObjectName("rocAxis");
  axis_->setAccessibleName(tr("Axis of the false positive rate"));
  sources_->setObjectName("rocSources");
  sources_->setToolTip(tr("The pooled source domains as well, dotted"));
  plot_->setObjectName("roc");
  plot_->setAccessibleName(tr("ROC curves of the ticked runs"));
  plot_->setMinimumSize(240, 200);
  plot_->setRestyle([this] { redraw(); });
  connect(axis_, &SegmentedChoice::chosen, this, &RocPanel::redraw);
  connect(sources_, &QAbstractButton::toggled, this, &RocPanel::redraw);
  connect(comparison_, &Comparison::changed, this, &RocPanel::redraw);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &RocPanel::moveMarks);
}

bool RocPanel::logX() const {
  return axis_->current() == 1;
}
bool RocPanel::sources() const {
  return sources_->isChecked();
}

RocContent RocPanel::content() const {
  RocContent content;
  content.target = comparison_->target();
  content.mark = comparison_->threshold().name();
  content.logX = logX();
  content.sources = sources();
  for (const ComparedRun& run : comparison_->runs()) {
    if (!run.scores) continue;
    const ShownRun& shown = run.shown;
    content.runs.push_back(
        {shown.style, shown.label, shown.current, run.scores, run.before, comparison_->threshold(run)});
  }
  // The selected run lies over the others.
  std::stable_partition(content.runs.begin(), content.runs.end(),
                        [](const RocRun& run) { return !run.current; });
  return content;
}

void RocPanel::redraw() {
  heading_->setSecondary(tr("on %1").arg(comparison_->target()));
  scene_.draw(content(), plot_->style());
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void RocPanel::moveMarks() {
  const RocContent now = content();
  // What a mark means stands in the legend.
  if (now.mark != scene_.content().mark) return redraw();
  std::vector<double> thresholds;
  for (const RocRun& run : now.runs) thresholds.push_back(run.threshold);
  scene_.moveMarks(thresholds);
}

void RocPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace gacfas
