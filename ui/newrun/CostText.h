#pragma once

#include "ui/newrun/CostEstimate.h"

namespace gacfas {

/// Where figures come from that an earlier run gave, or that there is none.
QString earlierText(const CostEstimate& estimate);
/// Of figures that were measured for `config`, with the parts of the time; `beside`: what ran meanwhile.
QString measuredText(const TrainingEstimate& cost, const Config& config, const QString& beside);

/// An error as a narrow label can wrap it: its paths break behind their slashes.
QString breakingPaths(QString text);

}  // namespace gacfas
