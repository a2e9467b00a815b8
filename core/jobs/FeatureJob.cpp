#include "core/jobs/FeatureJob.h"

#include <algorithm>
#include <cstring>

#include "core/data/DatasetIndex.h"
#include "core/data/VideoFrames.h"
#include "core/explain/PrincipalComponents.h"
#include "core/explain/Tsne.h"
#include "core/jobs/EvaluateSubject.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/tensor/Device.h"

namespace gacfas {

namespace {

FeatureFace faceOf(const Video& video, const std::string& frame) {
  return {video.domain, video.split, video.label, video.name, video.client, video.attack, video.folder / frame};
}

void append(FeatureSet& set, const torch::Tensor& features) {
  const torch::Tensor values = features.to(torch::kFloat32).cpu().contiguous();
  set.width = values.size(1);
  const float* first = values.const_data_ptr<float>();
  set.values.insert(set.values.end(), first, first + values.numel());
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
  const torch::NoGradGuard noGrad;
  const EvaluateSubject subject = subjectOf(request);
  const Config& config = subject.config;
  const std::vector<Video> videos = indexForRun(config).videos;
  configureTorch(config.system.threads);
  FasNet net = loadNetwork(config, subject.weights, chooseDevice(config.system.device));
  const torch::TensorOptions placement = net->parameters().front().options();
  VideoFrames frames(videos, {1, config.model.imageSize, config.evaluate.batchSize, config.system.workers, config.data});
  FeatureSet set;
  set.weightsFile = subject.weights;
  Progress reported;
  reported.phase = "features";
  reported.unit = "face";
  reported.total = frames.count();
  while (const std::optional<FrameBatch> batch = frames.next()) {
    control.throwIfStopped();
    withMemoryAdvice("lower evaluate.batch_size", [&] {
      append(set, net->forward(batch->images.to(placement), BatchStatistics::Running).features);
    });
    for (size_t i = 0; i < batch->videos.size(); ++i)
      set.faces.push_back(faceOf(videos[static_cast<size_t>(batch->videos[i])], batch->frames[i]));
    reported.done = static_cast<int64_t>(set.faces.size());
    if (progress) progress(reported);
  }
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
