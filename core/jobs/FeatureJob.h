#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/jobs/EvaluateJob.h"

namespace gacfas {

/// The middle frame of a video.
struct FeatureFace {
  std::string domain;
  Split split = Split::Train;
  Label label = Label::Spoof;
  std::string video, client, attack;
  std::filesystem::path image;
};

/// Penultimate features of faces: what the cosine head gets.
struct FeatureSet {
  int64_t width = 0;                ///< of a feature, 512 in ResNet-18
  std::vector<FeatureFace> faces;
  std::vector<float> values;        ///< faces x width, each face's of unit length
  std::filesystem::path weightsFile;

  const float* of(size_t face) const { return values.data() + face * static_cast<size_t>(width); }
};

/// Features of all videos of the run's domains, in every split. Those of a run are kept in its folder features and taken from
/// there where neither weights nor images have changed since. Throws InputError, DeviceError, Cancelled.
FeatureSet computeFeatures(const EvaluateRequest& request, JobControl& control, const ProgressSink& progress);

/// A neighbour of a face: its place among the faces, and the cosine of the angle between the features.
struct Neighbour {
  size_t face = 0;
  double cosine = 0.0;
};
/// The `count` faces of a split with the largest cosine to face `face`, that one excepted, nearest first.
std::vector<Neighbour> nearestFaces(const FeatureSet& features, size_t face, Split split, size_t count);

enum class Projection { PrincipalComponents, Tsne };
/// Two coordinates for each of the faces `places` (core/explain). Deterministic. Throws Cancelled.
std::vector<std::array<double, 2>> projectFeatures(const FeatureSet& features, const std::vector<size_t>& places,
                                                   Projection projection, JobControl& control,
                                                   const ProgressSink& progress);

}  // namespace gacfas
