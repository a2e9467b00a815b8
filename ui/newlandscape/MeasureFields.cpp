#include "ui/newlandscape/MeasureFields.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSpinBox>

#include "ui/newlandscape/FieldRow.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

namespace gacfas {

MeasureFields::MeasureFields(QFormLayout& form, QWidget* parent)
    : QObject(parent),
      form_(form),
      weights_(new SegmentedChoice({tr("Last"), tr("Best")}, parent)),
      faces_(wholeNumber("landscapeFaces", tr("Faces a domain"), 2, 100000, 32, parent)),
      seed_(wholeNumber("landscapeSeed", tr("Seed of the directions and faces"), 0, 2147483647, 123, parent)),
      subset_(wholeNumber("landscapeSubset", tr("Faces a domain of a preview"), 0, 100000, 0, parent)),
      devices_(wholeNumber("landscapeDevices", tr("Points measured at once"), 1, 64, 1, parent)),
      unseen_(new Switch(tr("Unseen domain too"), parent)),
      preview_(new Switch(tr("Preview in bfloat16"), parent)),
      path_(new Switch(tr("Path of the training"), parent)),
      clip_(realNumber("landscapeClip", tr("Loss at which a point is given up"), 0, 1e6, 0, parent)) {
  weights_->setAccessibleName(tr("Weights"));
  weights_->setObjectName(QStringLiteral("landscapeWeights"));
  unseen_->setObjectName(QStringLiteral("landscapeUnseen"));
  preview_->setObjectName(QStringLiteral("landscapePreview"));
  path_->setObjectName(QStringLiteral("landscapePath"));
  subset_->setSpecialValueText(tr("all faces"));
  subset_->setSingleStep(2);
  clip_->setSpecialValueText(tr("never"));
  clip_->setSuffix(tr(" nat"));
  clip_->setSingleStep(1.0);
  form.addRow(tr("Faces a domain"), withHelp(faces_, tr("training videos, half live, middle frame"), parent));
  form.addRow(tr("Seed"), withHelp(seed_, tr("equal seeds: the same faces and directions"), parent));
  form.addRow(tr("Weights"), withHelp(weights_, tr("of the last, or of the best evaluation"), parent));
  form.addRow({}, withHelp(unseen_, tr("its loss, AUC, EER and HTER beside the source's"), parent));
  preview_->setToolTip(tr("Fast where the processor has it, and rough; badged wherever it is shown"));
  previewRow_ = sideBySide({preview_, path_}, parent);
  clipRow_ = withHelp(clip_, tr("a point proved this high is measured no further"), parent);
  path_->setToolTip(tr("The weights that the run kept at its evaluations are measured too, and drawn beside it"));
  form.addRow({}, previewRow_);
  subsetRow_ = withHelp(subset_, tr("first so many: a preview with errors, to go on from"), parent);
  devicesRow_ = withHelp(devices_, tr("on as many GPUs, or copies on the CPU"), parent);
  form.addRow(tr("Preview on"), subsetRow_);
  form.addRow(tr("Give up at"), clipRow_);
  form.addRow(tr("Points at once"), devicesRow_);
  for (QSpinBox* box : {faces_, seed_, subset_, devices_}) connect(box, &QSpinBox::valueChanged, this, &MeasureFields::changed);
  connect(clip_, &QDoubleSpinBox::valueChanged, this, &MeasureFields::changed);
  connect(weights_, &SegmentedChoice::chosen, this, &MeasureFields::changed);
  for (Switch* toggle : {unseen_, preview_, path_}) connect(toggle, &QAbstractButton::toggled, this, &MeasureFields::changed);
  showRows();
}

void MeasureFields::setKind(PlanKind kind) {
  kind_ = kind;
  showRows();
}

void MeasureFields::setMore(bool more) {
  more_ = more;
  showRows();
}

void MeasureFields::showRows() {
  form_.setRowVisible(previewRow_, more_);
  for (QWidget* row : {subsetRow_, clipRow_, devicesRow_}) form_.setRowVisible(row, more_);
  path_->setVisible(kind_ != PlanKind::Lines && kind_ != PlanKind::Path);
}

void MeasureFields::write(LandscapePlan& plan) const {
  plan.weights = weights_->current() == 0 ? QStringLiteral("last") : QStringLiteral("best");
  plan.faces = faces_->value();
  plan.seed = seed_->value();
  plan.options.unseen = unseen_->isChecked();
  plan.options.precision = preview_->isChecked() ? Precision::Bf16 : Precision::Fp32;
  plan.options.clip = clip_->value();
  plan.options.subset = subset_->value();
  plan.options.devices = devices_->value();
  plan.path = path_->isChecked() && kind_ != PlanKind::Lines && kind_ != PlanKind::Path;
}

}  // namespace gacfas
