#include "ui/newlandscape/FieldRow.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr int kFieldWidth = 130;

}  // namespace

QWidget* withHelp(QWidget* field, const QString& help, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  field->setMinimumWidth(kFieldWidth);
  layout->addWidget(field);
  layout->addWidget(secondaryLabel(help, row), 1);
  return row;
}

QWidget* sideBySide(const QList<QWidget*>& fields, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  for (QWidget* field : fields) layout->addWidget(field);
  layout->addStretch();
  return row;
}

QSpinBox* wholeNumber(const char* objectName, const QString& name, int low, int high, int value, QWidget* parent) {
  auto* box = new QSpinBox(parent);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->setRange(low, high);
  box->setValue(value);
  return box;
}

QDoubleSpinBox* realNumber(const char* objectName, const QString& name, double low, double high, double value,
                           QWidget* parent) {
  auto* box = new QDoubleSpinBox(parent);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->setDecimals(3);
  box->setRange(low, high);
  box->setSingleStep(0.25);
  box->setValue(value);
  return box;
}

}  // namespace gacfas
