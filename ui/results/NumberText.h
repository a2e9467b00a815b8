#pragma once

#include <QString>

namespace gacfas {

/// Numbers as the pages show them, with a true minus sign; "–" for what is not a number, "∞" for infinity.
QString decimalText(double value, int decimals);
/// A rate (0..1) in per cent with one decimal, without the sign: "12.5".
QString percentText(double rate);
/// A score or threshold with three decimals.
QString scoreText(double score);
/// As few digits as tell the number, up to four: "1", "0.5".
QString plainNumber(double value);

}  // namespace gacfas
