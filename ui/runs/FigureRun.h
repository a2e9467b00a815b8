#pragma once

#include "ui/plots/FigureSpec.h"
#include "ui/runs/ShownRun.h"

namespace gacfas {

/// Run `place` of a figure with the style and label that the spec gives it, else its own. Reads the run
/// folder; any thread. Throws InputError naming the folder or what in it cannot be read.
ShownRun readFigureRun(const FigureSpec& spec, qsizetype place);
/// All runs of the spec, at least one. Throws as readFigureRun does.
ShownRuns shownRunsOf(const FigureSpec& spec);

}  // namespace gacfas
