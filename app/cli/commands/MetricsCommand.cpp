#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/FigureJson.h"
#include "app/cli/FigureText.h"
#include "app/cli/ScoreSets.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "app/cli/commands/ScoreOptions.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

struct MetricsArguments {
  std::vector<std::string> scores;
  std::string domain;
  FormatArguments format;
  ScoreLevel level;
  FigureArguments figures;
  bool compare = false, json = false;
};

ScoreSet readSet(const MetricsArguments& arguments, const std::string& file) {
  return scoreSet(file, samplesOf(readScores(file, formatOf(arguments.format)), arguments.level),
                  arguments.domain);
}

/// The thresholds asked for; the source threshold where `known`.
std::vector<ThresholdSource> thresholdsOf(const MetricsArguments& arguments, const ScoreSet& set,
                                          bool known) {
  std::vector<ThresholdSource> more;
  if (known) more.push_back(ThresholdSource::source(*set.sourceThreshold));
  return sourcesOf(arguments.figures, more);
}

void printSet(const MetricsArguments& arguments, const ScoreSet& set, const SetFigures& figures) {
  std::vector<NamedMetrics> sets{figuresOf(set.name, set.samples)};
  for (const auto& [name, part] : set.parts) sets.push_back(figuresOf(name, part));
  std::cout << metricsTable(sets) << "\n"
            << set.name << ": " << labelOf(arguments.level) << "; " << basisText(figures) << "\n";
  if (!set.sources.empty()) std::cout << "Source domains: " << set.sources << "\n";
  std::cout << figureTable(figures);
}

void computeAll(const MetricsArguments& arguments) {
  const ScoreSet set = readSet(arguments, arguments.scores.front());
  const NamedMetrics whole = figuresOf(set.name, set.samples);
  if (!whole.fault.empty()) throw InputError(arguments.scores.front() + ": " + whole.fault);
  SetFigures figures;
  untilStopped("Nothing was written", [&](JobControl& control) {
    figures = computeFigures(set.samples, thresholdsOf(arguments, set, set.sourceThreshold.has_value()),
                             arguments.figures.options, &control);
  });
  if (!arguments.json) return printSet(arguments, set, figures);
  Json value = toJson(whole);
  value["score_level"] = labelOf(arguments.level);
  value["figures"] = toJson(figures);
  for (const auto& [name, part] : set.parts) value["domains"][name] = toJson(figuresOf(name, part));
  print(value);
}

void compareTwo(const MetricsArguments& arguments) {
  const std::string &fileA = arguments.scores[0], &fileB = arguments.scores[1];
  const ScoreSet a = readSet(arguments, fileA), b = readSet(arguments, fileB);
  const bool known = a.sourceThreshold && b.sourceThreshold;
  const auto sourcesA = thresholdsOf(arguments, a, known), sourcesB = thresholdsOf(arguments, b, known);
  std::vector<PairedComparison> comparisons;
  untilStopped("Nothing was written", [&](JobControl& control) {
    for (size_t i = 0; i < sourcesA.size(); ++i)
      comparisons.push_back(compareSamples(a.samples, b.samples, sourcesA[i], sourcesB[i],
                                           arguments.figures.options, &control));
  });
  const std::vector<std::string> lines = comparisonLines(comparisons, "A", "B");
  if (arguments.json) {
    Json value = toJson(comparisons);
    value["a"] = fileA;
    value["b"] = fileB;
    value["words"] = lines;
    return print(value);
  }
  std::cout << "A: " << fileA << "\nB: " << fileB << "\n"
            << a.name << ": " << labelOf(arguments.level) << ", " << comparisons.front().live << " live and "
            << comparisons.front().spoof << " spoof; differences are B - A\n\n";
  for (const std::string& line : lines) std::cout << line << "\n";
}

void run(const MetricsArguments& arguments) {
  const size_t wanted = arguments.compare ? 2 : 1;
  if (arguments.scores.size() != wanted)
    throw InputError(arguments.compare ? "--compare takes two score files, of the same samples"
                                       : "one score file at a time; two are compared with --compare");
  if (arguments.compare)
    compareTwo(arguments);
  else
    computeAll(arguments);
}

}  // namespace

Action declareMetrics(CLI::App& app) {
  auto arguments = std::make_shared<MetricsArguments>();
  app.add_option("SCORES", arguments->scores, "File of scores; two with --compare")
      ->required()
      ->expected(1, 2)
      ->option_text(" ");
  app.add_flag("--compare", arguments->compare,
               "Compare two models on the same samples, with words on chance");
  app.add_option(
         "--domain", arguments->domain,
         "The samples of this domain alone; the others set the source threshold (default: all, pooled)")
      ->option_text("NAME");
  addLevel(app, arguments->level);
  addFormat(app, arguments->format);
  addFigures(app, arguments->figures);
  addJson(app, arguments->json);
  return [arguments] { run(*arguments); };
}

}  // namespace gacfas::cli
