#pragma once

#include <QWidget>

#include "ui/theme/RunStyle.h"

namespace gacfas {

/// What live (filled) and spoof (hatched) look like in a histogram.
class ClassKey : public QWidget {
  Q_OBJECT
public:
  explicit ClassKey(QWidget* parent = nullptr);
  void setRun(const RunStyle& style);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  RunStyle style_;
};

}  // namespace gacfas
