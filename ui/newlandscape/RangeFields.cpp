#include "ui/newlandscape/RangeFields.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

#include "ui/newlandscape/FieldRow.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

namespace gacfas {
namespace {

enum How { kGiven, kAutomatic, kAround };

QWidget* word(const QString& text, QWidget* parent) {
  return secondaryLabel(text, parent);
}

}  // namespace

AxisRange RangeFields::Axis::range() const {
  return {low->value(), high->value(), points->value()};
}

RangeFields::RangeFields(QFormLayout& form, QWidget* parent)
    : QObject(parent),
      form_(form),
      how_(new SegmentedChoice({tr("Given"), tr("Automatic"), tr("Around the path")}, parent)),
      multiple_(realNumber("autoMultiple", tr("Multiple of the loss"), 1.01, 1e6, 10.0, parent)),
      alike_(new Switch(tr("y as x"), parent)) {
  how_->setObjectName(QStringLiteral("rangeHow"));
  how_->setAccessibleName(tr("How the range is found"));
  how_->setSegmentToolTip(kAutomatic, tr("Each axis reaches to where the loss is so many times that of the weights"));
  multiple_->setDecimals(2);
  multiple_->setSuffix(tr(" × the loss"));
  alike_->setObjectName(QStringLiteral("yAsX"));
  alike_->setChecked(true);
  howRow_ = sideBySide({how_, multiple_, alike_}, parent);
  form.addRow(tr("Range"), howRow_);
  x_ = addAxis("x", "landscapePoints", parent);
  y_ = addAxis("y", "landscapePointsY", parent);
  points_ = wholeNumber("foundPoints", tr("Points of each axis"), 3, 2001, 21, parent);
  points_->setSingleStep(2);
  pointsRow_ = withHelp(points_, tr("of each axis; odd"), parent);
  form.addRow(tr("Points"), pointsRow_);
  connect(how_, &SegmentedChoice::chosen, this, [this] {
    showRows();
    Q_EMIT changed();
  });
  connect(alike_, &QAbstractButton::toggled, this, [this] {
    showRows();
    Q_EMIT changed();
  });
  connect(multiple_, &QDoubleSpinBox::valueChanged, this, &RangeFields::changed);
  connect(points_, &QSpinBox::valueChanged, this, &RangeFields::changed);
  setKind(kind_);
}

RangeFields::Axis RangeFields::addAxis(const char* letter, const char* pointsName, QWidget* parent) {
  const QString name = QLatin1String(letter);
  const QByteArray low = "rangeLow" + QByteArray(letter).toUpper(), high = "rangeHigh" + QByteArray(letter).toUpper();
  Axis axis{realNumber(low, tr("Low end of %1").arg(name), -1000, 1000, -1, parent),
            realNumber(high, tr("High end of %1").arg(name), -1000, 1000, 1, parent),
            wholeNumber(pointsName, tr("Points of %1").arg(name), 2, 2001, 21, parent), nullptr};
  axis.row = sideBySide({axis.low, word(tr("to"), parent), axis.high, word(tr("in"), parent), axis.points,
                         word(tr("points"), parent)},
                        parent);
  form_.addRow(name, axis.row);
  for (QDoubleSpinBox* box : {axis.low, axis.high}) connect(box, &QDoubleSpinBox::valueChanged, this, &RangeFields::changed);
  connect(axis.points, &QSpinBox::valueChanged, this, &RangeFields::changed);
  return axis;
}

void RangeFields::setKind(PlanKind kind) {
  kind_ = kind;
  const QSignalBlocker quiet(this);
  const bool towards = kind == PlanKind::ToRun || kind == PlanKind::ThroughRuns;
  const bool line = kind == PlanKind::Lines || kind == PlanKind::ToRun;
  for (const Axis& axis : {x_, y_}) {
    axis.low->setValue(towards ? -0.5 : -1.0);
    axis.high->setValue(towards ? 1.5 : 1.0);
    axis.points->setValue(line ? 41 : 21);
    axis.points->setSingleStep(kind == PlanKind::Plane || kind == PlanKind::Lines ? 2 : 1);
  }
  points_->setValue(line ? 41 : 21);
  how_->setSegmentEnabled(kAround, kind == PlanKind::Path);
  how_->setCurrent(kind == PlanKind::Path ? kAround : kind == PlanKind::Hessian ? kAutomatic : kGiven);
  showRows();
}

bool RangeFields::found() const {
  return how_->current() != kGiven;
}
bool RangeFields::hasY() const {
  return kind_ != PlanKind::Lines && kind_ != PlanKind::ToRun;
}

void RangeFields::showRows() {
  multiple_->setVisible(how_->current() == kAutomatic);
  alike_->setVisible(!found() && hasY());
  form_.setRowVisible(x_.row, !found());
  form_.setRowVisible(y_.row, !found() && hasY() && !alike_->isChecked());
  form_.setRowVisible(pointsRow_, found());
}

void RangeFields::write(LandscapePlan& plan) const {
  plan.points = points_->value();
  if (how_->current() == kAutomatic) plan.options.autoRange = multiple_->value();
  if (found()) return;
  plan.options.xRange = x_.range();
  if (hasY()) plan.options.yRange = alike_->isChecked() ? x_.range() : y_.range();
}

}  // namespace gacfas
