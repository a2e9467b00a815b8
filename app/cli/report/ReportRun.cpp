#include "app/cli/report/ReportRun.h"

#include <algorithm>

#include "app/cli/FigureText.h"
#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

std::vector<VideoScore> targetSamples(const RunSummary& run) {
  const std::filesystem::path file = run.folder / run.last.scores;
  const auto domains = videosByDomain(averageVideos(readScores(file)));
  const auto found = domains.find(run.target);
  if (found == domains.end())
    throw InputError(file.string() + ": no scores of the unseen domain " + run.target);
  return found->second;
}

void addFigures(ReportRun& run, const FigureOptions& options, const JobControl& control) {
  run.target = targetSamples(run.summary);
  run.roc = rocCurve(run.target);
  run.sourceThreshold = run.summary.last.sourceThreshold;
  run.figures = computeFigures(run.target,
                               {ThresholdSource::targetEer(), ThresholdSource::source(run.sourceThreshold),
                                ThresholdSource::probability()},
                               options, &control);
}

RunComparison compareTwo(const ReportRun& a, const ReportRun& b, const FigureOptions& options,
                         const JobControl& control) {
  RunComparison result{a.name(), b.name(), {}, {}};
  const ThresholdSource oracle = ThresholdSource::targetEer();
  try {
    result.comparisons = {compareSamples(a.target, b.target, oracle, oracle, options, &control),
                          compareSamples(a.target, b.target, ThresholdSource::source(a.sourceThreshold),
                                         ThresholdSource::source(b.sourceThreshold), options, &control)};
    result.words = comparisonLines(result.comparisons, result.a, result.b);
  } catch (const InputError& error) {
    result.words = {std::string("Not compared: ") + error.what()};
  }
  return result;
}

}  // namespace

ReportRun reportRun(const std::filesystem::path& folder, const FigureOptions& options,
                    const JobControl& control) {
  ReportRun run;
  run.summary = summariseRun(folder);
  if (run.summary.evaluations == 0) {
    run.fault = "no evaluation yet";
    return run;
  }
  try {
    addFigures(run, options, control);
  } catch (const InputError& error) {
    run.fault = error.what();
  }
  return run;
}

std::vector<RunComparison> compareRuns(const std::vector<ReportRun>& runs, const FigureOptions& options,
                                       const JobControl& control) {
  std::vector<RunComparison> comparisons;
  const auto first =
      std::find_if(runs.begin(), runs.end(), [](const ReportRun& run) { return run.hasFigures(); });
  if (first == runs.end()) return comparisons;
  for (auto run = first + 1; run != runs.end(); ++run)
    if (run->hasFigures()) comparisons.push_back(compareTwo(*first, *run, options, control));
  return comparisons;
}

}  // namespace gacfas::cli
