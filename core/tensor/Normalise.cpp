#include "core/tensor/Normalise.h"

namespace gacfas {

namespace {

torch::Tensor perChannel(const std::array<float, 3>& values, torch::Device device) {
  return torch::tensor({values[0], values[1], values[2]}).view({1, 3, 1, 1}).to(device);
}

/// [N, 1, size] or so: true from `begin` up to `end`, both [N, 1].
torch::Tensor within(int64_t size, const torch::Tensor& begin, const torch::Tensor& end) {
  const torch::Tensor places = torch::arange(size, begin.options()).unsqueeze(0);
  return places.ge(begin).logical_and(places.lt(end));
}

torch::Tensor filled(const torch::Tensor& images, const torch::Tensor& fills) {
  const auto column = [&](int64_t c) { return fills.slice(1, c, c + 1); };
  const torch::Tensor inColumns = within(images.size(3), column(0), column(2)).unsqueeze(1).unsqueeze(1);
  const torch::Tensor inRows = within(images.size(2), column(1), column(3)).unsqueeze(1).unsqueeze(3);
  const torch::Tensor colour = fills.slice(1, 4, 7).unsqueeze(2).unsqueeze(3);
  return torch::where(inRows.logical_and(inColumns), colour, images);
}

}  // namespace

torch::Tensor normalisedImages(const torch::Tensor& images, const torch::Tensor& fills,
                               const torch::TensorOptions& placement) {
  if (images.scalar_type() != torch::kUInt8)
    return images.to(placement, /*non_blocking=*/true).contiguous(torch::MemoryFormat::ChannelsLast);
  const torch::NoGradGuard noGrad;
  const torch::Device device = placement.device();
  // Tensors on the device, not numbers: CUDA would multiply with the reciprocal of a number, which rounds otherwise.
  torch::Tensor values = images.to(device).to(torch::kFloat32).div_(torch::full({1, 1, 1, 1}, 255.0F).to(device));
  values = values.sub_(perChannel(kImageMean, device)).div_(perChannel(kImageDeviation, device));
  if (fills.defined()) values = filled(values, fills.to(device));
  return values.to(placement).contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace gacfas
