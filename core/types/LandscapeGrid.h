#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace gacfas {

enum class PointStatus : uint8_t {
  Pending = 0,
  Done = 1,
  Hole = 2,     ///< measured, and some loss there is NaN or infinite; never filled in
  AtLeast = 3,  ///< proved to lie at or above its loss, above the height that was asked for; not measured on
};

/// What was measured at one point of a loss surface. Losses in nat, accuracies 0..1 (probability 0.5
/// decides).
struct PointLosses {
  double loss = 0.0;          ///< mean over domains of the mean classification loss: domains weigh the same
  double weightedLoss = 0.0;  ///< mean over all faces
  double accuracy = 0.0;      ///< mean over domains of each domain's accuracy
  std::vector<double> domainLoss;
  std::vector<double> domainAccuracy;
  std::vector<double> extra = {};  ///< one a column of the grid, NaN where it has no value here
  bool atLeast = false;            ///< `loss` is a lower bound, and all else is NaN

  bool finite() const {
    const auto isFinite = [](double value) { return std::isfinite(value); };
    return std::isfinite(loss) && std::isfinite(weightedLoss) &&
           std::all_of(domainLoss.begin(), domainLoss.end(), isFinite);
  }
};

/// A point of which only this is known: its loss is `loss` or more.
inline PointLosses lossBound(double loss, size_t domains) {
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> each(domains, unknown);
  return {loss, unknown, unknown, each, each, {}, true};
}

/// A loss surface over x times y, possibly incomplete. Point (ix, iy) has index iy * x.size() + ix.
struct LandscapeGrid {
  std::vector<double> x;  ///< alpha, factor of the first direction
  std::vector<double> y;  ///< beta, factor of the second direction
  std::vector<std::string> domains;
  /// What is measured beside the losses and accuracies above: "live/loss", "attacks/print/accuracy",
  /// "unseen/auc", ... (docs/landscape.md). Rates and accuracies are fractions, losses nat.
  std::vector<std::string> columns;
  std::vector<PointStatus> status;  ///< one a point
  std::vector<PointLosses> points;  ///< one a point, meaningless while pending

  LandscapeGrid() = default;
  LandscapeGrid(std::vector<double> xCoordinates, std::vector<double> yCoordinates,
                std::vector<std::string> domainNames, std::vector<std::string> columnNames = {})
      : x(std::move(xCoordinates)),
        y(std::move(yCoordinates)),
        domains(std::move(domainNames)),
        columns(std::move(columnNames)),
        status(x.size() * y.size(), PointStatus::Pending),
        points(x.size() * y.size()) {}

  size_t size() const { return status.size(); }
  size_t index(size_t ix, size_t iy) const { return iy * x.size() + ix; }
  double xAt(size_t point) const { return x[point % x.size()]; }
  double yAt(size_t point) const { return y[point / x.size()]; }
  /// Place of a column, columns.size() where there is none of that name.
  size_t column(const std::string& name) const {
    return static_cast<size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
  }
  /// Stores a measurement; one with a loss that is not finite becomes a hole.
  void set(size_t point, PointLosses losses) {
    status[point] = losses.atLeast    ? PointStatus::AtLeast
                    : losses.finite() ? PointStatus::Done
                                      : PointStatus::Hole;
    points[point] = std::move(losses);
  }
  size_t count(PointStatus wanted) const {
    return static_cast<size_t>(std::count(status.begin(), status.end(), wanted));
  }
};

/// `count` coordinates from low to high, both included; the middle of an odd count over [-r, r] is exactly 0.
inline std::vector<double> linspace(double low, double high, int64_t count) {
  std::vector<double> values(static_cast<size_t>(count), low);
  const int64_t last = count - 1;
  for (int64_t i = 1; i < count; ++i)
    values[static_cast<size_t>(i)] =
        i == last ? high
                  : (low * static_cast<double>(last - i) + high * static_cast<double>(i)) /
                        static_cast<double>(last);
  return values;
}

}  // namespace gacfas
