#include "core/landscape/SurfaceSampler.h"

#include <chrono>

#include "core/landscape/NestedOrder.h"
#include "core/loss/ClassificationLoss.h"
#include "core/loss/SupConLoss.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr const char* kMemoryAdvice = "lower landscape.batch_size or landscape.faces";

double dot(const TensorList& a, const TensorList& b, size_t count) {
  double sum = 0.0;
  for (size_t i = 0; i < std::min({count, a.size(), b.size()}); ++i)
    sum += (a[i].to(torch::kCPU, torch::kFloat64) * b[i].to(torch::kCPU, torch::kFloat64)).sum().item<double>();
  return sum;
}

/// Points in the order in which they are measured.
std::vector<size_t> orderOf(const LandscapeGrid& grid, bool byRows) {
  if (!byRows) return nestedOrder(grid.x.size(), grid.y.size());
  std::vector<size_t> order;
  for (size_t iy = 0; iy < grid.y.size(); ++iy)
    for (const size_t ix : nestedOrder(grid.x.size(), 1)) order.push_back(grid.index(ix, iy));
  return order;
}

FaceMeasures unpack(const torch::Tensor& values, int64_t count) {
  const auto row = [&](int64_t number) { return values.data_ptr<double>() + number * values.size(1); };
  FaceMeasures faces;
  faces.loss.assign(row(0), row(0) + count);
  faces.score.assign(row(1), row(1) + count);
  if (values.size(1) > count) faces.contrastive = row(0)[count];
  return faces;
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

/// What comes of one look at all faces.
struct SurfaceSampler::Pass {
  torch::Tensor values;    ///< [2, N] float64: loss and score of each face
  torch::Tensor features;  ///< [source faces, D], where wanted
  double clip = 0.0;       ///< give up at this; 0: never
  double bound = 0.0;      ///< proved lower bound of the loss, where given up
};

SurfaceSampler::SurfaceSampler(FasNet net, const Plane& plane, LandscapeFaces faces,
                               const SurfaceSettings& settings)
    : net_(std::move(net)), faces_(std::move(faces)), settings_(settings) {
  requireWhole(faces_);
  sourceFaces_ = countSources(faces_);
  shares_ = lossShares(faces_, sourceFaces_);
  if (settings_.contrastive) classes_ = contrastiveClasses(faces_, sourceFaces_);
  withMemoryAdvice(kMemoryAdvice, [&] {
    const torch::Tensor head = net_->parameters().back();
    faces_.images =
        faces_.images.to(head.options().requires_grad(false)).contiguous(torch::MemoryFormat::ChannelsLast);
    labels_ = torch::tensor(faces_.labels, torch::kInt64).to(head.device());
    if (classes_.defined()) classes_ = classes_.to(head.device());
  });
  setPlane(plane);
}

void SurfaceSampler::setPlane(const Plane& plane) {
  withMemoryAdvice(kMemoryAdvice, [&] {
    network_.reset();
    network_ = makePlaneNetwork(net_, plane, settings_.network);
  });
  findNorms(plane);
}

void SurfaceSampler::findNorms(const Plane& plane) {
  const torch::NoGradGuard noGrad;
  TensorList centre;
  for (const auto& [name, tensor] : parametersOf(net_)) centre.push_back(tensor.detach());
  const TensorList* const lists[6][2] = {{&centre, &centre}, {&plane.x, &plane.x}, {&plane.y, &plane.y},
                                         {&centre, &plane.x}, {&centre, &plane.y}, {&plane.x, &plane.y}};
  for (size_t i = 0; i < 6; ++i) norms_[i] = dot(*lists[i][0], *lists[i][1], centre.size());
}

double SurfaceSampler::squaredNorm(double a, double b) const {
  return norms_[0] + a * a * norms_[1] + b * b * norms_[2] +
         2.0 * (a * norms_[3] + b * norms_[4] + a * b * norms_[5]);
}

/// Lower bound of the loss from the first `done` faces.
double SurfaceSampler::lossBound(const torch::Tensor& losses, int64_t done) const {
  const int64_t count = std::min(done, sourceFaces_);
  return (losses.narrow(0, 0, count).cpu() * shares_.narrow(0, 0, count)).sum().item<double>();
}

void SurfaceSampler::forwardAll(Pass& pass) {
  const int64_t count = faces_.images.size(0);
  TensorList features;
  for (int64_t start = 0; start < count; start += settings_.batchSize) {
    const int64_t size = std::min(settings_.batchSize, count - start);
    const FasOutput output = network_->forward(faces_.images.narrow(0, start, size));
    const torch::Tensor batch = pass.values.narrow(1, start, size);
    batch[0].copy_(classificationLosses(output.logits, labels_.narrow(0, start, size), settings_.loss,
                                        settings_.logitScale));
    batch[1].copy_(FasNetImpl::score(output.logits));
    if (classes_.defined()) features.push_back(output.features);
    if (pass.clip <= 0.0 || start + size == count) continue;
    const double bound = lossBound(pass.values[0], start + size);
    if (!(bound >= pass.clip)) continue;
    pass.bound = bound;
    return;
  }
  if (!features.empty()) pass.features = torch::cat(features).narrow(0, 0, sourceFaces_);
}

SurfaceSampler::Pass SurfaceSampler::run(double a, double b, double clip) {
  Pass pass;
  pass.clip = clip;
  withMemoryAdvice(kMemoryAdvice, [&] {
    const torch::NoGradGuard noGrad;
    network_->moveTo(a, b);
    network_->settle(faces_.images.narrow(0, 0, sourceFaces_), settings_.batchSize);
    pass.values = torch::empty({2, faces_.images.size(0)}, labels_.options().dtype(torch::kFloat64));
    forwardAll(pass);
    if (classes_.defined() && pass.features.defined()) {  // brought over together with the rest
      const torch::Tensor loss = supConLoss(pass.features, classes_).to(torch::kFloat64);
      pass.values = torch::cat({pass.values, loss.expand({2, 1})}, 1);
    }
    pass.values = pass.values.cpu();
  });
  return pass;
}

FaceMeasures SurfaceSampler::measure(double a, double b) {
  FaceMeasures faces = unpack(run(a, b, 0.0).values, faces_.images.size(0));
  faces.squaredNorm = squaredNorm(a, b);
  return faces;
}

PointLosses SurfaceSampler::evaluate(double a, double b) {
  const Pass pass = run(a, b, settings_.clip);
  if (pass.bound > 0.0) return gacfas::lossBound(pass.bound, faces_.domainNames.size());
  FaceMeasures faces = unpack(pass.values, faces_.images.size(0));
  faces.squaredNorm = squaredNorm(a, b);
  return summary(faces);
}

PointLosses SurfaceSampler::summary(const FaceMeasures& faces) const {
  PointLosses losses = summarise(faces, faces_.labels, faces_.domains, faces_.domainNames.size());
  if (settings_.addColumns) settings_.addColumns(faces, losses);
  return losses;
}

void SurfaceSampler::fill(LandscapeGrid& grid, JobControl& control, const PointSink& onPoint,
                          const ProgressSink& onProgress, const RowPlane& planeOf) {
  if (grid.domains != faces_.domainNames)
    throw Error("the landscape's grid names other domains than its faces have");
  PointClock clock(grid, onProgress);
  size_t row = grid.y.size();  // none yet
  for (const size_t point : orderOf(grid, static_cast<bool>(planeOf))) {
    if (grid.status[point] != PointStatus::Pending) continue;
    control.waitWhilePaused();
    control.throwIfStopped();
    const size_t iy = point / grid.x.size();
    if (planeOf && iy != row) setPlane(planeOf(row = iy));
    const double b = planeOf ? 0.0 : grid.yAt(point);
    grid.set(point, clock.time([&] { return evaluate(grid.xAt(point), b); }));
    if (onPoint) onPoint(point, grid.points[point]);
    clock.report();
  }
}

}  // namespace gacfas
