#pragma once

#include <qcustomplot.h>

#include <QString>

namespace gacfas {

/// What runs along x in every cell of the Train page. Epoch counts those done (2.5: the middle of the third);
/// Time is the sum of the steps' seconds.
enum class XAxis { Step, Epoch, Time };

/// "step", "epoch", "time": as a FigureSpec writes it.
QString xAxisName(XAxis axis);
/// Throws InputError for another name.
XAxis xAxisFromName(const QString& name);

/// How seconds are shown up to `greatest`.
struct TimeUnit {
  QString name;  ///< s, min, h
  double seconds = 1.0;
  static TimeUnit upTo(double greatest);
};

/// "step 192", "epoch 24.0", "3.2 min"
QString xValueText(XAxis axis, double x);
/// Ticks and label of an x axis that shows up to `greatest`.
void dressXAxis(QCPAxis& axis, XAxis kind, double greatest);

}  // namespace gacfas
