#pragma once

#include <qcustomplot.h>

namespace gacfas {

/// Ticks of a linear axis with plain labels and the true minus sign; `count` is about how many.
class LinearTicker : public QCPAxisTicker {
public:
  explicit LinearTicker(int count = 5);

protected:
  int getSubTickCount(double tickStep) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

/// Ticks of a logarithmic axis: powers of ten, with 3 or 2 and 5 between them where there are few, labelled
/// plainly (0.01, 0.1, 1); powers of ten beyond 1e−4 and 1e5 as 10⁻⁵. Inside less than a factor of two they
/// are those of a linear axis, less those that would stand too near one another.
class LogTicker : public LinearTicker {
public:
  explicit LogTicker(int count = 5);

protected:
  QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

/// Makes an axis linear or logarithmic, scale and ticks both.
void setAxisScale(QCPAxis& axis, bool logarithmic, int ticks = 5);

}  // namespace gacfas
