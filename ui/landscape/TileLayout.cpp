#include "ui/landscape/TileLayout.h"

#include <algorithm>
#include <cmath>

namespace gacfas {
namespace {

constexpr int kHeader = 32, kHighHeader = 52;  // pixels at 1x
constexpr int kNarrow = 440;                   // a tile in which the read-out has to go below the name
constexpr double kIdealShape = 1.35;  // width to height of one tile
constexpr double kBroad = 1.15;

int headerOf(int width) {
  return width < kNarrow ? kHighHeader : kHeader;
}

/// The number of columns whose tiles come nearest the ideal shape.
int columnsFor(const QRect& area, int count) {
  int best = 1;
  double least = 1e9;
  for (int columns = 1; columns <= count; ++columns) {
    const int rows = (count + columns - 1) / columns;
    const double width = double(area.width()) / columns,
                 height = std::max(1.0, double(area.height()) / rows - headerOf(area.width() / columns));
    const double empty = double(rows * columns - count) / count;
    const double off = std::abs(std::log(width / height / kIdealShape)) + empty;
    if (off < least) {
      least = off;
      best = columns;
    }
  }
  return best;
}

Tile split(const QRect& tile, SurfaceView view) {
  Tile parts;
  const int header = headerOf(tile.width());
  parts.header = QRect(tile.left(), tile.top(), tile.width(), header);
  const QRect body = tile.adjusted(0, header, 0, 0);
  if (view == SurfaceView::Surface) parts.surface = body;
  if (view == SurfaceView::Contour) parts.contour = body;
  if (view != SurfaceView::Both) return parts;
  const bool broad = body.width() > kBroad * body.height();
  const int half = (broad ? body.width() : body.height()) / 2;
  parts.surface =
      broad ? body.adjusted(0, 0, half - body.width(), 0) : body.adjusted(0, 0, 0, half - body.height());
  parts.contour = broad ? body.adjusted(half, 0, 0, 0) : body.adjusted(0, half, 0, 0);
  return parts;
}

}  // namespace

std::vector<Tile> layOutTiles(const QRect& area, int count, SurfaceView view) {
  std::vector<Tile> tiles;
  if (count <= 0) return tiles;
  const int columns = columnsFor(area, count), rows = (count + columns - 1) / columns;
  const int width = area.width() / columns,
            height = area.height() / rows;  // equal to the pixel: one camera serves all
  for (int i = 0; i < count; ++i)
    tiles.push_back(split(
        QRect(area.left() + i % columns * width, area.top() + i / columns * height, width, height), view));
  return tiles;
}

}  // namespace gacfas
