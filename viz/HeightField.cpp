#include "viz/HeightField.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include "core/types/Error.h"

namespace gacfas {
namespace {

void checkAxis(const std::vector<double>& axis, const char* name) {
  const auto notAscending = [](double before, double after) { return !(before < after); };
  if (axis.size() < 2 || std::adjacent_find(axis.begin(), axis.end(), notAscending) != axis.end())
    throw Error(std::string("a surface needs at least two ascending ") + name + " coordinates");
}

/// Divides the grid as far as its points are measured.
class CellSplitter {
public:
  explicit CellSplitter(const HeightField& field) : field_(field) {}

  std::vector<GridCell> split() {
    visit({0, field_.x.size() - 1, 0, field_.y.size() - 1});
    return std::move(cells_);
  }

private:
  bool measured(size_t ix, size_t iy) const { return !field_.isPending(field_.index(ix, iy)); }
  bool solid(size_t ix, size_t iy) const { return field_.hasHeight(field_.index(ix, iy)); }
  bool cornersMeasured(const GridCell& c) const {
    return measured(c.x0, c.y0) && measured(c.x1, c.y0) && measured(c.x0, c.y1) && measured(c.x1, c.y1);
  }
  /// A hole on the border would be bridged.
  bool borderSolid(const GridCell& c) const {
    for (size_t ix = c.x0; ix <= c.x1; ++ix)
      for (const size_t iy : {c.y0, c.y1})
        if (measured(ix, iy) && !solid(ix, iy)) return false;
    for (size_t iy = c.y0; iy <= c.y1; ++iy)
      for (const size_t ix : {c.x0, c.x1})
        if (measured(ix, iy) && !solid(ix, iy)) return false;
    return true;
  }

  /// Inner index nearest the middle for which `known` holds.
  template <typename Known>
  static std::optional<size_t> nearMiddle(size_t low, size_t high, Known known) {
    const size_t middle = (low + high) / 2;
    for (size_t step = 0; step <= high - low; ++step) {
      if (middle + step < high && known(middle + step)) return middle + step;
      if (middle > low + step && known(middle - step)) return middle - step;
    }
    return std::nullopt;
  }
  std::optional<size_t> column(const GridCell& c) const {
    return nearMiddle(c.x0, c.x1, [&](size_t ix) { return measured(ix, c.y0) && measured(ix, c.y1); });
  }
  std::optional<size_t> row(const GridCell& c) const {
    return nearMiddle(c.y0, c.y1, [&](size_t iy) { return measured(c.x0, iy) && measured(c.x1, iy); });
  }

  void visit(const GridCell& c) {
    const bool wide = c.x1 - c.x0 > 1, high = c.y1 - c.y0 > 1;
    if (!wide && !high) return emit(c);
    if (!cornersMeasured(c)) return quarter(c, (c.x0 + c.x1) / 2, (c.y0 + c.y1) / 2);
    const std::optional<size_t> ix = wide ? column(c) : c.x0, iy = high ? row(c) : c.y0;
    const bool whole =
        ix && iy && measured(*ix, *iy) && (!wide || measured(*ix, c.y0)) && (!high || measured(c.x0, *iy));
    whole ? quarter(c, *ix, *iy) : emit(c);
  }

  void quarter(const GridCell& c, size_t ix, size_t iy) {
    const auto halves = [](size_t low, size_t middle, size_t high) {
      std::vector<std::array<size_t, 2>> parts;
      if (middle > low) parts.push_back({low, middle});
      if (middle < high) parts.push_back({middle, high});
      return parts;
    };
    for (const auto& [y0, y1] : halves(c.y0, iy, c.y1))
      for (const auto& [x0, x1] : halves(c.x0, ix, c.x1)) visit({x0, x1, y0, y1});
  }

  void emit(const GridCell& c) {
    if (cornersMeasured(c) && borderSolid(c)) cells_.push_back(c);
  }

  const HeightField& field_;
  std::vector<GridCell> cells_;
};

}  // namespace

void checkField(const HeightField& field) {
  checkAxis(field.x, "x");
  checkAxis(field.y, "y");
  const size_t points = field.x.size() * field.y.size();
  if (field.z.size() != points || (!field.pending.empty() && field.pending.size() != points))
    throw Error("a surface of " + std::to_string(field.x.size()) + " x " + std::to_string(field.y.size()) +
                " points got " + std::to_string(field.z.size()) + " heights");
}

std::vector<GridCell> knownCells(const HeightField& field) {
  checkField(field);
  return CellSplitter(field).split();
}

double heightAt(const HeightField& field, const std::vector<GridCell>& cells, double x, double y) {
  for (const GridCell& c : cells) {
    if (x < field.x[c.x0] || x > field.x[c.x1] || y < field.y[c.y0] || y > field.y[c.y1]) continue;
    const double u = (x - field.x[c.x0]) / (field.x[c.x1] - field.x[c.x0]);
    const double v = (y - field.y[c.y0]) / (field.y[c.y1] - field.y[c.y0]);
    const auto z = [&](size_t ix, size_t iy) { return field.z[field.index(ix, iy)]; };
    return (1 - v) * ((1 - u) * z(c.x0, c.y0) + u * z(c.x1, c.y0)) +
           v * ((1 - u) * z(c.x0, c.y1) + u * z(c.x1, c.y1));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace gacfas
