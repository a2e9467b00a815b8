#pragma once

#include <string>
#include <vector>

#include "core/types/Dataset.h"
#include "tests/support/SampleRun.h"

namespace gacfas::test {

/// One video of a sample run: what its scores say of it, and where its face lies.
struct SampleVideo {
  std::string domain;
  size_t domainPlace = 0;
  Split split = Split::Test;
  Label label = Label::Spoof;
  int64_t number = 0;
  std::string client, attack, name;
};

inline constexpr const char* kSampleFrame = "crop_0000.jpg";

/// The target first, as in a run's scores.
std::vector<std::string> sampleDomains(const SampleRunOptions& options);
/// Videos of one split, domain by domain; no client is in two domains or splits.
std::vector<SampleVideo> sampleVideos(const SampleRunOptions& options, Split split);

}  // namespace gacfas::test
