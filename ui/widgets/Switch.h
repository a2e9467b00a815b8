#pragma once

#include <QAbstractButton>

namespace gacfas {

/// On or off, with its text to the right of the track. Space or a click toggles.
class Switch : public QAbstractButton {
  Q_OBJECT
public:
  explicit Switch(const QString& text, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;
  bool hitButton(const QPoint& position) const override;
  void changeEvent(QEvent* event) override;
};

}  // namespace gacfas
