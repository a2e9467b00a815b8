#include "ui/results/NumberText.h"

#include <cmath>

#include "ui/plots/ShortNumber.h"

namespace gacfas {

QString decimalText(double value, int decimals) {
  if (std::isinf(value)) return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  return fixedNumber(value, decimals);
}

QString percentText(double rate) {
  return decimalText(rate * 100.0, 1);
}

QString scoreText(double score) {
  return decimalText(score, 3);
}

QString plainNumber(double value) {
  return withTrueMinus(QString::number(value, 'g', 4));
}

}  // namespace gacfas
