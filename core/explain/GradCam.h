#pragma once

#include "core/model/FasNet.h"

namespace gacfas {

struct Relevance {
  torch::Tensor map;   ///< [h, w], in the network's type, on its device
  double score = 0.0;  ///< of the image
};

/// Grad-CAM (Selvaraju et al. 2017, eq. 1 and 2) of the live score s on the maps A^k of a stage (1..4), before
/// its ReLU: sum_k alpha_k A^k with alpha_k = mean over places of ds/dA^k. The positive part is Grad-CAM of
/// s, that of the negated map is Grad-CAM of -s, as alpha is linear in s. `image` is [1, 3, S, S] as for
/// FasNet::forward.
Relevance gradCam(FasNet& net, const torch::Tensor& image, int64_t stage);

}  // namespace gacfas
