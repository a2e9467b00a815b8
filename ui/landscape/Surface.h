#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <memory>

#include "core/types/LandscapeGrid.h"
#include "ui/landscape/RecipeName.h"
#include "ui/runs/RunSnapshot.h"
#include "viz/HeightField.h"

namespace gacfas {

/// A loss surface as its folder told it. Never changed afterwards.
struct Surface {
  LandscapeEntry entry;
  RecipeName recipe;
  LandscapeGrid grid;

  size_t known() const { return grid.size() - grid.count(PointStatus::Pending); }
  size_t holes() const { return grid.count(PointStatus::Hole); }
  bool whole() const { return known() == grid.size(); }
};
using SurfacePtr = std::shared_ptr<const Surface>;

/// Of several surfaces of one run under one recipe (weights differ where the run went on) the one written
/// last. Reads files; throws InputError or IoError naming the folder.
SurfacePtr readSurface(const std::vector<LandscapeEntry>& candidates);

/// The entries of a run whose recipe has this key; an empty key: those of the newest recipe in the list.
std::vector<LandscapeEntry> entriesOf(const RunSnapshot& run, const QString& key);

/// What can be shown of a surface: "loss", then "loss.<domain>" for each domain.
QStringList channelsOf(const LandscapeGrid& grid);
/// "All domains" (their mean), "Domain office"
QString channelText(const QString& channel);
/// Losses in nat of a channel; an unknown one gives "loss".
HeightField heightField(const LandscapeGrid& grid, const QString& channel);

/// "441 points, no hole", "206 of 441 points"
QString stateText(const Surface& surface);

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::SurfacePtr)
