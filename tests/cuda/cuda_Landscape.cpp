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
  SurfaceSampler(net, plane, test::drawnFaces(), settings).fill(grid, control, {}, {});
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

}  // namespace

std::vector<test::DeviceCase> test::landscapeCases() {
  return {{"surface, bce", [](torch::Device device) { compare(device, 1); }},
          {"surface, ce", [](torch::Device device) { compare(device, 2); }}};
}
