#include "ui/train/XAxis.h"

#include "core/types/Error.h"
#include "ui/plots/PlotTicker.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {

namespace {

/// Keys in seconds, ticks at round numbers of a longer unit.
class TimeTicker : public LinearTicker {
public:
  TimeTicker(int count, double seconds) : LinearTicker(count), seconds_(seconds) {}

protected:
  double getTickStep(const QCPRange& range) override {
    return LinearTicker::getTickStep(QCPRange(range.lower / seconds_, range.upper / seconds_)) * seconds_;
  }
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
    return LinearTicker::getTickLabel(tick / seconds_, locale, format, precision);
  }

private:
  double seconds_;
};

constexpr int kTimeTicks = 4;

}  // namespace

QString xAxisName(XAxis axis) {
  switch (axis) {
    case XAxis::Step:
      return QStringLiteral("step");
    case XAxis::Epoch:
      return QStringLiteral("epoch");
    case XAxis::Time:
      return QStringLiteral("time");
  }
  return {};
}

XAxis xAxisFromName(const QString& name) {
  for (XAxis axis : {XAxis::Step, XAxis::Epoch, XAxis::Time})
    if (xAxisName(axis) == name) return axis;
  throw InputError("figure: key 'x_axis': " + name.toStdString() +
                   " is not allowed; allowed: one of step, epoch, time");
}

TimeUnit TimeUnit::upTo(double greatest) {
  if (greatest < 180.0) return {QStringLiteral("s"), 1.0};
  if (greatest < 3.0 * 3600.0) return {QStringLiteral("min"), 60.0};
  return {QStringLiteral("h"), 3600.0};
}

QString xValueText(XAxis axis, double x) {
  switch (axis) {
    case XAxis::Step:
      return QStringLiteral("step %1").arg(qRound64(x));
    case XAxis::Epoch:
      return QStringLiteral("epoch %1").arg(fixedNumber(x, 1));
    case XAxis::Time: {
      const TimeUnit unit = TimeUnit::upTo(x);
      return QStringLiteral("%1 %2").arg(fixedNumber(x / unit.seconds, 1), unit.name);
    }
  }
  return {};
}

void dressXAxis(QCPAxis& axis, XAxis kind, double greatest) {
  if (kind != XAxis::Time) {
    axis.setTicker(QSharedPointer<LinearTicker>::create(kTimeTicks));
    axis.setLabel(xAxisName(kind));
    return;
  }
  const TimeUnit unit = TimeUnit::upTo(greatest);
  axis.setTicker(QSharedPointer<TimeTicker>::create(kTimeTicks, unit.seconds));
  axis.setLabel(QStringLiteral("time, %1").arg(unit.name));
}

}  // namespace gacfas
