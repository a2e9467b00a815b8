#include "tests/support/SampleNames.h"

namespace gacfas::test {

namespace {

SampleVideo videoOf(const std::string& domain, size_t place, Split split, Label label, int64_t number) {
  SampleVideo video{domain, place, split, label, number, "", "live", ""};
  if (label == Label::Spoof) video.attack = number % 2 == 0 ? "print" : "replay";
  const int64_t base = (split == Split::Test ? 1000 : 5000) + 100 * static_cast<int64_t>(place);
  video.client = "client" + std::to_string(base + number);
  video.name = video.client + "_" + video.attack + "_01";
  return video;
}

}  // namespace

std::vector<std::string> sampleDomains(const SampleRunOptions& options) {
  std::vector<std::string> domains{options.target};
  domains.insert(domains.end(), options.sources.begin(), options.sources.end());
  return domains;
}

std::vector<SampleVideo> sampleVideos(const SampleRunOptions& options, Split split) {
  std::vector<SampleVideo> videos;
  const std::vector<std::string> domains = sampleDomains(options);
  for (size_t place = 0; place < domains.size(); ++place)
    for (const Label label : {Label::Spoof, Label::Live})
      for (int64_t number = 0; number < options.videos; ++number)
        videos.push_back(videoOf(domains[place], place, split, label, number));
  return videos;
}

}  // namespace gacfas::test
