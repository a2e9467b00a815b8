#include "ui/results/RocHit.h"

#include <QLineF>
#include <algorithm>

namespace gacfas {
namespace {

RocHit hitOf(const QPointF& a, const QPointF& b, QPointF place) {
  const QPointF along = b - a;
  const double length = QPointF::dotProduct(along, along);
  const double share =
      length > 0.0 ? std::clamp(QPointF::dotProduct(place - a, along) / length, 0.0, 1.0) : 0.0;
  const QPointF foot = a + along * share;
  return {QLineF(foot, place).length(), 0, share, foot};
}

/// Grows along the curve.
int64_t accepted(const RocPoint& point) {
  return point.falsePositives + point.truePositives;
}

}  // namespace

std::optional<RocHit> nearestOn(const QPolygonF& corners, QPointF place) {
  std::optional<RocHit> best;
  for (qsizetype i = 0; i + 1 < corners.size(); ++i) {
    RocHit hit = hitOf(corners[i], corners[i + 1], place);
    hit.segment = i;
    if (!best || hit.distance < best->distance) best = hit;
  }
  return best;
}

size_t pointOf(const RocHit& hit, const RocPath& path, const RocCurve& roc) {
  const auto first = roc.points.begin() + static_cast<std::ptrdiff_t>(path.place[hit.segment]);
  const auto last = roc.points.begin() + static_cast<std::ptrdiff_t>(path.place[hit.segment + 1]);
  const double wanted = static_cast<double>(accepted(*first)) +
                        hit.share * static_cast<double>(accepted(*last) - accepted(*first));
  const auto above = std::partition_point(first, last, [&](const RocPoint& point) {
    return static_cast<double>(accepted(point)) < wanted - 0.5;
  });
  return static_cast<size_t>(above - roc.points.begin());
}

}  // namespace gacfas
