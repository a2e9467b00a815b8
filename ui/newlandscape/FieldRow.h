#pragma once

#include <QString>

class QDoubleSpinBox;
class QSpinBox;
class QWidget;

namespace gacfas {

/// A field with its help beside it.
QWidget* withHelp(QWidget* field, const QString& help, QWidget* parent);
/// Fields side by side, words between them.
QWidget* sideBySide(const QList<QWidget*>& fields, QWidget* parent);
QSpinBox* wholeNumber(const char* objectName, const QString& name, int low, int high, int value, QWidget* parent);
QDoubleSpinBox* realNumber(const char* objectName, const QString& name, double low, double high, double value,
                           QWidget* parent);

}  // namespace gacfas
