#include "core/landscape/SurfaceSampler.h"

#include <limits>

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

FaceMeasures unpack(const torch::Tensor& values, int64_t count) {
  const auto row = [&](int64_t number) { return values.data_ptr<double>() + number * values.size(1); };
  FaceMeasures faces;
  faces.loss.assign(row(0), row(0) + count);
  faces.score.assign(row(1), row(1) + count);
  if (values.size(1) > count) faces.contrastive = row(0)[count];
  return faces;
}

}  // namespace

/// What comes of one look at all faces.
struct SurfaceSampler::Pass {
  torch::Tensor values;    ///< values_: loss and score of each face, 0 where not known yet
  torch::Tensor rest;      ///< int64, places of the faces to measure; undefined: all
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
    const int64_t columns = faces_.images.size(0) + (classes_.defined() ? 1 : 0);
    values_ = torch::empty({2, columns}, labels_.options().dtype(torch::kFloat64));
  });
  setPlane(plane);
}

void SurfaceSampler::setPlane(const Plane& plane) {
  withMemoryAdvice(kMemoryAdvice, [&] {
    graph_ = {};
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

/// Lower bound of the loss from the faces known so far: no loss is below 0, and that of the others is 0 here.
double SurfaceSampler::lossBound(const torch::Tensor& losses) const {
  return (losses.narrow(0, 0, sourceFaces_).cpu() * shares_).sum().item<double>();
}

void SurfaceSampler::takeKnown(Pass& pass, const KnownFaces& known) const {
  const torch::Tensor places = torch::tensor(known.places, torch::kInt64).to(labels_.device());
  const auto put = [&](int64_t row, const std::vector<double>& values) {
    pass.values[row].index_copy_(0, places, torch::tensor(values, torch::kFloat64).to(labels_.device()));
  };
  put(0, known.loss);
  put(1, known.score);
  torch::Tensor open = torch::ones({faces_.images.size(0)}, labels_.options().dtype(torch::kBool));
  pass.rest = open.index_fill_(0, places, false).nonzero().view({-1});
}

/// Those of pass.rest, or all, until they prove that the point lies above the clip. Returns how many it were.
int64_t SurfaceSampler::forwardFaces(Pass& pass) {
  const int64_t count = pass.rest.defined() ? pass.rest.size(0) : faces_.images.size(0);
  TensorList features;
  for (int64_t start = 0; start < count; start += settings_.batchSize) {
    const int64_t size = std::min(settings_.batchSize, count - start);
    const auto batchOf = [&](const torch::Tensor& all) {
      return pass.rest.defined() ? all.index_select(0, pass.rest.narrow(0, start, size)) : all.narrow(0, start, size);
    };
    const FasOutput output = network_->forward(batchOf(faces_.images));
    const TensorList found{
        classificationLosses(output.logits, batchOf(labels_), settings_.loss, settings_.logitScale),
        FasNetImpl::score(output.logits)};
    for (int64_t row = 0; row < 2; ++row) {
      const torch::Tensor& values = found[static_cast<size_t>(row)];
      if (pass.rest.defined()) {
        pass.values[row].index_copy_(0, pass.rest.narrow(0, start, size), values.to(torch::kFloat64));
      } else {
        pass.values[row].narrow(0, start, size).copy_(values);
      }
    }
    if (classes_.defined() && !pass.rest.defined()) features.push_back(output.features);
    if (start + size < count && isGivenUp(pass)) return start + size;
  }
  if (!features.empty()) {
    const torch::Tensor loss = supConLoss(torch::cat(features).narrow(0, 0, sourceFaces_), classes_);
    pass.values.narrow(1, count, 1).copy_(loss.expand({2, 1}));
  }
  return count;
}

/// All faces, by a graph where there can be one: nothing may then be looked at on the way.
int64_t SurfaceSampler::forwardRecorded(Pass& pass) {
  const bool whole = !pass.rest.defined() && pass.clip <= 0.0;
  if (!settings_.graph || !whole || !PassGraph::isFor(values_.device())) return forwardFaces(pass);
  graph_.run(values_.device(), [&] { forwardFaces(pass); });
  return faces_.images.size(0);
}

/// Whether the faces known so far prove that the loss is at the clip or above.
bool SurfaceSampler::isGivenUp(Pass& pass) const {
  if (pass.clip <= 0.0) return false;
  const double bound = lossBound(pass.values[0]);
  if (bound >= pass.clip) pass.bound = bound;
  return pass.bound > 0.0;
}

SurfaceSampler::Pass SurfaceSampler::run(double a, double b, double clip, const KnownFaces* known) {
  Pass pass;
  pass.clip = clip;
  withMemoryAdvice(kMemoryAdvice, [&] {
    const torch::NoGradGuard noGrad;
    pass.values = values_.zero_();
    if (classes_.defined()) values_.select(1, values_.size(1) - 1).fill_(std::numeric_limits<double>::quiet_NaN());
    if (known) takeKnown(pass, *known);
    if (!known || pass.rest.size(0) == 0 || !isGivenUp(pass)) {
      network_->moveTo(a, b);
      network_->settle(faces_.images.narrow(0, 0, sourceFaces_), settings_.batchSize);
      forwarded_ += forwardRecorded(pass);
    }
    pass.values = pass.values.cpu();
  });
  return pass;
}

FaceMeasures SurfaceSampler::measured(const Pass& pass, double a, double b) const {
  FaceMeasures faces = unpack(pass.values, faces_.images.size(0));
  faces.squaredNorm = squaredNorm(a, b);
  return faces;
}

FaceMeasures SurfaceSampler::measure(double a, double b, const KnownFaces* known) {
  return measured(run(a, b, 0.0, known), a, b);
}

PointLosses SurfaceSampler::evaluate(double a, double b, const KnownFaces* known, FaceMeasures* faces) {
  const Pass pass = run(a, b, settings_.clip, known);
  if (pass.bound > 0.0) return gacfas::lossBound(pass.bound, faces_.domainNames.size());
  FaceMeasures all = measured(pass, a, b);
  const PointLosses losses = summary(all);
  if (faces) *faces = std::move(all);
  return losses;
}

PointLosses SurfaceSampler::summary(const FaceMeasures& faces) const {
  PointLosses losses = summarise(faces, faces_.labels, faces_.domains, faces_.domainNames.size());
  if (settings_.addColumns) settings_.addColumns(faces, losses);
  return losses;
}

}  // namespace gacfas
