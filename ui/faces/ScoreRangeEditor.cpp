#include "ui/faces/ScoreRangeEditor.h"

#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

QDoubleSpinBox* scoreField(double value, const QString& name) {
  auto* field = new QDoubleSpinBox;
  field->setRange(-2.0, 2.0);  // a cosine, or the difference of two
  field->setDecimals(3);
  field->setSingleStep(0.05);
  field->setValue(value);
  field->setAccessibleName(name);
  return field;
}

}  // namespace

ScoreRangeEditor::ScoreRangeEditor(double low, double high, QWidget* parent)
    : QWidget(parent),
      low_(scoreField(low, tr("Lowest score"))),
      high_(scoreField(high, tr("Scores below"))) {
  QPushButton* apply = primaryButton(tr("Show"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->addWidget(low_);
  layout->addWidget(secondaryLabel(tr("to")));
  layout->addWidget(high_);
  layout->addWidget(apply);
  connect(apply, &QPushButton::clicked, this, [this] {
    Q_EMIT accepted(std::min(low_->value(), high_->value()), std::max(low_->value(), high_->value()));
  });
}

}  // namespace gacfas
