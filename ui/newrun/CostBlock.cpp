#include "ui/newrun/CostBlock.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/CostProbe.h"
#include "ui/newrun/CostScope.h"
#include "ui/newrun/CostText.h"
#include "ui/newrun/OptionNames.h"
#include "ui/newrun/RunPlan.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/BytesText.h"
#include "ui/widgets/ClockText.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

CostBlock::CostBlock(ConfigEdit& edit, RunList known, Workbench* workbench, QWidget* parent)
    : QWidget(parent), edit_(edit), known_(std::move(known)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  addHead(*column);
  auto* grid = new QGridLayout;
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(0, 1);
  one_ = addRow(*grid, "costOfOne", oneName_);
  all_ = addRow(*grid, "costOfAll", allName_);
  memory_ = addRow(*grid, "costMemory", memoryName_);
  disk_ = addRow(*grid, "costDisk", diskName_);
  oneName_->setText(tr("One run"));
  column->addLayout(grid);
  column->addWidget(source_ = secondaryLabel({}, this));
  source_->setObjectName(QStringLiteral("costSource"));
  source_->setWordWrap(true);
  column->addWidget(interrupt_ = linkButton(tr("Pause it and measure now"), this), 0, Qt::AlignLeft);
  interrupt_->setObjectName(QStringLiteral("measureNow"));
  if (workbench) {
    probe_ = new CostProbe(*workbench, known_, this);
    connect(probe_, &CostProbe::changed, this, &CostBlock::refresh);
    connect(&edit_, &ConfigEdit::changed, probe_, [this] { probe_->follow(edit_.config()); });
    connect(interrupt_, &QPushButton::clicked, probe_, &CostProbe::interruptTraining);
  }
  inBackground(
      this, [runs = known_] { return tracesOf(runs); },
      [this](const QMap<QString, RunTraces>& traces) {
        traces_ = traces;
        refresh();
      });
}

void CostBlock::addHead(QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->addWidget(new Heading(tr("Cost"), {}, this));
  row->addStretch();
  row->addWidget(measure_ = linkButton(tr("Measure"), this));
  measure_->setObjectName(QStringLiteral("measureCost"));
  measure_->setToolTip(tr("Makes a few steps, scores a few faces, writes nothing"));
  connect(measure_, &QPushButton::clicked, this, &CostBlock::clickMeasure);
  column.addLayout(row);
}

QLabel* CostBlock::addRow(QGridLayout& grid, const char* name, QLabel*& title) {
  const int row = grid.rowCount();
  auto* value = new QLabel(this);
  value->setObjectName(QLatin1String(name));
  grid.addWidget(title = new QLabel(this), row, 0);
  grid.addWidget(value, row, 1, Qt::AlignRight);
  return value;
}

void CostBlock::clickMeasure() {
  probe_->isBusy() ? probe_->cancel() : probe_->start(edit_.config());
}

void CostBlock::setControl(bool withControl) {
  withControl_ = withControl;
  refresh();
}

/// What was measured comes first, then an earlier run, then what was measured of another config.
CostBlock::Shown CostBlock::shown() const {
  const Config &config = edit_.config(), control = controlOf(config);
  const auto* measured = probe_ && probe_->measured() ? &*probe_->measured() : nullptr;
  const Option* change = measured ? costlyChange(measured->config, config) : nullptr;
  const CostEstimate earlier = estimateCost(config, known_, traces_);
  if (!measured || (change && earlier.isKnown()))
    return {earlier.cost, estimateCost(control, known_, traces_).cost, earlierText(earlier)};
  const Config& basis = change ? measured->config : config;
  TrainingEstimate one = estimateTraining(measured->cost.rates, basis);
  one.memoryBytes = measured->cost.memoryBytes;
  one.device = measured->cost.device;
  return {one, estimateTraining(measured->cost.rates, controlOf(basis)),
          change ? tr("Outdated: %1 has changed since it was measured.").arg(optionLabel(*change))
                 : measuredText(one, basis, measured->beside),
          change != nullptr};
}

void CostBlock::refresh() {
  const Shown figures = shown();
  showFigures(figures);
  showSource(figures);
  showButtons();
}

void CostBlock::showFigures(const Shown& figures) {
  const auto seeds = static_cast<int64_t>(edit_.seeds().size());
  const int64_t count = seeds * (withControl_ ? 2 : 1);
  const bool isKnown = figures.one.seconds() >= 0.0;
  const double pair = figures.one.seconds() + (withControl_ ? figures.control.seconds() : 0.0);
  one_->setText(isKnown ? clockText(figures.one.seconds()) : QStringLiteral("–"));
  all_->setText(isKnown ? clockText(pair * static_cast<double>(seeds)) : QStringLiteral("–"));
  allName_->setText(withControl_ ? tr("All %1, with control").arg(count) : tr("All %1").arg(count));
  memory_->setText(bytesText(figures.one.memoryBytes));
  memoryName_->setText(figures.one.device.starts_with("cuda") ? tr("GPU memory") : tr("Memory"));
  disk_->setText(bytesText(figures.one.diskBytes * count));
  diskName_->setText(count > 1 ? tr("Disk, all %1").arg(count) : tr("Disk"));
  for (QLabel* label : {allName_, all_}) label->setVisible(count > 1);
  for (QLabel* label : {memoryName_, memory_}) label->setVisible(figures.one.memoryBytes > 0);
  for (QLabel* label : {diskName_, disk_}) label->setVisible(figures.one.diskBytes > 0);
  for (QLabel* label : {one_, all_, memory_, disk_})
    setStyleProperty(*label, "role", figures.outdated ? QStringLiteral("secondary") : QString());
}

void CostBlock::showSource(const Shown& figures) {
  const bool failed = probe_ && !probe_->fault().isEmpty();
  const bool busy = probe_ && probe_->isBusy();
  const char* const role = failed ? "error" : figures.outdated && !busy ? "warning" : "secondary";
  setStyleProperty(*source_, "role", QLatin1String(role));
  source_->setToolTip(failed ? probe_->fault() : QString());
  if (failed) return source_->setText(breakingPaths(probe_->fault()));
  if (!busy) return source_->setText(figures.source);
  const WorkItem* first = probe_->waitsFor();
  source_->setText(first ? tr("Measured as soon as the device is free: %1 holds it.").arg(first->title)
                         : tr("Measuring a few steps and faces…"));
}

void CostBlock::showButtons() {
  const bool busy = probe_ && probe_->isBusy();
  const WorkItem* first = busy ? probe_->waitsFor() : nullptr;
  measure_->setVisible(probe_ != nullptr);
  measure_->setText(busy ? tr("Cancel") : probe_ && probe_->measured() ? tr("Measure again") : tr("Measure"));
  measure_->setAccessibleName(busy ? tr("Cancel measuring the cost") : tr("Measure the cost"));
  measure_->setEnabled(busy || edit_.faultyOptions().empty());
  interrupt_->setVisible(first && first->kind == WorkKind::Training);
}

}  // namespace gacfas
