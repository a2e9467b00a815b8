#include "core/explain/GradCam.h"

namespace gacfas {

Relevance gradCam(FasNet& net, const torch::Tensor& image, int64_t stage) {
  torch::Tensor map;
  {
    const torch::NoGradGuard noGrad;
    map = net->stageMap(image, stage);
  }
  const at::AutoGradMode withGradient(true);
  map.requires_grad_(true);
  const torch::Tensor score = FasNetImpl::score(net->fromStage(map, stage).logits).sum();
  const torch::Tensor gradient = torch::autograd::grad({score}, {map}).front();
  const torch::Tensor alpha = gradient.mean({2, 3}, true);
  return {(alpha * map.detach()).sum({0, 1}), score.item<double>()};
}

}  // namespace gacfas
