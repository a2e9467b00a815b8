#pragma once

#include <vector>

#include "ui/plots/FigureSpec.h"
#include "ui/results/EvaluationScores.h"
#include "ui/runs/ShownRun.h"

namespace gacfas {

/// A run of a figure with its evaluation and the threshold that the spec asks for.
struct FigureRun {
  ShownRun shown;
  ScoresPtr scores;
  double threshold = 0.0;
};

/// Reads the runs of a ROC or scores figure; any thread. Throws InputError naming the folder or what the spec
/// got wrong.
std::vector<FigureRun> readFigureRuns(const FigureSpec& spec);
bool anySynthetic(const std::vector<FigureRun>& runs);
/// What a threshold of a spec is called: "source threshold", "target EER threshold (oracle)", "threshold
/// 0.3".
QString thresholdName(const FigureSpec& spec);

}  // namespace gacfas
