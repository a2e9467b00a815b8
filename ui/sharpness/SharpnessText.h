#pragma once

#include "ui/plots/TextTable.h"
#include "ui/sharpness/SharpnessTable.h"

namespace gacfas {

/// "0.123 ± 0.01"
QString cellText(const SharpnessCell& cell);

/// The table as text. CSV has a column for each figure and its ±, in full precision; LaTeX needs booktabs.
QString sharpnessText(const SharpnessTable& table, TableFormat format);

}  // namespace gacfas
