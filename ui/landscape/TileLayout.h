#pragma once

#include <QRect>
#include <vector>

namespace gacfas {

enum class SurfaceView { Surface, Contour, Both };

/// The places of one surface's parts on the board.
struct Tile {
  QRect header, surface, contour;  ///< an empty one: not shown
};

/// `count` tiles over `area`, as many columns as keep them broad; both views stand side by side in a broad
/// tile, else one over the other.
std::vector<Tile> layOutTiles(const QRect& area, int count, SurfaceView view);

}  // namespace gacfas
