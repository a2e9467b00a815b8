#include "app/bench/Benches.h"
#include "app/bench/Measure.h"
#include "core/landscape/SurfaceSampler.h"

namespace gacfas::bench {

namespace {

LandscapeFaces drawnFaces(const Size& size, int64_t count) {
  LandscapeFaces faces;
  torch::manual_seed(2);
  faces.images = torch::randn({count, 3, size.imageSize, size.imageSize}).contiguous(torch::MemoryFormat::ChannelsLast);
  faces.domainNames = {"first", "second", "third"};
  for (int64_t i = 0; i < count; ++i) {
    faces.labels.push_back(i / 3 % 2);
    faces.domains.push_back(i % 3);
  }
  return faces;
}

void bareForward(FasNet& net, const torch::Tensor& images, int64_t batch) {
  const c10::InferenceMode inference;
  for (const torch::Tensor& part : images.split(batch)) net->forward(part, BatchStatistics::Running);
}

}  // namespace

void benchLandscape(const Size& size, int64_t faces, int64_t points) {
  constexpr int64_t kBatch = 32;
  FasNet net(FasNetOptions{size.width, 1, Precision::Fp32});
  net->initialise(1);
  net->useChannelsLast();
  const LandscapeFaces drawn = drawnFaces(size, faces);
  SurfaceSampler sampler(net, makePlane(net, {}), drawn, {LossKind::Bce, 12.0, kBatch});
  sampler.evaluate(0.1, 0.1);
  bareForward(net, drawn.images, kBatch);
  std::vector<double> point, forward;
  for (int64_t i = 0; i < points; ++i) {
    point.push_back(secondsOf([&] { sampler.evaluate(0.01 * static_cast<double>(i), -0.1); }));
    forward.push_back(secondsOf([&] { bareForward(net, drawn.images, kBatch); }));
  }
  row("landscape, points of " + std::to_string(faces) + " faces", 1.0 / median(point), "point/s");
  row("landscape, faces", static_cast<double>(faces) / median(point), "face/s");
  row("landscape, point over bare forward passes", median(point) / median(forward), "times");
}

}  // namespace gacfas::bench
