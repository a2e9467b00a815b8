#include "core/run/LandscapeBand.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"

namespace gacfas {

namespace {

/// Finite measured values at one coordinate.
std::vector<double> valuesAlong(const LandscapeGrid& grid, size_t ix, const std::vector<double>& all) {
  std::vector<double> values;
  for (size_t iy = 0; iy < grid.y.size(); ++iy) {
    const size_t point = grid.index(ix, iy);
    if (grid.status[point] == PointStatus::Done && std::isfinite(all[point])) values.push_back(all[point]);
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

LandscapeBand bandOf(const LandscapeGrid& grid, const std::vector<double>& values) {
  LandscapeBand band;
  band.alpha = grid.x;
  for (size_t ix = 0; ix < grid.x.size(); ++ix) addTo(band, valuesAlong(grid, ix, values));
  return band;
}

LandscapeBand bandOf(const LandscapeGrid& grid, const std::string& column) {
  const size_t place = grid.column(column);
  std::vector<double> values;
  for (const PointLosses& losses : grid.points)
    values.push_back(place < losses.extra.size() ? losses.extra[place] : losses.loss);
  return bandOf(grid, values);
}

void writeBand(const std::filesystem::path& file, const LandscapeBand& band) {
  CsvTable table{{"alpha", "lines", "mean", "deviation", "least", "greatest"}};
  for (size_t i = 0; i < band.alpha.size(); ++i)
    table.rows.push_back({csvNumber(band.alpha[i]), std::to_string(band.lines[i]), csvNumber(band.mean[i]),
                          csvNumber(band.deviation[i]), csvNumber(band.least[i]), csvNumber(band.greatest[i])});
  saveFile(file, csvText(table));
}

}  // namespace gacfas
