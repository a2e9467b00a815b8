#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gacfas {

/// Least and greatest of any stretch of a growing series, without walking it: of each block of values, of
/// blocks of blocks, and so on are kept the places of both. With it a line of any length is drawn from at
/// most four points a pixel and keeps its exact extremes. NaN is passed over.
class SeriesPyramid {
public:
  /// Places of the least and the greatest value; none: -1 (nothing but NaN).
  struct Extremes {
    int64_t least = -1;
    int64_t greatest = -1;
  };

  void clear();
  void append(std::span<const double> values);
  size_t size() const { return values_.size(); }
  const std::vector<double>& values() const { return values_; }

  /// Of the values [begin, end); the first of equal ones.
  Extremes extremes(size_t begin, size_t end) const;

  /// The places to draw where `keys` (ascending, one a value) lie in [lower, upper] and that span is `pixels`
  /// wide: of each pixel the first, least, greatest and last value, in order, and one neighbour to either
  /// side. All of them where they are few.
  std::vector<size_t> visible(std::span<const double> keys, double lower, double upper, int pixels) const;

private:
  void update(size_t from);
  void take(Extremes& sofar, const Extremes& more) const;

  std::vector<double> values_;
  std::vector<std::vector<Extremes>>
      levels_;  ///< levels_[0]: blocks of values, levels_[1]: blocks of those, ...
};

/// The places to draw of a line that is smooth already: the last of each of `columns` columns, or all where
/// they are fewer; and one neighbour to either side.
std::vector<size_t> thinned(std::span<const double> keys, double lower, double upper, int columns);

}  // namespace gacfas
