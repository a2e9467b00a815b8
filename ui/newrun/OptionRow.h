#pragma once

#include <QWidget>

#include "core/config/OptionTable.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace gacfas {

class ConfigEdit;
class OptionField;

/// An option in the form: label and key, field, range and help or what is wrong, and the way back to the
/// preset.
class OptionRow : public QWidget {
  Q_OBJECT
public:
  OptionRow(const Option& option, ConfigEdit& edit, QWidget* parent = nullptr);

  const Option& option() const { return option_; }
  OptionField* field() const { return field_; }
  /// Shows what the edit holds.
  void refresh();
  bool matches(const QString& search) const;

protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  QWidget* makeNames();
  void addFieldAndHelp(QHBoxLayout& row);
  void showHelp(const QString& fault);

  const Option& option_;
  ConfigEdit& edit_;
  OptionField* field_;
  QLabel* icon_;
  QLabel* help_;
  QPushButton* reset_;
  QString helpText_;
};

}  // namespace gacfas
