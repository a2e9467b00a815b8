#pragma once

#include <QPolygonF>
#include <optional>

#include "ui/results/RocPath.h"

namespace gacfas {

/// The place on a line of corners nearest to another place.
struct RocHit {
  double distance = 0.0;    ///< pixels
  qsizetype segment = 0;    ///< between corners `segment` and `segment` + 1
  double share = 0.0;       ///< of that segment, 0..1
  QPointF place;
};

/// `corners` in pixels; nothing of fewer than two.
std::optional<RocHit> nearestOn(const QPolygonF& corners, QPointF place);
/// The curve's point at a hit.
size_t pointOf(const RocHit& hit, const RocPath& path, const RocCurve& roc);

}  // namespace gacfas
