#include "core/survey/DataSurvey.h"

#include <set>
#include <tuple>

#include "core/data/DatasetIndex.h"
#include "core/io/DrawnFaces.h"
#include "core/survey/DataProblems.h"

namespace gacfas {
namespace {

std::vector<SurveyCount> countVideos(const DatasetIndex& index) {
  using Key = std::tuple<std::string, Split, bool, std::string>;
  std::map<Key, SurveyCount> rows;
  std::map<Key, std::set<std::string>> clients;
  for (const Video& video : index.videos) {
    const Key key{video.domain, video.split, video.label == Label::Spoof, video.attack};
    SurveyCount& row = rows[key];
    row.domain = video.domain;
    row.split = video.split;
    row.label = video.label;
    row.attack = video.attack;
    ++row.videos;
    row.frames += static_cast<int64_t>(video.frames.size());
    if (!video.client.empty()) clients[key].insert(video.client);
  }
  std::vector<SurveyCount> counts;
  for (auto& [key, row] : rows) {
    row.clients = static_cast<int64_t>(clients[key].size());
    counts.push_back(row);
  }
  return counts;
}

}  // namespace

DataSurvey surveyData(const std::filesystem::path& root) {
  DataSurvey survey;
  survey.index = indexDataset(root, {});
  survey.counts = countVideos(survey.index);
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    std::error_code ignored;
    if (!entry.is_directory(ignored)) continue;
    if (std::optional<PreparedDomain> prepared = readPreparedDomain(entry.path()))
      survey.prepared[entry.path().filename().string()] = std::move(*prepared);
  }
  survey.synthetic = holdsDrawnFaces(root);
  survey.problems = findProblems(survey);
  return survey;
}

}  // namespace gacfas
