#include "core/jobs/FeatureJob.h"

#include <algorithm>
#include <cstring>

#include "core/data/DatasetIndex.h"
#include "core/data/VideoFrames.h"
#include "core/explain/PrincipalComponents.h"
#include "core/explain/Tsne.h"
#include "core/jobs/EvaluateSubject.h"
#include "core/jobs/FeatureCache.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/RunFolder.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/types/FrameOrder.h"

namespace gacfas {

namespace {

FeatureFace faceOf(const Video& video) {
  const auto middle = testFrames(static_cast<int64_t>(video.frames.size()), 1).front();
  return {video.domain, video.split, video.label, video.name, video.client, video.attack,
          video.folder / video.frames[static_cast<size_t>(middle)]};
}

/// [videos, width] float32, of the middle frame of each.
torch::Tensor featuresOf(const std::vector<Video>& videos, const EvaluateSubject& subject, JobControl& control,
                         const ProgressSink& progress) {
  const torch::NoGradGuard noGrad;
  const Config& config = subject.config;
  configureTorch(config.system.threads);
  FasNet net = loadNetwork(config, subject.weights, chooseDevice(config.system.device));
  const torch::TensorOptions placement = net->parameters().front().options();
  VideoFrames frames(videos, {1, config.model.imageSize, config.evaluate.batchSize, config.system.workers, config.data});
  Progress reported;
  reported.phase = "features";
  reported.unit = "face";
  reported.total = frames.count();
  std::vector<torch::Tensor> rows;
  while (const std::optional<FrameBatch> batch = frames.next()) {
    control.throwIfStopped();
    withMemoryAdvice("lower evaluate.batch_size", [&] {
      rows.push_back(net->forward(batch->images.to(placement), BatchStatistics::Running).features.to(torch::kFloat32).cpu());
    });
    reported.done += static_cast<int64_t>(batch->videos.size());
    if (progress) progress(reported);
  }
  return torch::cat(rows);
}

void fill(FeatureSet& set, const torch::Tensor& features) {
  const torch::Tensor values = features.contiguous();
  const float* first = values.const_data_ptr<float>();
  set.width = values.size(1);
  set.values.assign(first, first + values.numel());
}

/// Features of some faces as rows.
torch::Tensor rowsOf(const FeatureSet& set, const std::vector<size_t>& places) {
  torch::Tensor rows = torch::empty({static_cast<int64_t>(places.size()), set.width}, torch::kFloat32);
  float* target = rows.data_ptr<float>();
  for (const size_t place : places) {
    std::memcpy(target, set.of(place), static_cast<size_t>(set.width) * sizeof(float));
    target += set.width;
  }
  return rows;
}

}  // namespace

FeatureSet computeFeatures(const EvaluateRequest& request, JobControl& control, const ProgressSink& progress) {
  const EvaluateSubject subject = subjectOf(request);
  const std::vector<Video> videos = indexForRun(subject.config).videos;
  FeatureSet set;
  set.weightsFile = subject.weights;
  for (const Video& video : videos) set.faces.push_back(faceOf(video));
  std::error_code ignored;
  if (!std::filesystem::is_directory(request.subject, ignored)) {
    fill(set, featuresOf(videos, subject, control, progress));
    return set;
  }
  const FeatureCache cache(RunFolder(request.subject).features(request.weights), subject.config, subject.weights, set.faces);
  if (const auto known = cache.read()) {
    fill(set, *known);
    return set;
  }
  const torch::Tensor features = featuresOf(videos, subject, control, progress);
  try {
    cache.write(features);
  } catch (const IoError&) {
    // A full disk or a folder that is only read costs the next window the time again, and nothing else.
  }
  fill(set, features);
  return set;
}

std::vector<Neighbour> nearestFaces(const FeatureSet& features, size_t face, Split split, size_t count) {
  std::vector<Neighbour> all;
  const float* own = features.of(face);
  for (size_t other = 0; other < features.faces.size(); ++other) {
    if (other == face || features.faces[other].split != split) continue;
    const float* values = features.of(other);
    double cosine = 0.0;
    for (int64_t i = 0; i < features.width; ++i) cosine += double(own[i]) * double(values[i]);
    all.push_back({other, cosine});
  }
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()));
  std::partial_sort(all.begin(), end, all.end(),
                    [](const Neighbour& a, const Neighbour& b) { return a.cosine > b.cosine; });
  all.erase(end, all.end());
  return all;
}

std::vector<std::array<double, 2>> projectFeatures(const FeatureSet& features, const std::vector<size_t>& places,
                                                   Projection projection, JobControl& control,
                                                   const ProgressSink& progress) {
  const torch::Tensor rows = rowsOf(features, places);
  const torch::Tensor flat = (projection == Projection::Tsne ? tsne(rows, {}, control, progress)
                                                             : principalComponents(rows, 2))
                                 .contiguous();
  std::vector<std::array<double, 2>> points(places.size());
  const double* values = flat.const_data_ptr<double>();
  for (size_t i = 0; i < points.size(); ++i) points[i] = {values[2 * i], values[2 * i + 1]};
  return points;
}

}  // namespace gacfas
