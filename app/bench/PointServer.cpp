#include <cstdio>
#include <iostream>
#include <sstream>

#include "app/bench/Benches.h"
#include "app/bench/Measure.h"
#include "core/landscape/SurfaceSampler.h"
#include "core/types/Error.h"
#include "core/weights/Safetensors.h"
#include "core/weights/WeightImport.h"

namespace gacfas::bench {

namespace {

std::vector<int64_t> integersOf(const TensorFile& file, const char* name) {
  const torch::Tensor* tensor = file.find(name);
  if (!tensor) throw InputError(std::string("--inputs: no tensor '") + name + "'");
  const torch::Tensor values = tensor->to(torch::kInt64).contiguous();
  return {values.data_ptr<int64_t>(), values.data_ptr<int64_t>() + values.numel()};
}

/// The tensors whose names start with `prefix`, without it, in the order of the file.
NamedTensors partOf(const TensorFile& file, const std::string& prefix) {
  NamedTensors part;
  for (const auto& [name, tensor] : file.tensors)
    if (name.rfind(prefix, 0) == 0) part.emplace_back(name.substr(prefix.size()), tensor);
  return part;
}

TensorList axisOf(const TensorFile& file, const std::string& prefix, FasNet& net) {
  const TensorFile part{partOf(file, prefix), {}};
  TensorList axis;
  for (const auto& [name, parameter] : parametersOf(net)) {
    const torch::Tensor* tensor = part.find(name);
    if (!tensor) throw InputError("--inputs: no tensor '" + prefix + name + "'");
    axis.push_back(*tensor);
  }
  return axis;
}

SurfaceSampler samplerOf(const TensorFile& file, const ServedPoints& options) {
  const torch::Tensor* images = file.find("images");
  if (!images) throw InputError("--inputs: no tensor 'images'");
  const TensorFile weights{partOf(file, "weights."), {}};
  const torch::Tensor* stem = weights.find("model.conv1.weight");
  if (!stem) throw InputError("--inputs: no tensor 'weights.model.conv1.weight'");
  FasNet net(FasNetOptions{stem->size(0), 1, Precision::Fp32});
  net->useChannelsLast();
  loadInto(networkTensors(net), weights, "--inputs", WeightPart::All);
  LandscapeFaces faces;
  faces.images = *images;
  faces.labels = integersOf(file, "labels");
  faces.domains = integersOf(file, "domains");
  for (int64_t domain : faces.domains)
    while (static_cast<int64_t>(faces.domainNames.size()) <= domain)
      faces.domainNames.push_back("domain " + std::to_string(faces.domainNames.size()));
  SurfaceSettings settings;
  settings.batchSize = options.batch;
  if (options.preview) settings.network.precision = Precision::Bf16;
  return {net, {axisOf(file, "x.", net), axisOf(file, "y.", net)}, std::move(faces), settings};
}

}  // namespace

void servePoints(const ServedPoints& options) {
  SurfaceSampler sampler = samplerOf(readSafetensors(options.inputs), options);
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    double a = 0.0, b = 0.0;
    if (!(words >> a >> b)) throw InputError("standard input: expected lines 'ALPHA BETA', found '" + line + "'");
    PointLosses losses;
    const double seconds = secondsOf([&] { losses = sampler.evaluate(a, b); });
    std::printf("%.6f %.17g\n", seconds, losses.weightedLoss);
    std::fflush(stdout);
  }
}

}  // namespace gacfas::bench
