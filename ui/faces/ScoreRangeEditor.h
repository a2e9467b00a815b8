#pragma once

#include <QWidget>

class QDoubleSpinBox;

namespace gacfas {

/// Two numbers and a button: the range of scores to show.
class ScoreRangeEditor : public QWidget {
  Q_OBJECT
public:
  ScoreRangeEditor(double low, double high, QWidget* parent = nullptr);

Q_SIGNALS:
  void accepted(double low, double high);

private:
  QDoubleSpinBox *low_, *high_;
};

}  // namespace gacfas
