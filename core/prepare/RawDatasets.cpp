#include "core/prepare/RawDatasets.h"

#include <algorithm>
#include <map>

#include "core/data/VideoNames.h"
#include "core/prepare/SubjectLists.h"

namespace gacfas {
namespace {

Split splitOf(const std::string& folder) {
  if (folder.find("est") != std::string::npos) return Split::Test;
  return folder.find("ev") != std::string::npos ? Split::Dev : Split::Train;
}

SourceVideo readCasia(const PathParts& parts) {
  const std::string& kind = parts.at("kind");
  SourceVideo video;
  video.split = splitOf(parts.at("split"));
  video.label = kind == "1" || kind == "2" || kind == "HR_1" ? Label::Live : Label::Spoof;
  video.name = parts.at("subject") + (kind.size() == 1 ? "_NM_" : "_") + kind;
  return video;
}

/// The same attack, held in hands and fixed on a stand, has the same file name in two folders.
SourceVideo readReplayAttack(const PathParts& parts) {
  SourceVideo video;
  video.split = splitOf(parts.at("split"));
  video.label = parts.contains("support") ? Label::Spoof : Label::Live;
  video.name = (parts.contains("support") ? parts.at("support") + "_" : "") + parts.at("video");
  return video;
}

SourceVideo readMsu(const PathParts& parts) {
  SourceVideo video;
  video.label = parts.at("label") == "real" ? Label::Live : Label::Spoof;
  video.name = parts.at("label") + "_" + parts.at("video");
  return video;
}

SourceVideo readOulu(const PathParts& parts) {
  SourceVideo video;
  video.split = splitOf(parts.at("split"));
  video.label = parts.at("file") == "1" ? Label::Live : Label::Spoof;
  video.name = parts.at("head") + "_" + parts.at("file");
  return video;
}

PrepareCount row(Split split, const char* attack, int64_t videos, int64_t clients) {
  PrepareCount count;
  count.split = split;
  count.label = std::string(attack) == "live" ? Label::Live : Label::Spoof;
  count.attack = attack;
  count.expectedVideos = videos;
  count.expectedClients = clients;
  return count;
}

/// One row an attack; `videos` of it a client.
using Shares = std::vector<std::pair<const char*, int64_t>>;
std::vector<PrepareCount> rows(const std::vector<std::pair<Split, int64_t>>& clients, const Shares& shares) {
  std::vector<PrepareCount> all;
  for (const auto& [split, people] : clients)
    for (const auto& [attack, videos] : shares) all.push_back(row(split, attack, people * videos, people));
  return all;
}

std::vector<RawDataset> allDatasets() {
  const std::string replaySplit = "**/{split:(?:replayattack-)?(?:train|devel|test)}/";
  return {
      {"casia",
       "CASIA-FASD",
       "{train_release,test_release}/<subject>/{1..8,HR_1..HR_4}.avi",
       {"**/{split:train_release|test_release}/{subject:[0-9]+}/{kind:[1-8]|HR_[1-4]}"},
       {},
       readCasia,
       false,
       rows({{Split::Train, 20}, {Split::Test, 30}},
            {{"live", 3}, {"warped", 3}, {"cut", 3}, {"replay", 3}})},
      {"replay",
       "Replay-Attack",
       "{train,devel,test}/{real,attack/{fixed,hand}}/*clientNNN_sessionNN_*.mov",
       {replaySplit + "real/{video:client[0-9]+_session[0-9]+_webcam_authenticate[^/]*}",
        replaySplit +
            "attack/{support:fixed|hand}/{video:attack_(?:print|mobile|highdef)_client[0-9]+_[^/]*}"},
       {"**/enroll/**/*", "**/competition_icb2013/**/*"},
       readReplayAttack,
       false,
       rows({{Split::Train, 15}, {Split::Dev, 15}, {Split::Test, 20}},
            {{"live", 4}, {"print", 4}, {"mobile", 8}, {"highdef", 8}})},
      {"msu",
       "MSU-MFSD",
       "scene01/{real,attack}/{real,attack}_clientNNN_{android,laptop}_SD_*.{mp4,mov}, train_sub_list.txt, "
       "test_sub_list.txt",
       {"**/real/{label:real}_{video:client[0-9]+_(?:android|laptop)_SD_[^/]*}",
        "**/attack/"
        "{label:attack}_{video:client[0-9]+_(?:android|laptop)_SD_(?:ipad_video|iphone_video|printed_photo)_["
        "^/]*}"},
       {},
       readMsu,
       true,
       rows({{Split::Train, 15}, {Split::Test, 20}},
            {{"live", 2}, {"ipad", 2}, {"iphone", 2}, {"print", 2}})},
      {"oulu",
       "OULU-NPU",
       "{Train,Dev,Test}_files/P_S_UU_F.avi",
       {"**/{split:(?:Train|Dev|Test)_files}/{head:[1-6]_[1-3]_[0-9]+}_{file:[1-5]}"},
       {},
       readOulu,
       false,
       rows({{Split::Train, 20}, {Split::Dev, 15}, {Split::Test, 20}},
            {{"live", 18}, {"print", 36}, {"replay", 36}})},
  };
}

std::vector<PathPattern> patternsOf(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::optional<PathParts> firstMatch(const std::vector<PathPattern>& patterns, const std::string& path) {
  for (const PathPattern& pattern : patterns)
    if (std::optional<PathParts> parts = pattern.match(path)) return parts;
  return std::nullopt;
}

}  // namespace

const std::vector<RawDataset>& rawDatasets() {
  static const std::vector<RawDataset> all = allDatasets();
  return all;
}

void readRawDataset(const RawDataset& dataset, const std::vector<std::string>& paths, PreparePlan& plan) {
  const std::vector<PathPattern> patterns = patternsOf(dataset.patterns),
                                 leftOut = patternsOf(dataset.leftOut);
  std::optional<SubjectLists> lists;
  for (const std::string& path : paths) {
    if (!isVideoName(path)) continue;
    const std::optional<PathParts> parts = firstMatch(patterns, path);
    if (!parts) {
      const bool known = firstMatch(leftOut, path).has_value();
      (known ? plan.left : plan.unmatched)
          .push_back(
              {path, known ? "no part of the task" : "not named as " + dataset.title + " names its videos"});
      continue;
    }
    SourceVideo video = dataset.read(*parts);
    video.file = path;
    if (dataset.splitInLists) {
      if (!lists) lists.emplace(plan.source, paths);
      const std::optional<Split> split =
          lists->splitOf(identifyVideo(video.name, video.label, video.split).client);
      if (!split) {
        plan.unmatched.push_back(
            {path, "its client is in neither of train_sub_list.txt and test_sub_list.txt"});
        continue;
      }
      video.split = *split;
    }
    const VideoIdentity identity = identifyVideo(video.name, video.label, video.split);
    video.client = identity.client;
    video.attack = identity.attack;
    plan.videos.push_back(std::move(video));
  }
}

std::vector<SourceGuess> rawGuesses(const std::vector<std::string>& paths) {
  std::vector<SourceGuess> guesses;
  for (const RawDataset& dataset : rawDatasets()) {
    const std::vector<PathPattern> patterns = patternsOf(dataset.patterns);
    const auto fits = std::count_if(paths.begin(), paths.end(), [&](const std::string& path) {
      return firstMatch(patterns, path).has_value();
    });
    guesses.push_back({dataset.key, dataset.title, static_cast<int64_t>(fits)});
  }
  return guesses;
}

std::string looksLike(const std::vector<std::string>& paths) {
  std::multimap<int64_t, std::string, std::greater<>> fitting;
  for (const SourceGuess& guess : rawGuesses(paths))
    if (guess.videos > 0) fitting.emplace(guess.videos, guess.title + " (--dataset " + guess.dataset + ")");
  std::string text;
  for (const auto& [count, name] : fitting) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace gacfas
