#include "core/run/LandscapeTrajectory.h"

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr const char* kTrajectoryFile = "trajectory.csv";
const std::vector<std::string> kTrajectoryColumns{"weights", "alpha", "beta", "distance", "loss", "accuracy"};

}  // namespace

void writeTrajectory(const std::filesystem::path& folder, const std::vector<TrajectoryPoint>& points) {
  CsvTable table{kTrajectoryColumns};
  for (const TrajectoryPoint& point : points)
    table.rows.push_back({point.weights, csvNumber(point.alpha), csvNumber(point.beta), csvNumber(point.distance),
                          csvNumber(point.loss), csvNumber(point.accuracy)});
  saveFile(folder / kTrajectoryFile, csvText(table));
}

std::vector<TrajectoryPoint> readTrajectory(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kTrajectoryFile;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  const CsvTable table = readCsv(file);
  if (table.columns != kTrajectoryColumns) throw InputError(file.string() + ": not a trajectory of this version");
  std::vector<TrajectoryPoint> points;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    TrajectoryPoint point{table.rows[i][0]};
    double* const values[] = {&point.alpha, &point.beta, &point.distance, &point.loss, &point.accuracy};
    for (size_t k = 0; k < 5; ++k) {
      const std::optional<double> number = csvDouble(table.rows[i][k + 1]);
      if (!number)
        throw InputError(file.string() + ", line " + std::to_string(table.lines[i]) + ": '" + table.rows[i][k + 1] +
                         "' is not a number");
      *values[k] = *number;
    }
    points.push_back(point);
  }
  return points;
}

}  // namespace gacfas
