#include "app/bench/Workload.h"

#include "core/model/FasNet.h"

namespace gacfas::bench {

namespace {

/// Side of the maps that a convolution writes, from its name: stem S/2, pooled, then halved from stage to stage.
int64_t outputSide(const std::string& name, int64_t imageSize) {
  const auto half = [](int64_t side) { return (side + 1) / 2; };
  int64_t side = half(imageSize);
  const size_t stage = name.find("layer");
  if (stage == std::string::npos) return side;
  for (char current = '0'; current < name[stage + 5]; ++current) side = half(side);
  return side;
}

double flopsOf(const std::string& name, const torch::Tensor& weight, int64_t imageSize, int64_t images) {
  const double side = static_cast<double>(outputSide(name, imageSize));
  return 2.0 * static_cast<double>(images * weight.numel()) * side * side;
}

double stemFlops(int64_t width, int64_t imageSize, int64_t images) {
  return flopsOf("model.conv1.weight", torch::empty({width, 3, 7, 7}), imageSize, images);
}

}  // namespace

Config benchConfig(const Size& size, MinimizerKind minimizer) {
  Config config;
  config.data.train = {"first", "second", "third"};
  config.data.test = "unseen";
  config.model = {"kaiming", size.width, size.imageSize};
  config.train.minimizer = minimizer;
  config.train.minimizerWarming = 0;
  config.train.warmingEpochs = 0;
  config.train.batchSize = size.faces;
  return config;
}

DrawnBatch::DrawnBatch(const Size& size) {
  torch::manual_seed(1);
  batch_.images = torch::randn({2 * size.faces, 3, size.imageSize, size.imageSize}).contiguous(torch::MemoryFormat::ChannelsLast);
  batch_.domains = torch::arange(size.faces) % 3;
  batch_.labels = torch::arange(size.faces) / 3 % 2;
}

double convolutionFlops(int64_t width, int64_t imageSize, int64_t images) {
  FasNet net(FasNetOptions{width, 1, Precision::Fp32});
  double sum = 0.0;
  for (const auto& item : net->named_parameters())
    if (item.value().dim() == 4) sum += flopsOf(item.key(), item.value(), imageSize, images);
  return sum;
}

double stepFlops(const Size& size, const PassCount& passes) {
  const int64_t images = 2 * size.faces;
  const double forward = convolutionFlops(size.width, size.imageSize, images);
  const double backward = 2.0 * forward - stemFlops(size.width, size.imageSize, images);
  return static_cast<double>(passes.forward) * forward + static_cast<double>(passes.backward) * backward;
}

}  // namespace gacfas::bench
