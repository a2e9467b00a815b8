#include "ui/plots/PlotTicker.h"

#include <cmath>

#include "ui/plots/ShortNumber.h"

namespace gacfas {

namespace {

/// The digit in front of the power of ten, and that power.
std::pair<double, int> scientific(double value) {
  const int power = static_cast<int>(std::floor(std::log10(value) + 1e-9));
  return {value / std::pow(10.0, power), power};
}

QVector<double> logTicks(const QCPRange& range, const QVector<double>& digits) {
  QVector<double> ticks;
  const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
  for (int power = static_cast<int>(std::floor(std::log10(range.lower))); power <= last; ++power)
    for (double digit : digits) {
      const double tick = digit * std::pow(10.0, power);
      if (tick >= range.lower * (1 - 1e-9) && tick <= range.upper * (1 + 1e-9)) ticks << tick;
    }
  return ticks;
}

/// Even steps crowd towards the top of a logarithmic axis: leaves out those that stand too near the one before.
QVector<double> spread(const QVector<double>& ticks, const QCPRange& range, int count) {
  const double least = std::log(range.upper / range.lower) / (count + 1);
  QVector<double> kept;
  for (double tick : ticks)
    if (tick > 0.0 && (kept.isEmpty() || std::log(tick / kept.back()) >= least)) kept << tick;
  return kept;
}

QString superscript(int number) {
  static const QString kDigits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
  QString text = number < 0 ? QStringLiteral("⁻") : QString();
  for (QChar digit : QString::number(std::abs(number))) text += kDigits[digit.digitValue()];
  return text;
}

}  // namespace

LinearTicker::LinearTicker(int count) {
  setTickCount(count);
}

int LinearTicker::getSubTickCount(double) {
  return 0;
}

QString LinearTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  if (std::abs(tick) < 1e-12) return QStringLiteral("0");
  return withTrueMinus(QString::number(tick, 'g', std::abs(tick) < 1e6 ? 7 : 4));
}

LogTicker::LogTicker(int count) : LinearTicker(count) {}

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
  if (range.lower <= 0.0) return LinearTicker::createTickVector(tickStep, range);
  const auto even = [&] { return spread(LinearTicker::createTickVector(tickStep, range), range, tickCount()); };
  if (range.upper < 2.0 * range.lower) return even();
  for (const QVector<double>& digits : {QVector<double>{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 5, 7}}) {
    QVector<double> ticks = logTicks(range, digits);
    if (ticks.size() < 3) continue;
    // Every second or third power where the decades are many.
    const int every = digits.size() == 1 ? std::max(1, qRound(double(ticks.size()) / tickCount())) : 1;
    QVector<double> kept;
    for (qsizetype i = 0; i < ticks.size(); i += every) kept << ticks[i];
    return kept;
  }
  return even();
}

QString LogTicker::getTickLabel(double tick, const QLocale& locale, QChar format, int precision) {
  if (tick <= 0.0) return {};
  const auto [digit, power] = scientific(tick);
  if (power >= -4 && power <= 5) return LinearTicker::getTickLabel(tick, locale, format, precision);
  const QString ten = QStringLiteral("10") + superscript(power);
  return std::abs(digit - 1.0) < 1e-6 ? ten : QString::number(digit, 'g', 2) + QStringLiteral("·") + ten;
}

void setAxisScale(QCPAxis& axis, bool logarithmic, int ticks) {
  axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (logarithmic)
    axis.setTicker(QSharedPointer<LogTicker>::create(ticks));
  else
    axis.setTicker(QSharedPointer<LinearTicker>::create(ticks));
}

}  // namespace gacfas
