#include "ui/newlandscape/AxesFields.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

#include "ui/newlandscape/FieldRow.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

/// In the order of DirectionNorm.
QStringList norms() {
  return {QObject::tr("Filter"),
          QObject::tr("Layer"),
          QObject::tr("Weight"),
          QObject::tr("Filters of length 1"),
          QObject::tr("Layers of length 1"),
          QObject::tr("None")};
}

/// In the order of PlaneStatistics.
QStringList statistics() {
  return {QObject::tr("Frozen at the centre's"), QObject::tr("Interpolated"), QObject::tr("Re-estimated")};
}

QComboBox* choice(const QByteArray& objectName, const QString& name, const QStringList& texts, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->addItems(texts);
  box->setMinimumWidth(130);
  return box;
}

}  // namespace

int AxisChoice::indexOfX() const {
  return x->currentIndex();
}

int AxisChoice::indexOfY() const {
  return y->currentIndex() == 0 ? indexOfX() : y->currentIndex() - 1;
}

AxesFields::AxesFields(QFormLayout& form, QWidget* parent)
    : QObject(parent),
      form_(form),
      parent_(parent),
      norm_(addChoice(tr("Norm"), "landscapeNorm", tr("Norm of the directions"), norms(),
                      tr("filter: networks can be compared"))),
      biasBn_(addChoice(tr("Biases, batch norm"), "landscapeBiasBn", tr("Biases and batch norm"),
                        {tr("Ignored"), tr("Moved")}, tr("moved: scaled by 1 + α + β"))),
      tensors_(addChoice(tr("Axes move"), "landscapeTensors", tr("What the axes move"), {tr("Weights"), tr("States")},
                         tr("states: running statistics too"))),
      statistics_(choice("landscapeStatistics", tr("Batch norm's statistics"), statistics(), parent)),
      statisticsRow_(withHelp(statistics_, tr("re-estimated: on the faces, point by point"), parent)) {
  form.addRow(tr("BN statistics"), statisticsRow_);
  connect(statistics_, &QComboBox::activated, this, &AxesFields::changed);
  for (QComboBox* box : {tensors_.x, tensors_.y}) connect(box, &QComboBox::activated, this, &AxesFields::chooseUsualStatistics);
  for (const AxisChoice& both : {norm_, biasBn_, tensors_})
    for (QComboBox* box : {both.x, both.y}) connect(box, &QComboBox::activated, this, &AxesFields::changed);
  showRows();
}

AxisChoice AxesFields::addChoice(const QString& label, const QByteArray& objectName, const QString& name,
                                 const QStringList& texts, const QString& help) {
  AxisChoice both;
  both.x = choice(objectName, name, texts, parent_);
  both.y = choice(objectName + "Y", tr("%1, of y").arg(name), QStringList(tr("As x")) + texts, parent_);
  both.ofY = sideBySide({secondaryLabel(tr("of y"), parent_), both.y}, parent_);
  both.row = withHelp(sideBySide({both.x, both.ofY}, parent_), help, parent_);
  form_.addRow(label, both.row);
  return both;
}

void AxesFields::setKind(PlanKind kind) {
  // Eigenvectors of length 1 have the eigenvalue as curvature.
  const bool hessian = kind == PlanKind::Hessian;
  if (hessian != isHessian())
    norm_.x->setCurrentIndex(static_cast<int>(hessian ? DirectionNorm::None : DirectionNorm::Filter));
  kind_ = kind;
  chooseUsualStatistics();
  showRows();
}

void AxesFields::setMore(bool more) {
  more_ = more;
  showRows();
}

bool AxesFields::isRandom() const {
  return kind_ == PlanKind::Plane || kind_ == PlanKind::Lines;
}

bool AxesFields::isHessian() const {
  return kind_ == PlanKind::Hessian;
}

void AxesFields::showRows() {
  const bool plane = kind_ == PlanKind::Plane;
  form_.setRowVisible(norm_.row, isRandom() || isHessian());
  form_.setRowVisible(biasBn_.row, more_ && (isRandom() || isHessian() || kind_ == PlanKind::Path));
  form_.setRowVisible(tensors_.row, more_ && isRandom());
  form_.setRowVisible(statisticsRow_, more_);
  norm_.ofY->setVisible(more_ && (plane || isHessian()));
  // Two eigenvectors are of one Hessian, two components of one path: those move the same tensors.
  for (const AxisChoice& both : {biasBn_, tensors_}) both.ofY->setVisible(more_ && plane);
}

void AxesFields::chooseUsualStatistics() {
  constexpr auto kStates = static_cast<int>(AxisTensors::States);
  const bool towards = kind_ == PlanKind::ToRun || kind_ == PlanKind::ThroughRuns;
  const bool moved = towards || (isRandom() && tensors_.indexOfX() == kStates) ||
                     (kind_ == PlanKind::Plane && tensors_.indexOfY() == kStates);
  statistics_->setCurrentIndex(static_cast<int>(moved ? PlaneStatistics::Interpolated : PlaneStatistics::Frozen));
}

void AxesFields::write(LandscapePlan& plan) const {
  AxisRecipe x;
  if (isRandom() || isHessian()) x.norm = static_cast<DirectionNorm>(norm_.indexOfX());
  if (isRandom()) x.tensors = static_cast<AxisTensors>(tensors_.indexOfX());
  if (isRandom() || isHessian() || kind_ == PlanKind::Path) x.ignoreBiasBn = biasBn_.indexOfX() == 0;
  AxisRecipe y = x;
  if (kind_ == PlanKind::Plane || isHessian()) y.norm = static_cast<DirectionNorm>(norm_.indexOfY());
  if (kind_ == PlanKind::Plane) y.tensors = static_cast<AxisTensors>(tensors_.indexOfY());
  if (kind_ == PlanKind::Plane) y.ignoreBiasBn = biasBn_.indexOfY() == 0;
  plan.options.x = x;
  plan.options.y = y;
  // Left to the file where it has the last word: its axes may hold running statistics.
  const auto statistics = static_cast<PlaneStatistics>(statistics_->currentIndex());
  if (kind_ != PlanKind::File || statistics != PlaneStatistics::Frozen) plan.options.statistics = statistics;
}

}  // namespace gacfas
