#pragma once

#include <QComboBox>

namespace gacfas {

/// A combo box that ends a choice too long for it in "…" rather than within a letter.
class ElidedComboBox : public QComboBox {
  Q_OBJECT
public:
  using QComboBox::QComboBox;

protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace gacfas
