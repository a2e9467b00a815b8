#include "core/evaluate/Evaluator.h"

#include <algorithm>

#include "core/data/DatasetIndex.h"
#include "core/evaluate/ScoreVideos.h"
#include "core/metrics/Metrics.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

void append(std::vector<Video>& all, std::vector<Video> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Video> wholeDomain(const DatasetIndex& index, const std::string& domain) {
  for (Label label : {Label::Live, Label::Spoof})
    if (videosOf(index, domain, {}, label).empty())
      throw InputError((index.root / domain).string() + ": no " + labelName(label) + " videos in any split; without both classes nothing can be measured");
  return videosOf(index, domain);
}

std::vector<Video> targetVideos(const Config& config, const DatasetIndex& index) {
  if (config.data.targetSplit == TargetSplit::All) return wholeDomain(index, config.data.test);
  requireBothClasses(index, config.data.test, Split::Test);
  return videosOf(index, config.data.test, Split::Test);
}

ScoreRow rowOf(const Video& video, const std::string& name, const std::string& frame, double score) {
  return {score, video.label, video.domain, name, frame, video.client, video.attack};
}

std::vector<VideoScore> ofDomain(const std::vector<VideoScore>& videos, const std::string& domain) {
  std::vector<VideoScore> part;
  std::copy_if(videos.begin(), videos.end(), std::back_inserter(part),
               [&](const VideoScore& video) { return video.domain == domain; });
  return part;
}

}  // namespace

Evaluator::Evaluator(const Config& config, const DatasetIndex& index)
    : config_(config), videos_(targetVideos(config, index)) {
  const Split split = config.data.thresholdSplit == ThresholdSplit::Dev ? Split::Dev : Split::Test;
  for (const std::string& domain : config.data.train) {
    requireBothClasses(index, domain, split);
    append(videos_, videosOf(index, domain, split));
  }
}

std::string Evaluator::shownName(const Video& video) const {
  const bool severalSplits = config_.data.targetSplit == TargetSplit::All && video.domain == config_.data.test;
  return severalSplits ? splitName(video.split) + "/" + video.name : video.name;
}

std::vector<ScoreRow> Evaluator::score(FasNet& net, JobControl& control, const ProgressSink& progress) const {
  std::vector<ScoreRow> rows;
  for (const FrameScore& scored : scoreVideos(net, videos_, config_, control, progress)) {
    const Video& video = videos_[scored.video];
    rows.push_back(rowOf(video, shownName(video), scored.frame, scored.score));
  }
  return rows;
}

EvaluationReport Evaluator::summarise(const std::vector<ScoreRow>& rows) const {
  const std::vector<VideoScore> videos = averageVideos(rows);
  EvaluationReport report;
  const std::vector<VideoScore> target = ofDomain(videos, config_.data.test);
  std::vector<VideoScore> source;
  for (const std::string& domain : config_.data.train) {
    const std::vector<VideoScore> part = ofDomain(videos, domain);
    report.perDomain[domain] = computeMetrics(part);
    source.insert(source.end(), part.begin(), part.end());
  }
  report.target = report.perDomain[config_.data.test] = computeMetrics(target);
  report.source = computeMetrics(source);
  report.sourceThreshold = sourceThreshold(source);
  report.targetOracle = ratesAt(target, report.target.threshold);
  report.targetSource = ratesAt(target, report.sourceThreshold);
  return report;
}

}  // namespace gacfas
