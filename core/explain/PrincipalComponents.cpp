#include "core/explain/PrincipalComponents.h"

#include <algorithm>
#include <tuple>

namespace gacfas {

torch::Tensor principalComponents(const torch::Tensor& rows, int64_t count) {
  const torch::NoGradGuard noGrad;
  torch::Tensor centred = rows.to(torch::kFloat64);
  centred = centred - centred.mean(0, true);
  torch::Tensor result = torch::zeros({rows.size(0), count}, torch::kFloat64);
  const int64_t found = std::min({count, rows.size(0), rows.size(1)});
  if (found == 0) return result;
  // Ascending eigenvalues of the covariance, [D, D]: D is 512 at most, N may be large.
  const torch::Tensor vectors = std::get<1>(torch::linalg_eigh(torch::matmul(centred.t(), centred)));
  torch::Tensor directions = vectors.slice(1, rows.size(1) - found).flip({1});
  const torch::Tensor largest = directions.gather(0, directions.abs().argmax(0, true));
  directions = directions * torch::where(largest < 0, -1.0, 1.0);
  result.slice(1, 0, found).copy_(torch::matmul(centred, directions));
  return result;
}

}  // namespace gacfas
