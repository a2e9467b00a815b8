#pragma once

#include <QString>

namespace gacfas {

/// A number as the window shows it: `digits` significant figures, plain between 1e-4 and 1e6 ("0.018",
/// "2.72", "1200"), else "2.5e−7"; the true minus sign; "–" for what is not finite.
QString shortNumber(double value, int digits = 3);
/// With a fixed number of decimals: "20.3", "−0.4", "–".
QString fixedNumber(double value, int decimals);
/// The hyphen of a formatted number made a minus sign.
QString withTrueMinus(QString number);

}  // namespace gacfas
