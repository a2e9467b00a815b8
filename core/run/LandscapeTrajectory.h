#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gacfas {

/// Weights of a training beside the plane of a landscape.
struct TrajectoryPoint {
  std::string weights;    ///< file name
  double alpha = 0.0;     ///< of the plane's point nearest to them
  double beta = 0.0;
  double distance = 0.0;  ///< from that point, over the tensors that the axes move
  double loss = 0.0;      ///< of the weights themselves, with their own running statistics, nat
  double accuracy = 0.0;  ///< 0..1
};

/// trajectory.csv of a landscape's folder, in the order of training. Throws IoError.
void writeTrajectory(const std::filesystem::path& folder, const std::vector<TrajectoryPoint>& points);

/// Empty where there is none. Throws InputError naming the file.
std::vector<TrajectoryPoint> readTrajectory(const std::filesystem::path& folder);

}  // namespace gacfas
