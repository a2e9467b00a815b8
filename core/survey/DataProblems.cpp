#include "core/survey/DataProblems.h"

#include <algorithm>
#include <set>

#include "core/data/DatasetIndex.h"
#include "core/types/Text.h"

namespace gacfas {
namespace {

using Weight = DataProblem::Weight;
constexpr size_t kNamed = 3;  ///< names that a message shows

std::string someOf(const std::vector<std::string>& names) {
  const size_t shown = std::min(names.size(), kNamed);
  return joined({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}) +
         (shown < names.size() ? ", …" : "");
}

std::string several(size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::set<std::string> domainsOf(const DataSurvey& survey) {
  std::set<std::string> domains;
  for (const SurveyCount& row : survey.counts) domains.insert(row.domain);
  return domains;
}

void findEmptyClasses(const DataSurvey& survey, std::vector<DataProblem>& problems) {
  for (const std::string& domain : domainsOf(survey))
    for (const Split split : {Split::Train, Split::Test}) {
      std::vector<std::string> missing;
      for (const Label label : {Label::Live, Label::Spoof})
        if (videosOf(survey.index, domain, split, label).empty()) missing.push_back(labelName(label));
      if (missing.empty()) continue;
      const std::string place = domain + "/" + splitName(split);
      const std::string use =
          split == Split::Train ? "cannot be a source domain" : "cannot set a threshold or be tested";
      problems.push_back({Weight::Error, domain,
                          place + " has no " + joined(missing, " and no ") + " videos: the domain " + use,
                          "Import the missing videos, or check that the folders are named live and spoof"});
    }
}

void findClientsInTwoSplits(const DataSurvey& survey, std::vector<DataProblem>& problems) {
  std::map<std::pair<std::string, std::string>, std::set<Split>> places;
  for (const Video& video : survey.index.videos)
    if (!video.client.empty()) places[{video.domain, video.client}].insert(video.split);
  std::map<std::string, std::vector<std::string>> twice;
  for (const auto& [who, splits] : places) {
    if (splits.size() < 2) continue;
    std::vector<std::string> names;
    for (const Split split : splits) names.push_back(splitName(split));
    twice[who.first].push_back(who.second + " (" + joined(names, " and ") + ")");
  }
  for (const auto& [domain, clients] : twice)
    problems.push_back(
        {Weight::Warning, domain,
         domain + ": " + several(clients.size(), "client is", "clients are") +
             " in two splits: " + someOf(clients),
         "A test on people who were trained on is too good: move all their videos to one split"});
}

void findImportProblems(const DataSurvey& survey, std::vector<DataProblem>& problems) {
  for (const auto& [domain, prepared] : survey.prepared) {
    if (!prepared.problem.empty())
      problems.push_back({Weight::Warning, domain, prepared.problem, "Import the domain anew"});
    else if (!prepared.complete)
      problems.push_back({Weight::Error, domain,
                          domain + ": its import was stopped after " +
                              several(static_cast<size_t>(prepared.done), "video", "videos"),
                          "Go on importing: what is done is kept", true});
    if (!prepared.broken.empty())
      problems.push_back({Weight::Warning, domain,
                          domain + ": " + several(prepared.broken.size(), "video", "videos") +
                              " could not be read: " + someOf(prepared.broken),
                          "Copy them anew from the dataset and import again: only they are done"});
    if (!prepared.noFace.empty())
      problems.push_back({Weight::Warning, domain,
                          domain + ": no face found in " +
                              several(prepared.noFace.size(), "video", "videos") + ": " +
                              someOf(prepared.noFace),
                          "Import under another domain name with YuNet as the detector"});
  }
}

/// Domains are compared with each other: their crops should be made alike.
void findUnequalSettings(const DataSurvey& survey, std::vector<DataProblem>& problems) {
  std::map<std::string, std::map<std::string, std::vector<std::string>>> byKey;
  for (const auto& [domain, prepared] : survey.prepared)
    for (const auto& [key, value] : prepared.settings) byKey[key][value].push_back(domain);
  for (const auto& [key, values] : byKey) {
    if (values.size() < 2 || key == "detector_sha256") continue;
    std::vector<std::string> parts;
    for (const auto& [value, domains] : values) parts.push_back(value + " in " + joined(domains));
    problems.push_back({Weight::Warning, "",
                        "Imported with different settings, " + key + ": " + joined(parts, "; "),
                        "Import all domains with one setting, or the difference becomes a domain gap"});
  }
}

void findUnknownClients(const DataSurvey& survey, std::vector<DataProblem>& problems) {
  std::map<std::string, size_t> unknown;
  for (const Video& video : survey.index.videos) unknown[video.domain] += video.client.empty();
  for (const auto& [domain, videos] : unknown)
    if (videos > 0)
      problems.push_back(
          {Weight::Note, domain,
           domain + ": the person of " + several(videos, "video", "videos") + " is unknown",
           "Import from the raw videos or with a rule that names {client}: people in two splits are "
           "found only then"});
}

}  // namespace

std::vector<DataProblem> findProblems(const DataSurvey& survey) {
  std::vector<DataProblem> problems;
  findEmptyClasses(survey, problems);
  findImportProblems(survey, problems);
  findClientsInTwoSplits(survey, problems);
  findUnequalSettings(survey, problems);
  findUnknownClients(survey, problems);
  for (const std::string& note : survey.index.notes)
    problems.push_back({Weight::Note, "", note, "Rename or remove it if it should count, else nothing"});
  std::stable_sort(problems.begin(), problems.end(),
                   [](const DataProblem& a, const DataProblem& b) { return a.weight < b.weight; });
  return problems;
}

}  // namespace gacfas
