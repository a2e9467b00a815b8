#include "core/landscape/WeightAxes.h"

#include <cmath>

#include "core/types/Error.h"

namespace gacfas {

namespace {

double dotOf(const TensorList& a, const TensorList& b) {
  double sum = 0.0;
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    sum += (a[i].to(torch::kFloat64) * b[i].to(torch::kFloat64)).sum().item<double>();
  return sum;
}

/// [T, T] float64: <r_i - m, r_j - m> with the mean row m.
torch::Tensor centredGram(const std::vector<TensorList>& rows) {
  const auto count = static_cast<int64_t>(rows.size());
  torch::Tensor gram = torch::zeros({count, count}, torch::kFloat64);
  for (int64_t i = 0; i < count; ++i)
    for (int64_t j = 0; j <= i; ++j)
      gram[i][j] = gram[j][i] = dotOf(rows[static_cast<size_t>(i)], rows[static_cast<size_t>(j)]);
  const torch::Tensor means = gram.mean(0, true);
  return gram - means - means.t() + gram.mean();
}

/// sum_i factors_i row_i
TensorList combine(const std::vector<TensorList>& rows, const torch::Tensor& factors) {
  TensorList sum;
  for (const torch::Tensor& tensor : rows.front()) sum.push_back(torch::zeros_like(tensor, torch::kFloat64));
  for (size_t i = 0; i < rows.size(); ++i)
    for (size_t k = 0; k < sum.size(); ++k)
      sum[k].add_(rows[i][k], factors[static_cast<int64_t>(i)].item<double>());
  for (torch::Tensor& tensor : sum) tensor = tensor.to(torch::kFloat32);
  return sum;
}

}  // namespace

TensorList offsetOf(const NamedTensors& from, const NamedTensors& to) {
  const torch::NoGradGuard noGrad;
  if (from.size() != to.size()) throw Error("the two networks have other numbers of tensors");
  TensorList offset;
  for (size_t i = 0; i < from.size(); ++i) {
    if (from[i].second.sizes() != to[i].second.sizes())
      throw Error(from[i].first + " has another shape in the other network");
    offset.push_back((to[i].second.to(torch::kCPU, torch::kFloat64) -
                      from[i].second.to(torch::kCPU, torch::kFloat64))
                         .to(torch::kFloat32));
  }
  return offset;
}

void ignoreBiasBn(TensorList& axis) {
  for (torch::Tensor& tensor : axis)
    if (tensor.dim() < 2) tensor.zero_();
}

PrincipalAxes principalAxes(const std::vector<TensorList>& offsets) {
  constexpr double kFlat = 1e-10;  // of the whole variance: rounding
  if (offsets.size() < 3) throw Error("principal components need three weights or more");
  const torch::Tensor gram = centredGram(offsets);
  const auto [values, vectors] = torch::linalg_eigh(gram, "L");  // ascending
  const double whole = values.clamp_min(0.0).sum().item<double>();
  PrincipalAxes axes;
  for (int64_t k = 0; k < 2; ++k) {
    const int64_t place = gram.size(0) - 1 - k;
    const double value = values[place].item<double>();
    if (!(value > kFlat * whole)) throw Error("the weights do not span a plane: they lie on a line or are all the same");
    torch::Tensor vector = vectors.select(1, place).clone();
    if (vector[vector.abs().argmax().item<int64_t>()].item<double>() < 0.0) vector = -vector;
    // Components of the rows less their mean: the factors add up to 0.
    TensorList axis = combine(offsets, (vector - vector.mean()) / std::sqrt(value));
    (k == 0 ? axes.plane.x : axes.plane.y) = std::move(axis);
    axes.explained.push_back(value / whole);
  }
  return axes;
}

PlanePosition project(const Plane& plane, const TensorList& offset) {
  const double xx = dotOf(plane.x, plane.x), xo = dotOf(plane.x, offset);
  PlanePosition place;
  if (plane.y.empty()) {
    place.a = xo / xx;
  } else {
    const double yy = dotOf(plane.y, plane.y), xy = dotOf(plane.x, plane.y), yo = dotOf(plane.y, offset);
    const double determinant = xx * yy - xy * xy;
    if (!(determinant > 1e-12 * xx * yy)) throw Error("the two axes are parallel");
    place.a = (yy * xo - xy * yo) / determinant;
    place.b = (xx * yo - xy * xo) / determinant;
  }
  double squares = 0.0;
  for (size_t i = 0; i < std::min(plane.x.size(), offset.size()); ++i) {
    torch::Tensor rest = offset[i].to(torch::kFloat64) - place.a * plane.x[i].to(torch::kFloat64);
    if (i < plane.y.size()) rest -= place.b * plane.y[i].to(torch::kFloat64);
    squares += rest.square().sum().item<double>();
  }
  place.distance = std::sqrt(squares);
  return place;
}

}  // namespace gacfas
