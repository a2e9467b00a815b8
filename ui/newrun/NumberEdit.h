#pragma once

#include <QLineEdit>

#include "core/config/OptionTable.h"

namespace gacfas {

/// A number with its unit inside the field. Takes any text, so that a wrong one can be told from a right one;
/// the arrow keys and the wheel (with focus) step the value within its range.
class NumberEdit : public QLineEdit {
  Q_OBJECT
public:
  explicit NumberEdit(const Option& option, QWidget* parent = nullptr);

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  void stepBy(int steps);
  double stepOf(double value) const;

  const Option& option_;
  QString unit_;
};

}  // namespace gacfas
