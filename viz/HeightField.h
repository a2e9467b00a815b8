#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gacfas {

/// Heights over a rectangular grid, in the units they are drawn in.
struct HeightField {
  std::vector<double> x;  ///< ascending, at least two
  std::vector<double> y;  ///< ascending, at least two
  std::vector<double> z;  ///< height at (x[i], y[j]) is z[j * x.size() + i]; NaN or infinite: no height there
  std::vector<uint8_t> pending;  ///< 1 where z is not known yet, which is no hole; empty: all is known
  std::string xTitle = "Direction 1 (filter norm)";  ///< of the axes
  std::string yTitle = "Direction 2 (filter norm)";

  size_t index(size_t ix, size_t iy) const { return iy * x.size() + ix; }
  bool isPending(size_t at) const { return !pending.empty() && pending[at] != 0; }
  bool hasHeight(size_t at) const { return !isPending(at) && std::isfinite(z[at]); }
};

/// Throws Error when an axis is too short or not ascending, or when a number of values is wrong.
void checkField(const HeightField& field);

/// A rectangle of the grid between the columns x0 < x1 and the rows y0 < y1.
struct GridCell {
  size_t x0 = 0, x1 = 0, y0 = 0, y1 = 0;
};

/// The finest rectangles whose corners have heights and that together cover what is known: the grid's own
/// cells where all is known, larger ones where points are pending. A cell beside a hole is left out.
std::vector<GridCell> knownCells(const HeightField& field);

/// Bilinear height at (x, y) in the cell that holds it; NaN where there is none.
double heightAt(const HeightField& field, const std::vector<GridCell>& cells, double x, double y);

}  // namespace gacfas
