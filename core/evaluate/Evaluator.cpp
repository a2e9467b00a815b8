#include "core/evaluate/Evaluator.h"

#include <algorithm>
#include <chrono>

#include "core/data/DatasetIndex.h"
#include "core/data/VideoFrames.h"
#include "core/metrics/Metrics.h"
#include "core/tensor/Device.h"
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

/// Reports speed and time left of an evaluation.
class FrameProgress {
 public:
  FrameProgress(int64_t total, const ProgressSink& sink) : sink_(sink) {
    progress_.phase = "evaluating";
    progress_.unit = "face";
    progress_.total = total;
  }
  void add(int64_t frames) {
    if (!sink_) return;
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    progress_.done += frames;
    progress_.estimate(progress_.done, elapsed.count());
    sink_(progress_);
  }

 private:
  const ProgressSink& sink_;
  Progress progress_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

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
  const torch::NoGradGuard noGrad;
  const torch::TensorOptions placement = net->parameters().front().options();
  VideoFrames frames(videos_, {config_.evaluate.frames, config_.model.imageSize, config_.evaluate.batchSize, config_.system.workers});
  FrameProgress reported(frames.count(), progress);
  std::vector<ScoreRow> rows;
  while (const std::optional<FrameBatch> batch = frames.next()) {
    control.throwIfStopped();
    torch::Tensor scores;
    withMemoryAdvice("lower evaluate.batch_size", [&] {
      const torch::Tensor logits = net->forward(batch->images.to(placement), BatchStatistics::Running).logits;
      scores = FasNetImpl::score(logits.to(torch::kFloat64)).cpu();
    });
    for (size_t i = 0; i < batch->videos.size(); ++i) {
      const Video& video = videos_[static_cast<size_t>(batch->videos[i])];
      rows.push_back(rowOf(video, shownName(video), batch->frames[i], scores[static_cast<int64_t>(i)].item<double>()));
    }
    reported.add(static_cast<int64_t>(batch->videos.size()));
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
