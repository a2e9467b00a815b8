#include <torch/cuda.h>

#include "DeviceCases.h"
#include "tests/landscape/TinyNet.h"

using namespace gacfas;

namespace {

LandscapeGrid surface(torch::Device device, int64_t classes) {
  FasNet net = test::tinyNet(4, classes);
  const Plane plane = makePlane(net, DirectionRecipe{});
  net->to(device);
  net->useChannelsLast();
  const auto before = test::copyOf(net);
  const SurfaceSettings settings{classes == 2 ? LossKind::Ce : LossKind::Bce, 12.0, /*batchSize=*/4};
  LandscapeGrid grid(linspace(-1.0, 1.0, 5), linspace(-1.0, 1.0, 3), test::drawnFaces().domainNames);
  JobControl control;
  test::fill(SurfaceSampler(net, plane, test::drawnFaces(), settings), grid, control);
  test::expect(test::sameBytes(before, test::copyOf(net)), "the network is not its old self");
  return grid;
}

/// In float32: the losses agree to rounding.
void compare(torch::Device device, int64_t classes) {
  const LandscapeGrid expected = surface(torch::kCPU, classes), found = surface(device, classes);
  test::expect(found.count(PointStatus::Done) == 15, "points are missing");
  for (size_t i = 0; i < expected.size(); ++i) {
    const PointLosses &a = found.points[i], &b = expected.points[i];
    const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-4 * std::max(std::abs(y), 0.1); };
    bool same = near(a.loss, b.loss) && near(a.weightedLoss, b.weightedLoss);
    for (size_t k = 0; k < b.domainLoss.size(); ++k) same = same && near(a.domainLoss[k], b.domainLoss[k]);
    test::expect(same, "point " + std::to_string(i) + ": " + std::to_string(a.loss) + ", on the CPU " +
                           std::to_string(b.loss));
  }
}

std::vector<double> losses(torch::Device device, size_t workers, bool graph) {
  SurfaceSettings settings{LossKind::Bce, 12.0, /*batchSize=*/4};
  settings.contrastive = true;
  settings.graph = graph;
  std::vector<SurfaceSampler> samplers;
  std::vector<SurfaceSampler*> pointers;
  const auto devices = static_cast<size_t>(device.is_cuda() ? torch::cuda::device_count() : 1);
  for (size_t i = 0; i < workers; ++i) {
    FasNet net = test::tinyNet(4);
    const Plane plane = makePlane(net, DirectionRecipe{});
    net->to(device.is_cuda() ? torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(i % devices)) : device);
    net->useChannelsLast();
    samplers.emplace_back(net, plane, test::drawnFaces(), settings);
  }
  for (SurfaceSampler& sampler : samplers) pointers.push_back(&sampler);
  LandscapeGrid grid(linspace(-1.0, 1.0, 5), linspace(-1.0, 1.0, 3), test::drawnFaces().domainNames);
  JobControl control;
  fillSurface(pointers, grid, control, {});
  std::vector<double> all;
  for (const PointLosses& point : grid.points) all.push_back(point.loss);
  return all;
}

/// The same kernels with the same numbers.
void replayed(torch::Device device) {
  test::expect(losses(device, 1, /*graph=*/true) == losses(device, 1, /*graph=*/false),
               "a replayed pass gives other losses than a launched one");
}

/// On all GPUs that there are, at least two workers.
void severalWorkers(torch::Device device) {
  const size_t workers = std::max<size_t>(2, device.is_cuda() ? torch::cuda::device_count() : 3);
  const std::vector<double> expected = losses(device, 1, true), found = losses(device, workers, true);
  for (size_t i = 0; i < expected.size(); ++i)
    test::expect(std::abs(found[i] - expected[i]) <= 1e-5 * std::abs(expected[i]),
                 "point " + std::to_string(i) + " of several workers is another");
}

}  // namespace

std::vector<test::DeviceCase> test::landscapeCases() {
  return {{"surface, bce", [](torch::Device device) { compare(device, 1); }},
          {"surface, ce", [](torch::Device device) { compare(device, 2); }},
          {"a recorded pass, replayed", replayed},
          {"several workers", severalWorkers}};
}
