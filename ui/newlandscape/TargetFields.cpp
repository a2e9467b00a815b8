#include "ui/newlandscape/TargetFields.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include "ui/newlandscape/FieldRow.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

const QString kBrowse = QStringLiteral("?");  // no folder

std::filesystem::path pathOf(const QComboBox& target) {
  const QString path = target.currentData().toString();
  return path == kBrowse ? std::filesystem::path() : std::filesystem::path(path.toStdString());
}

}  // namespace

TargetFields::TargetFields(QFormLayout& form, const ShownRuns& runs, QWidget* parent)
    : QObject(parent),
      form_(form),
      parent_(parent),
      lines_(wholeNumber("landscapeLines", tr("Number of random lines"), 2, 1000, 10, parent)),
      file_(new QLineEdit(parent)) {
  const int count = static_cast<int>(runs.size());
  lineRow_ = withHelp(lines_, tr("random directions, a line each"), parent);
  form.addRow(tr("Lines"), lineRow_);
  first_ = addTarget("landscapeTarget", tr("Leads to"), runs, count - 1);
  second_ = addTarget("landscapeSecondTarget", tr("and to"), runs, count - 2);
  file_->setObjectName(QStringLiteral("directionFile"));
  file_->setAccessibleName(tr("Direction file"));
  file_->setPlaceholderText(QStringLiteral("directions.h5"));
  file_->setMinimumWidth(320);
  auto* button = iconButton(QStringLiteral("folder"), tr("Choose a direction file"), parent);
  fileRow_ = sideBySide({file_, button}, parent);
  form.addRow(tr("Direction file"), fileRow_);
  connect(lines_, &QSpinBox::valueChanged, this, &TargetFields::changed);
  connect(file_, &QLineEdit::textChanged, this, &TargetFields::changed);
  connect(button, &QToolButton::clicked, this, &TargetFields::browse);
  setKind(kind_);
}

QComboBox* TargetFields::addTarget(const char* objectName, const QString& name, const ShownRuns& runs, int current) {
  auto* box = new QComboBox(parent_);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->setMinimumWidth(220);
  for (const ShownRun& run : runs)
    box->addItem(runIcon(run.style), run.label, QString::fromStdString(run.run->folder.string()));
  box->addItem(tr("Another run or weight file…"), kBrowse);
  box->setIconSize({28, 12});
  box->setCurrentIndex(current >= 0 ? current : box->count() - 1);
  form_.addRow(name, box);
  connect(box, &QComboBox::activated, this, [this, box] {
    if (box->currentData() == kBrowse) browseFor(box);
    Q_EMIT changed();
  });
  return box;
}

void TargetFields::browseFor(QComboBox* target) {
  const QString file = QFileDialog::getOpenFileName(
      parent_, tr("Weights that the axis leads to"), {},
      tr("Weights and runs (*.safetensors *.pth *.pt *.tar run.json);;All files (*)"));
  if (file.isEmpty()) return;
  const QFileInfo info(file);
  const QString path = info.fileName() == u"run.json" ? info.absolutePath() : file;
  target->insertItem(target->count() - 1, QFileInfo(path).fileName(), path);
  target->setCurrentIndex(target->count() - 2);
}

void TargetFields::browse() {
  const QString file = QFileDialog::getOpenFileName(parent_, tr("Direction file"), file_->text(),
                                                    tr("HDF5 (*.h5 *.hdf5);;All files (*)"));
  if (!file.isEmpty()) file_->setText(file);
}

void TargetFields::setKind(PlanKind kind) {
  kind_ = kind;
  form_.setRowVisible(lineRow_, kind == PlanKind::Lines);
  form_.setRowVisible(first_, kind == PlanKind::ToRun || kind == PlanKind::ThroughRuns);
  form_.setRowVisible(second_, kind == PlanKind::ThroughRuns);
  form_.setRowVisible(fileRow_, kind == PlanKind::File);
}

std::vector<std::filesystem::path> TargetFields::targets() const {
  if (kind_ == PlanKind::ToRun) return {pathOf(*first_)};
  if (kind_ == PlanKind::ThroughRuns) return {pathOf(*first_), pathOf(*second_)};
  return {};
}

void TargetFields::write(LandscapePlan& plan) const {
  LandscapeOptions& options = plan.options;
  plan.kind = kind_;
  options.towards = targets();
  options.principal = kind_ == PlanKind::Path;
  options.hessian = kind_ == PlanKind::Hessian;
  if (kind_ == PlanKind::Lines) {
    options.shape = LandscapeShape::Lines;
    options.lines = lines_->value();
  }
  if (kind_ == PlanKind::ToRun) options.shape = LandscapeShape::Line;
  if (kind_ == PlanKind::File) options.directionFile = file_->text().trimmed().toStdString();
}

}  // namespace gacfas
