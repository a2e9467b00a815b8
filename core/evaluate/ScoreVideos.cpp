#include "core/evaluate/ScoreVideos.h"

#include <chrono>

#include "core/data/VideoFrames.h"
#include "core/tensor/Normalise.h"
#include "core/tensor/Device.h"

namespace gacfas {

namespace {

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

std::vector<FrameScore> scoreVideos(FasNet& net, const std::vector<Video>& videos, const Config& config,
                                    JobControl& control, const ProgressSink& progress) {
  const torch::NoGradGuard noGrad;
  const torch::TensorOptions placement = net->parameters().front().options();
  VideoFrames frames(videos, {config.evaluate.frames, config.model.imageSize, config.evaluate.batchSize,
                              config.system.workers, config.data, imageFormFor(placement.device())});
  FrameProgress reported(frames.count(), progress);
  std::vector<FrameScore> scored;
  while (const std::optional<FrameBatch> batch = frames.next()) {
    control.throwIfStopped();
    torch::Tensor scores;
    withMemoryAdvice("lower evaluate.batch_size", [&] {
      const torch::Tensor logits = net->forward(normalisedImages(batch->images, {}, placement), BatchStatistics::Running).logits;
      scores = FasNetImpl::score(logits.to(torch::kFloat64)).cpu();
    });
    for (size_t i = 0; i < batch->videos.size(); ++i)
      scored.push_back({static_cast<size_t>(batch->videos[i]), batch->frames[i],
                        scores[static_cast<int64_t>(i)].item<double>()});
    reported.add(static_cast<int64_t>(batch->videos.size()));
  }
  return scored;
}

}  // namespace gacfas
