#pragma once

#include "core/tensor/Torch.h"
#include "core/types/JobControl.h"

namespace gacfas {

struct TsneOptions {
  double perplexity = 30.0;  ///< effective number of neighbours; at most (N - 1) / 3
  int64_t iterations = 750;
  int64_t exaggerated = 250;   ///< of them, with attraction times `exaggeration`
  double exaggeration = 12.0;
  int64_t firstComponents = 50;  ///< principal components that distances are taken of
};

/// Exact t-SNE (van der Maaten & Hinton 2008, Algorithm 1) of rows [N, D] to [N, 2] float64; O(N^2) an
/// iteration. The start is the first two principal components at a deviation of 1e-4, so that nothing is
/// random. Fewer than 5 rows: principal components. Throws Cancelled on stop.
torch::Tensor tsne(const torch::Tensor& rows, const TsneOptions& options, const JobControl& control,
                   const ProgressSink& progress);

/// p_{j|i} of squared distances [N, N] (eq. 1): each row a distribution with the perplexity, 0 on the
/// diagonal.
torch::Tensor neighbourProbabilities(const torch::Tensor& distances, double perplexity);

}  // namespace gacfas
