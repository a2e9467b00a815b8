#include "core/explain/Occlusion.h"

#include <algorithm>
#include <vector>

namespace gacfas {

namespace {

double scoreOf(FasNet& net, const torch::Tensor& image) {
  return FasNetImpl::score(net->forward(image, BatchStatistics::Running).logits).item<double>();
}

}  // namespace

Relevance occlusionMap(FasNet& net, const torch::Tensor& image, int64_t cells, int64_t batch,
                       const JobControl& control, const ProgressSink& progress) {
  const torch::NoGradGuard noGrad;
  const int64_t cell = std::max<int64_t>(image.size(2) / cells, 1), side = cells - 1, squares = side * side;
  Relevance relevance{torch::zeros({cells, cells}, torch::kFloat64), scoreOf(net, image)};
  torch::Tensor cover = torch::zeros_like(relevance.map);
  Progress reported;
  reported.phase = "occlusion";
  reported.unit = "square";
  reported.total = squares;
  for (int64_t first = 0; first < squares; first += batch) {
    control.throwIfStopped();
    const int64_t count = std::min(batch, squares - first);
    torch::Tensor images = image.repeat({count, 1, 1, 1});
    for (int64_t i = 0; i < count; ++i) {
      const int64_t y = (first + i) / side * cell, x = (first + i) % side * cell;
      images[i].slice(1, y, y + 2 * cell).slice(2, x, x + 2 * cell).zero_();
    }
    const torch::Tensor scores =
        FasNetImpl::score(net->forward(images, BatchStatistics::Running).logits).to(torch::kFloat64).cpu();
    for (int64_t i = 0; i < count; ++i) {
      const int64_t row = (first + i) / side, column = (first + i) % side;
      relevance.map.slice(0, row, row + 2).slice(1, column, column + 2) +=
          relevance.score - scores[i].item<double>();
      cover.slice(0, row, row + 2).slice(1, column, column + 2) += 1.0;
    }
    reported.done = first + count;
    if (progress) progress(reported);
  }
  relevance.map /= cover;
  return relevance;
}

}  // namespace gacfas
