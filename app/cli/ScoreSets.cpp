#include "app/cli/ScoreSets.h"

#include "core/types/Error.h"
#include "core/types/Text.h"

namespace gacfas::cli {

namespace {

using Domains = std::map<std::string, std::vector<VideoScore>>;

std::string namesOf(const Domains& domains) {
  std::vector<std::string> names;
  for (const auto& [name, samples] : domains)
    if (!name.empty()) names.push_back(name);
  return joined(names);
}

/// The source threshold of all other domains; none where one of them lacks a class.
void addSources(ScoreSet& set, const Domains& domains) {
  Domains others = domains;
  others.erase(set.name);
  if (others.empty()) return;
  std::vector<VideoScore> sources;
  for (const auto& [name, samples] : others) sources.insert(sources.end(), samples.begin(), samples.end());
  try {
    set.sourceThreshold = sourceThreshold(sources);
    set.sources = namesOf(others);
  } catch (const InputError&) {
  }
}

}  // namespace

ScoreSet scoreSet(const std::string& file, const std::vector<VideoScore>& samples,
                  const std::string& domain) {
  const Domains domains = videosByDomain(samples);
  if (domain.empty()) {
    const bool named = domains.size() > 1 || !domains.begin()->first.empty();
    return {"all", samples, named ? domains : Domains(), {}, ""};
  }
  if (!domains.contains(domain)) {
    const std::string names = namesOf(domains);
    throw InputError(file + ": there is no domain '" + domain +
                     "'; domains there: " + (names.empty() ? "none: the file names no domains" : names));
  }
  ScoreSet set{domain, domains.at(domain), {}, {}, ""};
  addSources(set, domains);
  return set;
}

}  // namespace gacfas::cli
