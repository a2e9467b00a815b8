#include "core/run/LandscapeBand.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"

namespace gacfas {

namespace {

/// Finite values of one column of points.
std::vector<double> valuesAlong(const LandscapeGrid& grid, size_t ix, size_t column) {
  std::vector<double> values;
  for (size_t iy = 0; iy < grid.y.size(); ++iy) {
    const size_t point = grid.index(ix, iy);
    if (grid.status[point] != PointStatus::Done) continue;
    const PointLosses& losses = grid.points[point];
    const double value = column < losses.extra.size() ? losses.extra[column] : losses.loss;
    if (std::isfinite(value)) values.push_back(value);
  }
  return values;
}

void addTo(LandscapeBand& band, const std::vector<double>& values) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto count = static_cast<double>(values.size());
  const double mean = values.empty() ? none : std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  band.lines.push_back(values.size());
  band.mean.push_back(mean);
  band.deviation.push_back(values.size() < 2 ? none : std::sqrt(squares / (count - 1.0)));
  band.least.push_back(values.empty() ? none : *std::min_element(values.begin(), values.end()));
  band.greatest.push_back(values.empty() ? none : *std::max_element(values.begin(), values.end()));
}

}  // namespace

LandscapeBand bandOf(const LandscapeGrid& grid, const std::string& column) {
  LandscapeBand band;
  band.alpha = grid.x;
  for (size_t ix = 0; ix < grid.x.size(); ++ix) addTo(band, valuesAlong(grid, ix, grid.column(column)));
  return band;
}

void writeBand(const std::filesystem::path& file, const LandscapeBand& band) {
  CsvTable table{{"alpha", "lines", "mean", "deviation", "least", "greatest"}};
  for (size_t i = 0; i < band.alpha.size(); ++i)
    table.rows.push_back({csvNumber(band.alpha[i]), std::to_string(band.lines[i]), csvNumber(band.mean[i]),
                          csvNumber(band.deviation[i]), csvNumber(band.least[i]), csvNumber(band.greatest[i])});
  saveFile(file, csvText(table));
}

}  // namespace gacfas
