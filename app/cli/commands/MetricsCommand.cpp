#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Json.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

using Domains = std::map<std::string, std::vector<VideoScore>>;

struct MetricsArguments {
  std::string scores, domain;
  bool json = false;
};

std::string namesOf(const Domains& domains) {
  std::string text;
  for (const auto& [name, videos] : domains)
    if (!name.empty()) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none: the file names no domains" : text;
}

/// The set that was asked for: one domain, or all videos pooled.
NamedMetrics mainSet(const MetricsArguments& arguments, const std::vector<VideoScore>& videos,
                     const Domains& domains) {
  if (!arguments.domain.empty() && !domains.contains(arguments.domain))
    throw InputError(arguments.scores + ": there is no domain '" + arguments.domain +
                     "'; domains there: " + namesOf(domains));
  const NamedMetrics set = arguments.domain.empty()
                               ? figuresOf("all", videos)
                               : figuresOf(arguments.domain, domains.at(arguments.domain));
  if (!set.fault.empty()) throw InputError(arguments.scores + ": " + set.fault);
  return set;
}

void computeAll(const MetricsArguments& arguments) {
  const std::vector<VideoScore> videos = averageVideos(readScores(arguments.scores));
  const Domains domains = videosByDomain(videos);
  const NamedMetrics whole = mainSet(arguments, videos, domains);
  std::vector<NamedMetrics> parts;
  const bool named = domains.size() > 1 || !domains.begin()->first.empty();
  if (arguments.domain.empty() && named)
    for (const auto& [name, part] : domains) parts.push_back(figuresOf(name, part));
  if (!arguments.json) {
    std::vector<NamedMetrics> sets{whole};
    sets.insert(sets.end(), parts.begin(), parts.end());
    std::cout << metricsTable(sets);
    return;
  }
  Json value = toJson(whole);
  for (const NamedMetrics& part : parts) value["domains"][part.name] = toJson(part);
  print(value);
}

}  // namespace

Action declareMetrics(CLI::App& app) {
  auto arguments = std::make_shared<MetricsArguments>();
  app.add_option("SCORES", arguments->scores, "File of scores")->required()->option_text(" ");
  app.add_option("--domain", arguments->domain,
                 "The videos of this domain alone (default: all, pooled, and each domain)")
      ->option_text("NAME");
  addJson(app, arguments->json);
  return [arguments] { computeAll(*arguments); };
}

}  // namespace gacfas::cli
