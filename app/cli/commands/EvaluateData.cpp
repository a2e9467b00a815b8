#include <iostream>

#include "app/cli/Console.h"
#include "app/cli/FigureJson.h"
#include "app/cli/FigureText.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/EvaluateArguments.h"
#include "core/jobs/ScoreJob.h"
#include "core/metrics/ScoreFile.h"

namespace gacfas::cli {

namespace {

std::optional<Split> splitOf(const std::string& name) {
  if (name == "train") return Split::Train;
  if (name == "dev") return Split::Dev;
  if (name == "test") return Split::Test;
  return {};
}

ScoreResult scoredData(const EvaluateArguments& arguments) {
  Console console;
  ScoreResult result;
  untilStopped("Nothing was written", [&](JobControl& control) {
    result = scoreData(arguments.request(), {arguments.data, arguments.domains, splitOf(arguments.split)},
                       control, [&](const Progress& progress) { console.progress(progress); });
  });
  for (const std::string& note : result.notes) console.note(note);
  if (arguments.out.empty()) return result;
  writeScores(arguments.out, result.scores);
  console.line("scores in " + arguments.out);
  return result;
}

/// All videos, then those of each domain where there are several.
std::vector<NamedMetrics> setsOf(const std::vector<VideoScore>& videos) {
  const auto domains = videosByDomain(videos);
  std::vector<NamedMetrics> sets;
  if (domains.size() > 1) sets.push_back(figuresOf("all", videos));
  for (const auto& [name, part] : domains) sets.push_back(figuresOf(name, part));
  return sets;
}

Json asJson(const ScoreResult& result, const std::vector<NamedMetrics>& sets) {
  Json value{{"weights", result.weightsFile.string()}, {"frames_per_video", framesPerVideo(result.scores)}};
  value["source_threshold"] = result.sourceThreshold ? Json(*result.sourceThreshold) : Json();
  for (const NamedMetrics& set : sets) value["sets"][set.name] = toJson(set);
  value["notes"] = result.notes;
  return value;
}

}  // namespace

void evaluateData(const EvaluateArguments& arguments) {
  const ScoreResult result = scoredData(arguments);
  const std::vector<VideoScore> videos = averageVideos(result.scores);
  const std::vector<NamedMetrics> sets = setsOf(videos);
  const bool bothClasses = sets.front().fault.empty();
  SetFigures figures;
  if (bothClasses)
    figures = figuresOf(arguments, videos, result.sourceThreshold ? &*result.sourceThreshold : nullptr);
  if (arguments.json) {
    Json value = asJson(result, sets);
    if (bothClasses) value["figures"] = toJson(figures);
    return print(value);
  }
  std::cout << "Weights: " << result.weightsFile.string()
            << "\nFrames a video: " << framesPerVideo(result.scores) << "\n\n"
            << metricsTable(sets);
  if (bothClasses)
    std::cout << "\n" << sets.front().name << ": " << basisText(figures) << "\n" << figureTable(figures);
}

}  // namespace gacfas::cli
