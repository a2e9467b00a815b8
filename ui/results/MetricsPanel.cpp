#include "ui/results/MetricsPanel.h"

#include "ui/results/ComparePanel.h"
#include "ui/results/MetricsView.h"
#include "ui/results/SyntheticBadge.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

enum Part { kMain, kAll, kCompare };

}  // namespace

MetricsPanel::MetricsPanel(Comparison* comparison, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      intervals_(comparison),
      part_(new SegmentedChoice({tr("Main figures"), tr("All figures"), tr("Compare two")})),
      stack_(new QStackedWidget),
      metrics_(new MetricsView),
      compare_(new ComparePanel(comparison)),
      title_(secondaryLabel({})),
      synthetic_(syntheticBadge()),
      notes_(secondaryLabel({})) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  part_->setObjectName("metricsPart");
  part_->setAccessibleName(tr("What the table shows"));
  part_->setSegmentToolTip(kAll, tr("Every figure at every source of the threshold, and over the epochs"));
  part_->setSegmentToolTip(kCompare, tr("Whether two runs differ by more than chance on the same samples"));
  metrics_->setObjectName("metrics");
  metrics_->setAccessibleName(tr("Metrics on the unseen domain"));
  metrics_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  notes_->setObjectName("metricsNotes");
  notes_->setWordWrap(true);
  auto* head = new QHBoxLayout;
  head->addWidget(title_);
  head->addStretch();
  head->addWidget(synthetic_);
  head->addSpacing(4);
  head->addWidget(part_);
  auto* figures = new QWidget;
  auto* column = new QVBoxLayout(figures);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(metrics_);
  column->addWidget(notes_);
  stack_->addWidget(figures);
  stack_->addWidget(compare_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 8, 16, 8);
  layout->setSpacing(4);
  layout->addLayout(head);
  layout->addWidget(stack_);
  connect(part_, &SegmentedChoice::chosen, this, &MetricsPanel::show);
  connect(comparison_, &Comparison::changed, this, &MetricsPanel::refresh);
  connect(&intervals_, &FigureIntervals::changed, this, &MetricsPanel::refresh);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &MetricsPanel::updateNumbers);
  connect(compare_, &ComparePanel::openFaces, this, &MetricsPanel::openFaces);
}

void MetricsPanel::show(int part) {
  stack_->setCurrentIndex(part == kCompare ? 1 : 0);
  refresh();
}

MetricsTable MetricsPanel::table() const {
  return metricsTable(*comparison_, &intervals_, part_->current() == kAll);
}

QString MetricsPanel::text(TableFormat format) const {
  return metricsText(table(), format);
}

void MetricsPanel::refresh() {
  if (!comparison_->anyScores()) return;
  const MetricsTable shown = table();
  metrics_->setTable(shown);
  synthetic_->setVisible(comparison_->synthetic());
  title_->setText(tr("<b>Target %1</b> &nbsp; %2: %3 live, %4 spoof %5")
                      .arg(shown.target.toHtmlEscaped(), shown.targetVideos)
                      .arg(shown.live)
                      .arg(shown.spoof)
                      .arg(shown.samples));
  showNotes(shown);
}

void MetricsPanel::updateNumbers() {
  if (comparison_->anyScores() && stack_->currentIndex() == 0) metrics_->updateNumbers(table());
}

void MetricsPanel::showNotes(const MetricsTable& table) {
  QString notes = tr("Rates in %, the best of each column bold.");
  if (table.draws > 0)
    notes += tr(" Below: 95 % intervals, %1 bootstrap draws over %2 %3.")
                 .arg(table.draws)
                 .arg(table.units)
                 .arg(table.clients ? tr("persons") : tr("videos"));
  else
    notes += tr(" Intervals are being computed …");
  if (table.draws > 0 && table.units < kFewUnits) notes += tr(" So few make them too narrow.");
  notes += tr(" n too small: fewer than 30 %1, a rate of less than one, or none that erred; read it as a count.")
               .arg(table.samples);
  if (table.cropsDiffer)
    notes +=
        tr("  The target's faces were imported in different ways: the figures are not of the same pictures.");
  for (const MetricsRow& row : table.rows)
    if (!row.absence.isEmpty()) notes += tr("  %1: %2").arg(row.label, row.absence);
  notes_->setText(notes);
}

}  // namespace gacfas
