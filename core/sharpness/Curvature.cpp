#include "core/sharpness/Curvature.h"

namespace gacfas {

namespace {

std::vector<Sample> secondDifference(SharpnessObjective& objective, const torch::Tensor& direction, double h,
                                     const std::vector<Sample>& centre) {
  const torch::Tensor theta = objective.centre();
  std::vector<Sample> up = faceLosses(objective, theta + h * direction);
  const std::vector<Sample> down = faceLosses(objective, theta - h * direction);
  for (size_t i = 0; i < up.size(); ++i)
    up[i].value = (up[i].value - 2.0 * centre[i].value + down[i].value) / (h * h);
  return up;
}

}  // namespace

CurvatureDraws measureCurvature(SharpnessObjective& objective, const DirectionSource& directions, int64_t count,
                                double h, const std::vector<Sample>& centre) {
  CurvatureDraws draws;
  for (int64_t i = 0; i < count; ++i) {
    const torch::Tensor direction = directions(i);
    draws.secondDifference.push_back(secondDifference(objective, direction, h, centre));
    draws.curvature.push_back(quadraticForms(objective, direction));
  }
  return draws;
}

}  // namespace gacfas
