#pragma once

#include <QString>

namespace gacfas {

/// A time as a clock shows it: "8:02", "1:02:33".
QString clockText(double seconds);

}  // namespace gacfas
