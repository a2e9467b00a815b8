#include "core/prepare/PreparePlan.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "core/data/DatasetIndex.h"
#include "core/prepare/CropFolders.h"
#include "core/prepare/ListFiles.h"
#include "core/prepare/RawDatasets.h"
#include "core/prepare/RuleFile.h"
#include "core/prepare/SourceFiles.h"
#include "core/types/Error.h"
#include "core/types/Text.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

const RawDataset* rawDataset(const std::string& key) {
  for (const RawDataset& dataset : rawDatasets())
    if (dataset.key == key) return &dataset;
  return nullptr;
}

bool isRuleFile(const std::string& dataset) {
  return dataset.ends_with(".yaml") || dataset.ends_with(".yml");
}

void checkDataset(const std::string& dataset) {
  const std::vector<std::string> keys = datasetKeys();
  if (std::find(keys.begin(), keys.end(), dataset) == keys.end() && !isRuleFile(dataset))
    throw InputError("there is no dataset \"" + dataset + "\"; there are " + joined(keys) +
                     ", or a rule of your own (*.yaml)");
}

/// A nothing found is told with what is there.
[[noreturn]] void refuseEmpty(const PrepareOptions& options, const PreparePlan& plan, bool isList) {
  std::string text = plan.source.string() + ": nothing there is named as in " + plan.title + ". ";
  if (const RawDataset* raw = rawDataset(options.dataset)) text += "Expected " + raw->layout + ". ";
  if (!plan.unmatched.empty())
    text += std::to_string(plan.unmatched.size()) + " other(s), for example " + plan.unmatched.front().path +
            ": " + plan.unmatched.front().why + ". ";
  const std::string like = isList ? "" : looksLike(listSourceFiles(plan.source).paths);
  if (!like.empty())
    text += "It looks like " + like;
  else
    text += "Is it a folder too deep, or another dataset?";
  throw InputError(text);
}

/// Of two videos with one key the first is taken.
void dropDoubles(PreparePlan& plan) {
  std::stable_sort(plan.videos.begin(), plan.videos.end(),
                   [](const SourceVideo& a, const SourceVideo& b) { return a.key() < b.key(); });
  std::vector<SourceVideo> kept;
  for (SourceVideo& video : plan.videos) {
    if (!kept.empty() && kept.back().key() == video.key())
      plan.unmatched.push_back({video.place(), "the same video as " + kept.back().place()});
    else
      kept.push_back(std::move(video));
  }
  plan.videos = std::move(kept);
}

using CountKey = std::tuple<Split, bool, std::string>;  // live first

CountKey keyOf(Split split, Label label, const std::string& attack) {
  return {split, label == Label::Spoof, attack};
}

void count(PreparePlan& plan, const RawDataset* raw) {
  std::map<CountKey, PrepareCount> rows;
  if (raw != nullptr)
    for (const PrepareCount& row : raw->published) rows[keyOf(row.split, row.label, row.attack)] = row;
  std::map<CountKey, std::set<std::string>> clients;
  for (const SourceVideo& video : plan.videos) {
    const CountKey key = keyOf(video.split, video.label, video.attack);
    PrepareCount& row = rows[key];
    row.split = video.split;
    row.label = video.label;
    row.attack = video.attack;
    ++row.videos;
    if (!video.client.empty()) clients[key].insert(video.client);
  }
  for (auto& [key, row] : rows) {
    row.clients = static_cast<int64_t>(clients[key].size());
    plan.counts.push_back(row);
  }
}

void findClientsInTwoSplits(PreparePlan& plan) {
  std::map<std::string, std::set<Split>> splits;
  for (const SourceVideo& video : plan.videos)
    if (!video.client.empty()) splits[video.client].insert(video.split);
  for (const auto& [client, places] : splits) {
    if (places.size() < 2) continue;
    std::vector<std::string> names;
    for (const Split split : places) names.push_back(splitName(split));
    plan.twoSplits.push_back(client + " (" + joined(names) + ")");
  }
}

/// What a wrong path or a swapped label looks like.
void noteOneClass(PreparePlan& plan) {
  for (const Split split : {Split::Train, Split::Dev, Split::Test}) {
    std::set<Label> labels;
    for (const SourceVideo& video : plan.videos)
      if (video.split == split) labels.insert(video.label);
    if (labels.size() == 1)
      plan.notes.push_back(splitName(split) + " has " + labelName(*labels.begin()) + " videos only");
  }
}

}  // namespace

std::vector<std::string> datasetKeys() {
  return {"casia", "replay", "msu", "oulu", "safas", "nested", "ssdg", "list"};
}

PreparePlan planPreparation(const PrepareOptions& options) {
  checkDataset(options.dataset);
  const bool isList = options.dataset == "list" || options.dataset == "ssdg";
  std::error_code ignored;
  if (isList && !fs::is_regular_file(options.source, ignored))
    throw InputError(options.source.string() + " is no file; --dataset " + options.dataset + " takes a list");
  PreparePlan plan;
  plan.source = fs::absolute(isList ? options.source.parent_path() : options.source).lexically_normal();
  const RawDataset* raw = rawDataset(options.dataset);
  const bool byPaths = raw != nullptr || isRuleFile(options.dataset);
  if (!isList) requireFolder(plan.source);
  const SourceFiles files = byPaths ? listSourceFiles(plan.source) : SourceFiles();
  plan.notes = files.notes;
  plan.title = raw != nullptr                ? raw->title
               : isRuleFile(options.dataset) ? fs::path(options.dataset).filename().string()
                                             : "the layout \"" + options.dataset + "\"";
  if (raw != nullptr)
    readRawDataset(*raw, files.paths, plan);
  else if (options.dataset == "safas")
    readSafasFolders(plan);
  else if (options.dataset == "nested")
    readNestedFolders(plan);
  else if (options.dataset == "ssdg")
    readSsdgList(options, plan);
  else if (options.dataset == "list")
    readList(options, plan);
  else
    PathRule(options.dataset).read(files.paths, plan);
  dropDoubles(plan);
  if (plan.videos.empty()) refuseEmpty(options, plan, isList);
  count(plan, raw);
  findClientsInTwoSplits(plan);
  noteOneClass(plan);
  return plan;
}

}  // namespace gacfas
