#include "ui/results/ResultsToolRow.h"

#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {

ResultsToolRow::ResultsToolRow(Comparison* comparison, QWidget* parent)
    : ToolRow(parent), comparison_(comparison) {
  addThreshold();
  addEvaluation();
  addStretch();
  addActions();
  connect(comparison_, &Comparison::changed, this, &ResultsToolRow::fillEvaluations);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &ResultsToolRow::showThreshold);
  showThreshold();
  fillEvaluations();
}

void ResultsToolRow::addThreshold() {
  addLabel(tr("Threshold"));
  kind_ =
      new SegmentedChoice({tr("Target EER (oracle)"), tr("Source-fixed"), tr("Fixed FPR"), tr("By hand")});
  kind_->setObjectName("thresholdKind");
  kind_->setAccessibleName(tr("Where the threshold comes from"));
  kind_->setSegmentToolTip(0, tr("Chosen on the target's own videos, as in the papers: optimistic"));
  kind_->setSegmentToolTip(
      1, tr("Chosen on the source domains alone, each with equal weight: what a deployment could do"));
  kind_->setSegmentToolTip(
      2, tr("The lowest threshold that keeps the target's false positive rate at the value beside it"));
  kind_->setSegmentToolTip(3, tr("One threshold for all runs: drag the line in the histograms"));
  addWidget(kind_);
  fpr_ = new QDoubleSpinBox;
  fpr_->setObjectName("fixedFpr");
  fpr_->setAccessibleName(tr("False positive rate held"));
  fpr_->setRange(0.0, 100.0);
  fpr_->setDecimals(1);
  fpr_->setSuffix(QStringLiteral(" %"));
  fpr_->setValue(comparison_->threshold().fixedFpr() * 100.0);
  addWidget(fpr_);
  connect(kind_, &SegmentedChoice::chosen, this, &ResultsToolRow::chooseThreshold);
  connect(fpr_, &QDoubleSpinBox::valueChanged, this,
          [this](double rate) { comparison_->threshold().setFixedFpr(rate / 100.0); });
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
  fpr_->setVisible(kind == ThresholdKind::FixedFpr);
}

void ResultsToolRow::fillEvaluations() {
  std::set<int64_t> epochs;
  for (const ComparedRun& run : comparison_->runs())
    for (const EvaluationRow& row : run.shown.run->evaluationRows) epochs.insert(row.epoch);
  if (evaluation_->count() > 0 && epochs == epochs_) return;  // it may be open
  epochs_ = epochs;
  evaluation_->clear();
  evaluation_->addItem(tr("Last epoch"), "last");
  evaluation_->addItem(tr("Best epoch"), "best");
  evaluation_->setItemData(1, tr("Highest AUC − HTER on the unseen domain"), Qt::ToolTipRole);
  evaluation_->insertSeparator(2);
  for (auto epoch = epochs.rbegin(); epoch != epochs.rend(); ++epoch)
    evaluation_->addItem(tr("Epoch %1").arg(*epoch), QString::number(*epoch));
  evaluation_->setCurrentIndex(evaluation_->findData(comparison_->choice().toString()));
}

}  // namespace gacfas
