#include "core/jobs/TraceStep.h"

#include <sstream>

#include "core/minimizer/Minimizer.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/weights/WeightImport.h"

namespace gacfas {

namespace {

std::string pointName(int64_t domain) {
  return domain == kAllDomains ? "all" : std::to_string(domain);
}

/// Collects copies of what a step is made of, under trace-step's names.
class Trace : public StepObserver {
public:
  explicit Trace(const std::vector<std::string>& parameters) : parameters_(parameters) {}

  void add(const std::string& name, const torch::Tensor& value) {
    tensors_.emplace_back(name, value.detach().cpu().clone());
  }
  void add(const std::string& prefix, const TensorList& list) {
    for (size_t i = 0; i < list.size(); ++i) add(prefix + "." + parameters_[i], list[i]);
  }
  void onPerturbation(int64_t domain, const TensorList& epsilon) override {
    add("eps." + pointName(domain), epsilon);
  }
  void onAscendedGradient(int64_t domain, const TensorList& gradient) override {
    add("grad.ascended." + pointName(domain), gradient);
  }
  const NamedTensors& tensors() const { return tensors_; }

private:
  const std::vector<std::string>& parameters_;
  NamedTensors tensors_;
};

std::string shapeText(const torch::Tensor& tensor) {
  std::ostringstream text;
  text << tensor.sizes() << " " << tensor.scalar_type();
  return text.str();
}

torch::Tensor part(const TensorFile& file, const std::filesystem::path& path, const std::string& name,
                   torch::ScalarType type, int64_t dimensions) {
  const torch::Tensor* tensor = file.find(name);
  if (!tensor) throw InputError(path.string() + ": no tensor '" + name + "'");
  if (tensor->scalar_type() != type || tensor->dim() != dimensions) {
    std::ostringstream wanted;
    wanted << dimensions << " dimensions of " << type;
    throw InputError(path.string() + ": tensor '" + name + "' must have " + wanted.str() + ", found " +
                     shapeText(*tensor));
  }
  return *tensor;
}

FaceBatch readBatch(const std::filesystem::path& path) {
  const TensorFile file = readSafetensors(path);
  const FaceBatch batch{part(file, path, "images", torch::kFloat32, 4),
                        part(file, path, "labels", torch::kInt64, 1),
                        part(file, path, "domains", torch::kInt64, 1)};
  const int64_t faces = batch.labels.size(0);
  if (faces < 1 || batch.domains.size(0) != faces || batch.images.size(0) != 2 * faces ||
      batch.images.size(1) != 3 || batch.images.size(2) != batch.images.size(3))
    throw InputError(path.string() +
                     ": images must be [2B, 3, S, S] for B labels and B domains, found images " +
                     shapeText(batch.images) + ", labels " + shapeText(batch.labels) + ", domains " +
                     shapeText(batch.domains));
  if (!torch::isfinite(batch.images).all().item<bool>())
    throw InputError(path.string() + ": tensor 'images' has values that are not finite");
  return batch;
}

/// Floating tensors only: Module::to would turn the batch counts into floats as well.
void toType(FasNet& net, torch::ScalarType type) {
  for (torch::Tensor& parameter : net->parameters()) parameter.set_data(parameter.to(type));
  for (torch::Tensor& buffer : net->buffers())
    if (buffer.is_floating_point()) buffer.set_data(buffer.to(type));
}

/// The network's shape is the file's, so that a small network can be traced without a config.
FasNet readNetwork(const std::filesystem::path& path, Config config, torch::Device device,
                   torch::ScalarType type) {
  const TensorFile file = forFasNet(readWeights(path));
  if (const torch::Tensor* stem = file.find("model.conv1.weight"); stem && stem->dim() == 4)
    config.model.width = stem->size(0);
  FasNet net = makeNetwork(config, device);
  toType(net, type);
  net->useChannelsLast();
  loadInto(networkTensors(net), file, path.string(), WeightPart::All);
  return net;
}

void traceLosses(const StepObjective& objective, Trace& trace) {
  for (int64_t k = 0; k < objective.domains(); ++k)
    if (objective.present(k)) trace.add("loss.domain." + std::to_string(k), objective.domainLoss(k));
  trace.add("loss.contrastive", objective.contrastiveLoss());
}

void traceGradients(StepObjective& objective, Trace& trace) {
  for (int64_t k = 0; k < objective.domains(); ++k)
    if (objective.present(k)) trace.add("grad.domain." + std::to_string(k), objective.domainGradient(k));
  trace.add("grad.contrastive", objective.contrastiveGradient(/*lastUse=*/false));
}

}  // namespace

void traceStep(const TraceRequest& request, const Config& config) {
  configureTorch(config.system.threads);
  const torch::Device device = chooseDevice(config.system.device);
  const torch::ScalarType type = request.doublePrecision ? torch::kFloat64 : torch::kFloat32;
  FasNet net = readNetwork(request.weights, config, device, type);
  StepObjective objective(net, parametersOf(net), readBatch(request.batch), lossSettings(config));
  Trace trace(objective.names());
  objective.forwardAtTheta();
  traceLosses(objective, trace);
  traceGradients(objective, trace);
  trace.add("direction", makeMinimizer(config, /*warming=*/false)->direction(objective, &trace).direction);
  for (const auto& item : net->named_buffers()) trace.add("buffer." + item.key(), item.value());
  writeSafetensors(request.out, trace.tensors());
}

}  // namespace gacfas
