#pragma once

#include <QImage>

#include "core/jobs/ExplainJob.h"

namespace gacfas {

enum class OverlayKind { None, GradCamLive, GradCamSpoof, Occlusion };

/// What the large view lays over a face.
struct Overlay {
  OverlayKind kind = OverlayKind::None;
  int64_t stage = 4;      ///< of Grad-CAM, 2..4
  double opacity = 0.7;   ///< 0..1, of the strongest place
  bool operator==(const Overlay&) const = default;
};

/// One pixel a cell, to be drawn over the whole image. Grad-CAM: viridis, 0 to its maximum, as opaque as
/// strong; occlusion: blue where hiding the place lowers the live score, red where it raises it, both relative to
/// the larger of the two. Null where the map is 0 everywhere.
QImage overlayImage(const RelevanceMap& map, const Overlay& overlay);

}  // namespace gacfas
