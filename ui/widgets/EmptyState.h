#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace gacfas {

/// What stands where nothing is yet: what would be here, and the button that fills it.
class EmptyState : public QWidget {
  Q_OBJECT
public:
  /// Without `buttonText` there is no button.
  EmptyState(const QString& title, const QString& text, const QString& buttonText, QWidget* parent = nullptr);

  void setTexts(const QString& title, const QString& text, const QString& buttonText);
  QPushButton* button() const { return button_; }

Q_SIGNALS:
  void activated();

private:
  QLabel* title_;
  QLabel* text_;
  QPushButton* button_;
};

}  // namespace gacfas
