#pragma once

#include <QFrame>

class QToolButton;

namespace gacfas {

/// A tag: a name and its value, which can be clicked and, by its cross, removed.
class Chip : public QFrame {
  Q_OBJECT
public:
  static constexpr int kHeight = 24;  ///< that of a small button

  /// `value` may be empty.
  Chip(const QString& name, const QString& value, QWidget* parent = nullptr);

  void setText(const QString& name, const QString& value);
  /// Shows the cross; on by default.
  void setRemovable(bool removable);

Q_SIGNALS:
  void removed();
  void clicked();

private:
  QToolButton* text_;
  QToolButton* cross_;
};

}  // namespace gacfas
