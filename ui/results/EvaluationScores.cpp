#include "ui/results/EvaluationScores.h"

#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

DomainScores domainScores(const std::string& name, const std::vector<VideoScore>& videos, bool target) {
  std::vector<double> live, spoof;
  for (const VideoScore& video : videos) (video.label == Label::Live ? live : spoof).push_back(video.score);
  return {name, target, SortedScores(std::move(live)), SortedScores(std::move(spoof))};
}

/// Sorts the videos by domain; the order of the sources is the config's.
void takeVideos(EvaluationScores& scores, const DataConfig& data) {
  const auto byDomain = videosByDomain(averageVideos(scores.frames));
  const auto videosOf = [&](const std::string& domain) {
    const auto found = byDomain.find(domain);
    if (found == byDomain.end()) throw InputError("it has no videos of domain '" + domain + "'.");
    return found->second;
  };
  for (const std::string& domain : data.train) {
    const std::vector<VideoScore> videos = videosOf(domain);
    scores.source.insert(scores.source.end(), videos.begin(), videos.end());
    scores.domains.push_back(domainScores(domain, videos, false));
  }
  scores.target = videosOf(data.test);
  scores.domains.push_back(domainScores(data.test, scores.target, true));
}

void measure(EvaluationScores& scores) {
  scores.targetRoc = rocCurve(scores.target);
  scores.sourceRoc = rocCurve(scores.source);
  scores.targetMetrics = computeMetrics(scores.target);
  scores.sourceMetrics = computeMetrics(scores.source);
  scores.sourceThreshold = sourceThreshold(scores.source);
  scores.atOracle = ratesAt(scores.target, scores.targetMetrics.threshold);
  scores.atSource = ratesAt(scores.target, scores.sourceThreshold);
  for (const VideoScore& video : scores.target)
    if (video.label == Label::Spoof) ++scores.attacks[video.attack.empty() ? "unknown" : video.attack];
}

}  // namespace

ScoresPtr readEvaluationScores(const std::filesystem::path& file, const DataConfig& data, int64_t epoch) {
  auto scores = std::make_shared<EvaluationScores>();
  scores->file = file;
  scores->epoch = epoch;
  scores->frames = readScores(file);
  try {
    takeVideos(*scores, data);
    measure(*scores);
  } catch (const InputError& error) {
    throw InputError(file.string() + ": " + error.what());
  }
  return scores;
}

}  // namespace gacfas
