#include "ui/newlandscape/AxesFields.h"

#include <QComboBox>
#include <QFormLayout>

#include "ui/newlandscape/FieldRow.h"

namespace gacfas {
namespace {

/// In the order of DirectionNorm.
constexpr const char* kNorms[]{"Filter", "Layer", "Weight", "Filters of length 1", "Layers of length 1", "None"};
/// In the order of PlaneStatistics.
constexpr const char* kStatistics[]{"Frozen at the centre's", "Interpolated", "Re-estimated"};

template <size_t Count>
QComboBox* choice(const char* objectName, const QString& name, const char* const (&texts)[Count], QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  for (const char* text : texts) box->addItem(QObject::tr(text));
  box->setMinimumWidth(180);
  return box;
}

}  // namespace

AxesFields::AxesFields(QFormLayout& form, QWidget* parent)
    : QObject(parent),
      form_(form),
      norm_(choice("landscapeNorm", tr("Norm of the directions"), kNorms, parent)),
      normY_(choice("landscapeNormY", tr("Norm of y"), kNorms, parent)),
      biasBn_(choice("landscapeBiasBn", tr("Biases and batch norm"), {"Ignored", "Moved"}, parent)),
      tensors_(choice("landscapeTensors", tr("What the axes move"), {"Weights", "States"}, parent)),
      statistics_(choice("landscapeStatistics", tr("Batch norm's statistics"), kStatistics, parent)),
      normRow_(withHelp(norm_, tr("filter: networks can be compared"), parent)),
      normYRow_(withHelp(normY_, tr("another one than that of x"), parent)),
      biasBnRow_(withHelp(biasBn_, tr("moved: scaled by 1 + α + β"), parent)),
      tensorsRow_(withHelp(tensors_, tr("states: running statistics too"), parent)),
      statisticsRow_(withHelp(statistics_, tr("re-estimated: on the faces, point by point"), parent)) {
  form.addRow(tr("Norm"), normRow_);
  normY_->insertItem(0, tr("As x"));
  normY_->setCurrentIndex(0);
  form.addRow(tr("Norm of y"), normYRow_);
  form.addRow(tr("Biases, batch norm"), biasBnRow_);
  form.addRow(tr("Axes move"), tensorsRow_);
  form.addRow(tr("BN statistics"), statisticsRow_);
  for (QComboBox* box : {norm_, normY_, biasBn_, statistics_}) connect(box, &QComboBox::activated, this, &AxesFields::changed);
  connect(tensors_, &QComboBox::activated, this, [this] {
    chooseUsualStatistics();
    Q_EMIT changed();
  });
  showRows();
}

void AxesFields::setKind(PlanKind kind) {
  // Eigenvectors of length 1 have the eigenvalue as curvature.
  const bool hessian = kind == PlanKind::Hessian;
  if (hessian != isHessian())
    norm_->setCurrentIndex(static_cast<int>(hessian ? DirectionNorm::None : DirectionNorm::Filter));
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
  form_.setRowVisible(normRow_, isRandom() || isHessian());
  form_.setRowVisible(normYRow_, more_ && (isHessian() || kind_ == PlanKind::Plane));
  form_.setRowVisible(biasBnRow_, more_ && (isRandom() || isHessian() || kind_ == PlanKind::Path));
  form_.setRowVisible(tensorsRow_, more_ && isRandom());
  form_.setRowVisible(statisticsRow_, more_);
}

void AxesFields::chooseUsualStatistics() {
  const bool towards = kind_ == PlanKind::ToRun || kind_ == PlanKind::ThroughRuns;
  const bool moved = towards || (isRandom() && tensors_->currentIndex() == 1);
  statistics_->setCurrentIndex(static_cast<int>(moved ? PlaneStatistics::Interpolated : PlaneStatistics::Frozen));
}

void AxesFields::write(LandscapePlan& plan) const {
  AxisRecipe axis;
  if (isRandom() || isHessian()) axis.norm = static_cast<DirectionNorm>(norm_->currentIndex());
  if (isRandom()) axis.tensors = static_cast<AxisTensors>(tensors_->currentIndex());
  if (isRandom() || isHessian() || kind_ == PlanKind::Path) axis.ignoreBiasBn = biasBn_->currentIndex() == 0;
  plan.options.x = plan.options.y = axis;
  if ((isHessian() || kind_ == PlanKind::Plane) && normY_->currentIndex() > 0)
    plan.options.y.norm = static_cast<DirectionNorm>(normY_->currentIndex() - 1);
  // Left to the file where it has the last word: its axes may hold running statistics.
  const auto statistics = static_cast<PlaneStatistics>(statistics_->currentIndex());
  if (kind_ != PlanKind::File || statistics != PlaneStatistics::Frozen) plan.options.statistics = statistics;
}

}  // namespace gacfas
