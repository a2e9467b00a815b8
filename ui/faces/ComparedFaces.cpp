#include "ui/faces/ComparedFaces.h"

#include "core/run/RunFolder.h"

namespace gacfas {
namespace {

/// Which weight file is of the evaluation shown: a run keeps those of its last and of its best one, or all.
QString keptWeights(const ComparedRun& run) {
  const std::vector<EvaluationRow>& rows = run.shown.run->evaluationRows;
  if (run.scores && run.shown.run->config.evaluate.keepWeights)
    return QString::fromStdString(RunFolder::keptName(run.scores->epoch));
  if (!run.scores || rows.empty()) return {};
  if (run.scores->epoch == rows.back().epoch) return QStringLiteral("last");
  return run.scores->epoch == rows[static_cast<size_t>(bestEvaluation(rows))].epoch ? QStringLiteral("best")
                                                                                    : QString();
}

}  // namespace

std::vector<FaceRun> galleryRuns(const Comparison& comparison) {
  std::vector<FaceRun> runs;
  for (const ComparedRun& run : comparison.runs()) {
    const double threshold = run.scores ? comparison.threshold(run) : 0.0;
    runs.push_back({run.shown.run->key, run.shown.label, run.shown.style, threshold, run.scores != nullptr,
                    run.shown.run, keptWeights(run), run.scores ? run.scores->epoch : 0});
  }
  return runs;
}

RunNames namesOf(const Comparison& comparison) {
  RunNames names;
  for (const ComparedRun& run : comparison.runs()) {
    names.keys.append(run.shown.run->key);
    names.labels.append(run.shown.label);
  }
  return names;
}

FaceRuns selectionRuns(const Comparison& comparison, const FaceTags& tags, const FaceFilter& filter) {
  FaceRuns runs;
  for (const FaceRun& run : galleryRuns(comparison)) {
    const int place = static_cast<int>(runs.thresholds.size());
    if (run.key == filter.run) runs.only = place;
    if (run.key == filter.right) runs.right = place;
    runs.thresholds.push_back(run.threshold);
  }
  if (!filter.tag.isEmpty()) runs.tagged = tags.tagged(filter.tag);
  return runs;
}

}  // namespace gacfas
