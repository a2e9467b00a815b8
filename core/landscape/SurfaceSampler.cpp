#include "core/landscape/SurfaceSampler.h"

#include <chrono>
#include <set>

#include "core/landscape/NestedOrder.h"
#include "core/loss/ClassificationLoss.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr const char* kMemoryAdvice = "lower landscape.batch_size or landscape.faces";

void requireWhole(const LandscapeFaces& faces) {
  const size_t count = faces.labels.size();
  const std::set<int64_t> present(faces.domains.begin(), faces.domains.end());
  const auto domains = static_cast<int64_t>(faces.domainNames.size());
  if (count == 0 || faces.images.size(0) != static_cast<int64_t>(count) || faces.domains.size() != count)
    throw Error("a landscape needs faces, with one label and one domain each");
  if (static_cast<int64_t>(present.size()) != domains || *present.begin() != 0 ||
      *present.rbegin() != domains - 1)
    throw Error("a landscape needs at least one face of each of its " + std::to_string(domains) + " domains");
}

/// Done and left, with a rate over the points measured here: pauses do not count.
class PointClock {
public:
  PointClock(const LandscapeGrid& grid, const ProgressSink& sink)
      : sink_(sink),
        known_(static_cast<int64_t>(grid.size() - grid.count(PointStatus::Pending))),
        total_(static_cast<int64_t>(grid.size())) {
    report();
  }

  template <class Work>
  auto time(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    ++measured_;
    return result;
  }

  void report() const {
    if (!sink_) return;
    Progress progress;
    progress.phase = "landscape";
    progress.unit = "point";
    progress.done = known_ + measured_;
    progress.total = total_;
    progress.estimate(measured_, seconds_);
    sink_(progress);
  }

private:
  const ProgressSink& sink_;
  int64_t known_, total_, measured_ = 0;
  double seconds_ = 0.0;
};

}  // namespace

SurfaceSampler::SurfaceSampler(FasNet net, const Plane& plane, LandscapeFaces faces,
                               const SurfaceSettings& settings)
    : net_(net), faces_(std::move(faces)), settings_(settings), weights_(std::move(net), plane) {
  requireWhole(faces_);
  withMemoryAdvice(kMemoryAdvice, [&] {
    const torch::Tensor head = net_->parameters().back();
    faces_.images =
        faces_.images.to(head.options().requires_grad(false)).contiguous(torch::MemoryFormat::ChannelsLast);
    labels_ = torch::tensor(faces_.labels, torch::kInt64).to(head.device());
  });
}

/// [2, N] float64 on the CPU: loss and score of each face, brought over in one piece.
torch::Tensor SurfaceSampler::forwardAll() {
  const int64_t count = faces_.images.size(0);
  torch::Tensor values = torch::empty({2, count}, labels_.options().dtype(torch::kFloat64));
  for (int64_t start = 0; start < count; start += settings_.batchSize) {
    const int64_t size = std::min(settings_.batchSize, count - start);
    const FasOutput output = net_->forward(faces_.images.narrow(0, start, size), BatchStatistics::Running);
    const torch::Tensor batch = values.narrow(1, start, size);
    batch[0].copy_(classificationLosses(output.logits, labels_.narrow(0, start, size), settings_.loss,
                                        settings_.logitScale));
    batch[1].copy_(FasNetImpl::score(output.logits));
  }
  return values.cpu();
}

FaceMeasures SurfaceSampler::measure(double a, double b) {
  FaceMeasures faces;
  withMemoryAdvice(kMemoryAdvice, [&] {
    weights_.moveTo(a, b);
    const PlaneWeights::Attached attached(weights_);
    const c10::InferenceMode inference;
    const torch::Tensor values = forwardAll();
    const double* data = values.data_ptr<double>();
    const int64_t count = values.size(1);
    faces.loss.assign(data, data + count);
    faces.score.assign(data + count, data + 2 * count);
  });
  return faces;
}

PointLosses SurfaceSampler::evaluate(double a, double b) {
  return summarise(measure(a, b), faces_.labels, faces_.domains, faces_.domainNames.size());
}

void SurfaceSampler::fill(LandscapeGrid& grid, JobControl& control, const PointSink& onPoint,
                          const ProgressSink& onProgress) {
  if (grid.domains != faces_.domainNames)
    throw Error("the landscape's grid names other domains than its faces have");
  PointClock clock(grid, onProgress);
  for (size_t point : nestedOrder(grid.x.size(), grid.y.size())) {
    if (grid.status[point] != PointStatus::Pending) continue;
    control.waitWhilePaused();
    control.throwIfStopped();
    grid.set(point, clock.time([&] { return evaluate(grid.xAt(point), grid.yAt(point)); }));
    if (onPoint) onPoint(point, grid.points[point]);
    clock.report();
  }
}

}  // namespace gacfas
