#pragma once

#include <QLabel>

namespace gacfas {

/// One line of text that gives way: what does not fit ends in "…" and is read in the tool tip.
class ElidedLabel : public QLabel {
  Q_OBJECT
public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;
  bool isElided() const;

protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace gacfas
