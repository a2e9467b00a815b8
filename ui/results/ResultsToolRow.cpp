#include "ui/results/ResultsToolRow.h"

#include "ui/results/LevelNames.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

/// A button that can be seen without its text.
void dropText(ToolRow& row, QPushButton* button) {
  const QString text = button->text();
  button->setToolTip(text);
  row.canDrop([button, text](bool shown) { button->setText(shown ? text : QString()); },
              [button, text] { return button->fontMetrics().horizontalAdvance(text) + 4; });
}

}  // namespace

ResultsToolRow::ResultsToolRow(Comparison* comparison, QWidget* parent)
    : ToolRow(parent), comparison_(comparison) {
  addThreshold();
  addEvaluation();
  addLevel();
  addStretch();
  addActions();
  connect(comparison_, &Comparison::changed, this, &ResultsToolRow::fillEvaluations);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &ResultsToolRow::showThreshold);
  showThreshold();
  fillEvaluations();
}

void ResultsToolRow::addThreshold() {
  addLabel(tr("Threshold"));
  kind_ = new SegmentedChoice({tr("Target EER (oracle)"), tr("Source"), tr("p = 0.5"), tr("FPR"), tr("BPCER"),
                               tr("By hand")});
  kind_->setObjectName("thresholdKind");
  kind_->setAccessibleName(tr("Where the threshold comes from"));
  const QString tips[] = {
      tr("Chosen on the target's own samples, as in the papers: optimistic"),
      tr("Fixed on the source domains alone, each with equal weight: what a deployment would get"),
      tr("Where a network of ours gives live and spoof the same probability: score 0"),
      tr("The lowest threshold that keeps the target's false positive rate at the value beside it"),
      tr("The highest threshold that keeps the share of rejected live samples at the value beside it"),
      tr("One threshold for all runs: drag the line in the histograms or a mark on a curve")};
  for (int kind = 0; kind < 6; ++kind) kind_->setSegmentToolTip(kind, tips[kind]);
  addWidget(kind_);
  rate_ = new QDoubleSpinBox;
  rate_->setObjectName("fixedRate");
  rate_->setAccessibleName(tr("Rate held"));
  rate_->setRange(0.0, 100.0);
  rate_->setDecimals(1);
  rate_->setSuffix(QStringLiteral(" %"));
  addWidget(rate_);
  connect(kind_, &SegmentedChoice::chosen, this, &ResultsToolRow::chooseThreshold);
  connect(rate_, &QDoubleSpinBox::valueChanged, this, [this](double rate) {
    comparison_->threshold().setRate(comparison_->threshold().kind(), rate / 100.0);
  });
}

void ResultsToolRow::addEvaluation() {
  addSpacing(4);
  evaluation_ = new QComboBox;
  evaluation_->setObjectName("evaluation");
  evaluation_->setAccessibleName(tr("Evaluation shown"));
  addWidget(evaluation_);
  connect(evaluation_, &QComboBox::activated, this, [this](int index) {
    comparison_->setChoice(EvaluationChoice::fromString(evaluation_->itemData(index).toString()));
  });
}

void ResultsToolRow::addLevel() {
  level_ = new QComboBox;
  level_->setObjectName("scoreLevel");
  level_->setAccessibleName(tr("What a sample is"));
  for (const LevelName& name : levelNames()) {
    level_->addItem(name.title);
    level_->setItemData(level_->count() - 1, QString::fromStdString(labelOf(name.level)), Qt::ToolTipRole);
  }
  addWidget(level_);
  connect(level_, &QComboBox::activated, this,
          [this](int index) { comparison_->setLevel(levelNames()[static_cast<size_t>(index)].level); });
}

void ResultsToolRow::addActions() {
  QPushButton* copy = plainButton(tr("Copy table"), "copy");
  copy->setObjectName("copyTable");
  auto* menu = new QMenu(copy);
  const auto add = [&](const QString& text, TableFormat format) {
    menu->addAction(text, this, [=, this] { Q_EMIT copyRequested(format); });
  };
  add(tr("LaTeX"), TableFormat::Latex);
  add(tr("CSV"), TableFormat::Csv);
  add(tr("Markdown"), TableFormat::Markdown);
  copy->setMenu(menu);
  addWidget(copy);
  QPushButton* figure = plainButton(tr("Export…"), "export");
  figure->setObjectName("export");
  addWidget(figure);
  dropText(*this, figure);
  dropText(*this, copy);
  connect(figure, &QPushButton::clicked, this, &ResultsToolRow::exportRequested);
}

void ResultsToolRow::chooseThreshold(int kind) {
  ThresholdModel& threshold = comparison_->threshold();
  const auto wanted = static_cast<ThresholdKind>(kind);
  const ComparedRun* run = comparison_->find();
  // By hand begins where the line is.
  if (wanted == ThresholdKind::ByHand && run && run->scores)
    threshold.setByHand(comparison_->threshold(*run));
  else
    threshold.setKind(wanted);
}

void ResultsToolRow::showThreshold() {
  const ThresholdKind kind = comparison_->threshold().kind();
  kind_->setCurrent(static_cast<int>(kind));
  rate_->setVisible(kind == ThresholdKind::FixedFpr || kind == ThresholdKind::FixedBpcer);
  const QSignalBlocker quiet(rate_);
  rate_->setValue(comparison_->threshold().rate(kind) * 100.0);
}

void ResultsToolRow::fillEvaluations() {
  std::set<int64_t> epochs;
  for (const ComparedRun& run : comparison_->runs())
    for (const EvaluationRow& row : run.shown.run->evaluationRows) epochs.insert(row.epoch);
  if (evaluation_->count() > 0 && epochs == epochs_) return;  // it may be open
  epochs_ = epochs;
  evaluation_->clear();
  evaluation_->addItem(tr("Last epoch"), "last");
  evaluation_->addItem(tr("Best epoch (oracle)"), "best");
  evaluation_->setItemData(1, tr("Highest AUC − HTER on the unseen domain itself: chosen with the labels that it is judged by"),
                           Qt::ToolTipRole);
  evaluation_->insertSeparator(2);
  for (auto epoch = epochs.rbegin(); epoch != epochs.rend(); ++epoch)
    evaluation_->addItem(tr("Epoch %1").arg(*epoch), QString::number(*epoch));
  evaluation_->setCurrentIndex(evaluation_->findData(comparison_->choice().toString()));
}

}  // namespace gacfas
