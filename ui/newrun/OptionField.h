#pragma once

#include <QWidget>

#include "core/config/OptionTable.h"

class QComboBox;
class QLineEdit;

namespace gacfas {

/// The field of one option, by its type: a number with its unit, a choice, text, names with commas, or a path
/// with Browse.
class OptionField : public QWidget {
  Q_OBJECT
public:
  explicit OptionField(const Option& option, QWidget* parent = nullptr);

  void setText(const QString& text);  ///< does not emit edited()
  QString text() const;
  void setFaulty(bool faulty);
  /// The widget that takes the keys.
  QWidget* editor() const;
  bool isWide() const { return wide_; }

Q_SIGNALS:
  void edited(const QString& text);  ///< by the user

private:
  void makeChoice(const QStringList& texts);
  void makeLine();
  void browse();

  const Option& option_;
  QComboBox* choice_ = nullptr;
  QLineEdit* line_ = nullptr;
  bool wide_ = false;
};

}  // namespace gacfas
