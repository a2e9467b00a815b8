#include "core/metrics/Resampling.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/types/Random.h"

namespace gacfas {
namespace {

bool clientsKnown(const std::vector<VideoScore>& samples) {
  std::map<std::string, std::set<std::string>> clients;
  for (const VideoScore& sample : samples) {
    if (sample.client.empty()) return false;
    clients[sample.domain].insert(sample.client);
  }
  return std::all_of(clients.begin(), clients.end(),
                     [](const auto& domain) { return domain.second.size() > 1; });
}

/// Gives each sample its unit; a sample that names no video is a unit of its own.
void numberUnits(const std::vector<VideoScore>& samples, ResamplingUnits& units) {
  std::map<std::tuple<std::string, int64_t, std::string>, uint32_t> numbers;
  for (const VideoScore& sample : samples) {
    auto number = static_cast<uint32_t>(units.count);
    const int64_t label = units.clients ? -1 : static_cast<int64_t>(sample.label);
    const std::string& name = units.clients ? sample.client : sample.video;
    if (!name.empty()) number = numbers.try_emplace({sample.domain, label, name}, number).first->second;
    if (number == units.count) ++units.count;
    units.unitOf.push_back(number);
  }
}

}  // namespace

ResamplingUnits resamplingUnits(const std::vector<VideoScore>& samples) {
  ResamplingUnits units;
  units.clients = clientsKnown(samples);
  numberUnits(samples, units);
  std::vector<std::pair<std::string, unsigned>> kinds(static_cast<size_t>(units.count));  // domain, classes
  for (size_t i = 0; i < samples.size(); ++i) {
    auto& [domain, classes] = kinds[units.unitOf[i]];
    domain = samples[i].domain;
    classes |= samples[i].label == Label::Live ? 1U : 2U;
  }
  std::map<std::pair<std::string, unsigned>, std::vector<uint32_t>> strata;
  for (size_t unit = 0; unit < kinds.size(); ++unit)
    strata[kinds[unit]].push_back(static_cast<uint32_t>(unit));
  for (auto& [kind, members] : strata) units.strata.push_back(std::move(members));
  return units;
}

void drawWeights(const ResamplingUnits& units, uint64_t seed, int64_t draw, std::vector<uint32_t>& weights) {
  weights.assign(static_cast<size_t>(units.count), 0);
  Random random{seed, static_cast<uint64_t>(draw)};
  for (const std::vector<uint32_t>& members : units.strata)
    for (size_t i = 0; i < members.size(); ++i) ++weights[members[random.below(members.size())]];
}

}  // namespace gacfas
