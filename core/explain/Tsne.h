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

/// dC/dy [N, 2] of the cost KL(P || Q) (eq. 5), p and q parted: 4 (a sum_j p_ij k_ij (y_i - y_j) - sum_j
/// k_ij^2 (y_i - y_j) / sum k), k the Student kernel, a the exaggeration: one pass over P, where tensor
/// operations would take a dozen. `p` [N, N] and `places` [N, 2] are contiguous float32.
torch::Tensor tsneGradient(const torch::Tensor& p, const torch::Tensor& places, double exaggeration = 1.0);

/// p_{j|i} of squared distances [N, N] (eq. 1): each row a distribution with the perplexity, 0 on the
/// diagonal.
torch::Tensor neighbourProbabilities(const torch::Tensor& distances, double perplexity);

}  // namespace gacfas
