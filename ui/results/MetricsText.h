#pragma once

#include "ui/plots/TextTable.h"
#include "ui/results/MetricsTable.h"

namespace gacfas {

/// The table as text: rates in per cent, the best of each column in bold (LaTeX and Markdown), figures on too
/// few videos marked with *. LaTeX needs booktabs. CSV has group and title joined in its header line, full
/// precision, and beside each figure its interval and counts.
QString metricsText(const MetricsTable& table, TableFormat format);

}  // namespace gacfas
