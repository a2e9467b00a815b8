#include "ui/newrun/RunTraces.h"

#include <algorithm>

#include "core/types/Median.h"
#include "ui/runs/FileStamp.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

/// Seconds of the steps after `from` up to `to`, both counted from 1.
double secondsOfSteps(const NumberTable& steps, int64_t from, int64_t to) {
  const auto* seconds = steps.column("seconds");
  const auto* numbers = steps.column("step");
  if (!seconds || !numbers) return 0.0;
  double sum = 0.0;
  const auto first = std::upper_bound(numbers->begin(), numbers->end(), static_cast<double>(from));
  for (auto number = first; number != numbers->end() && *number <= static_cast<double>(to); ++number)
    sum += (*seconds)[static_cast<size_t>(number - numbers->begin())];
  return sum;
}

double secondsPerEvaluation(const RunSnapshot& run) {
  std::vector<double> found;
  for (size_t i = 1; i < run.evaluationRows.size(); ++i) {
    const EvaluationRow &before = run.evaluationRows[i - 1], &row = run.evaluationRows[i];
    const FileStamp from = stampOf(run.folder / before.scores), to = stampOf(run.folder / row.scores);
    const double steps = secondsOfSteps(*run.steps, before.step, row.step);
    if (from.exists() && to.exists()) found.push_back(static_cast<double>(to.time - from.time) * 1e-9 - steps);
  }
  const double seconds = found.empty() ? -1.0 : median(std::move(found));
  return seconds > 0.0 ? seconds : -1.0;
}

int64_t sizeOf(const fs::path& file) {
  return std::max<int64_t>(0, stampOf(file).size);
}

int64_t checkpointBytes(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".safetensors") return sizeOf(entry.path());
  return 0;
}

}  // namespace

RunTraces tracesOf(const RunSnapshot& run) {
  if (!run.problem.isEmpty() || run.evaluationRows.empty()) return {};
  const RunFolder folder(run.folder);
  return {secondsPerEvaluation(run), sizeOf(folder.weights("last")), checkpointBytes(folder.checkpoints()),
          sizeOf(run.folder / run.evaluationRows.back().scores)};
}

QMap<QString, RunTraces> tracesOf(const RunList& runs) {
  QMap<QString, RunTraces> traces;
  for (const RunPtr& run : runs) traces[run->key] = tracesOf(*run);
  return traces;
}

}  // namespace gacfas
