#include "ui/plots/ShortNumber.h"

#include <QLocale>
#include <cmath>

namespace gacfas {

namespace {

const QString kNone = QStringLiteral("–");

/// Decimals that leave `digits` significant figures of `value`.
int decimalsFor(double value, int digits) {
  if (value == 0.0) return 0;
  return std::max(0, digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value)))));
}

}  // namespace

QString withTrueMinus(QString number) {
  return number.replace(u'-', QChar(0x2212));
}

QString fixedNumber(double value, int decimals) {
  if (!std::isfinite(value)) return kNone;
  const QString text = QLocale::c().toString(value, 'f', decimals);
  // "-0.0" is no number a reader expects.
  const bool zero = text.toDouble() == 0.0;
  return zero ? QLocale::c().toString(0.0, 'f', decimals) : withTrueMinus(text);
}

QString shortNumber(double value, int digits) {
  if (!std::isfinite(value)) return kNone;
  const double size = std::abs(value);
  if (size != 0.0 && (size < 1e-4 || size >= 1e6))
    return withTrueMinus(QLocale::c().toString(value, 'e', digits - 1));
  return fixedNumber(value, decimalsFor(value, digits));
}

}  // namespace gacfas
