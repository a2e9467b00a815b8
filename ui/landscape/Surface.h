#pragma once

#include <QMetaType>
#include <QString>
#include <memory>

#include "core/types/LandscapeGrid.h"
#include "ui/runs/RunSnapshot.h"
#include "viz/HeightField.h"
#include "viz/PathPoint.h"

namespace gacfas {

/// A landscape as its folder told it: a plane, a line, or a band of random lines. Never changed afterwards.
struct Surface {
  LandscapeEntry entry;
  std::shared_ptr<const LandscapeFacts> facts;  ///< never null
  LandscapeGrid grid;
  TrainingPath path;  ///< weights of the training beside the plane or line; empty where none were measured

  bool isPlane() const { return facts->shape == LandscapeShape::Plane; }
  size_t known() const { return grid.size() - grid.count(PointStatus::Pending); }
  size_t holes() const { return grid.count(PointStatus::Hole); }
  bool whole() const { return known() == grid.size(); }
};
using SurfacePtr = std::shared_ptr<const Surface>;

/// Of several landscapes of one run under one recipe (weights differ where the run went on) the one written
/// last. Reads files; throws InputError or IoError naming the folder.
SurfacePtr readSurface(const std::vector<LandscapeEntry>& candidates);

/// The entries of a run whose recipe has this key; an empty key: all of them.
std::vector<LandscapeEntry> entriesOf(const RunSnapshot& run, const QString& key);

/// Values of a channel (Channel.h) of a plane as they are shown; an unknown one has no height anywhere.
HeightField heightField(const Surface& surface, const QString& channel);

/// "441 points, no hole", "206 of 441 points", "441 points, 12 given up above the clip"
QString stateText(const Surface& surface);

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::SurfacePtr)
