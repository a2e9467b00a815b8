#include "app/bench/Benches.h"
#include "app/bench/Measure.h"
#include "core/landscape/NestedOrder.h"
#include "core/landscape/SurfaceFill.h"

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

constexpr int64_t kPointBatch = 32;

SurfaceSampler samplerOf(const Size& size, const LandscapeFaces& faces) {
  FasNet net(FasNetOptions{size.width, 1, Precision::Fp32});
  net->initialise(1);
  net->useChannelsLast();
  return {net, makePlane(net, {}), faces, {LossKind::Bce, 12.0, kPointBatch}};
}

/// Whether the ends, the middle and the middles between them are measured on both axes.
bool hasCoarsePicture(const LandscapeGrid& grid) {
  const std::vector<int> x = nestedLevels(grid.x.size()), y = nestedLevels(grid.y.size());
  for (size_t point = 0; point < grid.size(); ++point)
    if (std::max(x[point % grid.x.size()], y[point / grid.x.size()]) <= 1 && grid.status[point] == PointStatus::Pending)
      return false;
  return true;
}

}  // namespace

void benchPicture(const Size& size, int64_t faces) {
  constexpr int64_t kSide = 51;
  const LandscapeFaces drawn = drawnFaces(size, faces);
  LandscapeGrid grid(linspace(-1.0, 1.0, kSide), linspace(-1.0, 1.0, kSide), drawn.domainNames);
  double points = 0.0, pictureSeconds = 0.0;
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  SurfaceSampler sampler = samplerOf(size, drawn);
  JobControl control;
  fillSurface({&sampler}, grid, control, {.onPoint = [&](size_t, const PointLosses&) {
                if (pictureSeconds > 0.0) return;
                ++points;
                if (hasCoarsePicture(grid)) pictureSeconds = elapsed();
              }});
  const double all = elapsed();
  row("landscape 51 x 51, whole", all, "s");
  row("landscape 51 x 51, points of the first picture", 100.0 * points / static_cast<double>(grid.size()), "%");
  row("landscape 51 x 51, time of the first picture", 100.0 * pictureSeconds / all, "%");
}

void benchLandscape(const Size& size, int64_t faces, int64_t points) {
  FasNet net(FasNetOptions{size.width, 1, Precision::Fp32});
  net->initialise(1);
  net->useChannelsLast();
  const LandscapeFaces drawn = drawnFaces(size, faces);
  SurfaceSampler sampler = samplerOf(size, drawn);
  sampler.evaluate(0.1, 0.1);
  bareForward(net, drawn.images, kPointBatch);
  std::vector<double> point, forward;
  for (int64_t i = 0; i < points; ++i) {
    point.push_back(secondsOf([&] { sampler.evaluate(0.01 * static_cast<double>(i), -0.1); }));
    forward.push_back(secondsOf([&] { bareForward(net, drawn.images, kPointBatch); }));
  }
  row("landscape, points of " + std::to_string(faces) + " faces", 1.0 / median(point), "point/s");
  row("landscape, faces", static_cast<double>(faces) / median(point), "face/s");
  row("landscape, point over bare forward passes", median(point) / median(forward), "times");
}

}  // namespace gacfas::bench
