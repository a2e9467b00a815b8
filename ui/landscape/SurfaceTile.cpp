#include "ui/landscape/SurfaceTile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ui/landscape/SceneColours.h"
#include "ui/landscape/TileHeader.h"
#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ShortNames.h"

namespace gacfas {
namespace {

/// In the order of SurfaceMode.
const std::array kModeNames{QStringLiteral("side"), QStringLiteral("overlay"), QStringLiteral("difference")};
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool isPlane(const SurfaceItem& item) {
  return item.surface && item.surface->isPlane();
}

QString numberOrDash(double value) {
  return std::isfinite(value) ? shortNumber(value) : QStringLiteral("–");
}

double valueAt(const SurfaceItem& item, double x, double y) {
  return heightAt(item.field, item.cells, x, y);
}

/// "studio 0.81, office 0.92": the losses of the source domains, bilinear as the surface is.
QString domainsText(const SurfaceItem& item, double x, double y) {
  const LandscapeGrid& grid = item.surface->grid;
  HeightField field = item.field;
  QStringList texts;
  for (size_t domain = 0; domain < grid.domains.size(); ++domain) {
    for (size_t at = 0; at < grid.size(); ++at)
      field.z[at] = grid.status[at] == PointStatus::Done ? grid.points[at].domainLoss.at(domain) : kNone;
    texts << QStringLiteral("%1 %2").arg(QString::fromStdString(grid.domains[domain]),
                                         numberOrDash(heightAt(field, item.cells, x, y)));
  }
  return texts.join(QStringLiteral(", "));
}

/// What there is to say where no measured point has a value.
QString emptyText(const SurfaceItem& item) {
  const auto hasValue = [](double value) { return std::isfinite(value); };
  if (!isPlane(item) || item.surface->known() == 0 || std::any_of(item.field.z.begin(), item.field.z.end(), hasValue)) return {};
  const Channel channel = channelOf(item.channel);
  const QString text = QObject::tr("%1 has no value at any measured point.").arg(channel.text());
  return channel.note.isEmpty() ? text : text + u'\n' + channel.note + u'.';
}

QStringList briefNames(const std::vector<SurfaceItem>& items) {
  QStringList names;
  for (const SurfaceItem& item : items) names << item.shown.label;
  return distinctParts(names);
}

QString minusText(const QString& name, const QString& reference) {
  return QObject::tr("%1 minus %2").arg(name, reference);
}

SurfaceTile compare(const SurfaceItem& item, const SurfaceItem& reference, SurfaceMode mode) {
  SurfaceTile tile{mode, item, item, reference};
  if (!isPlane(item)) return tile;
  if (item.field.x != reference.field.x || item.field.y != reference.field.y) {
    tile.problem = QObject::tr("%1 and %2 were measured at other points").arg(item.shown.label, reference.shown.label);
    return tile;
  }
  if (mode == SurfaceMode::Overlay) {
    tile.item.scale.top = std::max(item.scale.top, reference.scale.top);
    return tile;
  }
  tile.item.shown.label = minusText(item.shown.label, reference.shown.label);
  tile.item.field = differenceField(item, reference);
  tile.item.cells = knownCells(tile.item.field);
  tile.item.path.clear();
  tile.problem = emptyText(tile.item);
  return tile;
}

}  // namespace

QString surfaceModeName(SurfaceMode mode) {
  return kModeNames[static_cast<size_t>(mode)];
}

SurfaceMode surfaceModeOf(const QString& name) {
  const auto found = std::find(kModeNames.begin(), kModeNames.end(), name);
  return found == kModeNames.end() ? SurfaceMode::SideBySide : static_cast<SurfaceMode>(found - kModeNames.begin());
}

void scaleDifferences(std::vector<SurfaceTile>& tiles) {
  std::vector<const HeightField*> fields;
  for (const SurfaceTile& tile : tiles)
    if (tile.isShown()) fields.push_back(&tile.item.field);
  LossScale scale = automaticDifferenceScale(fields);
  for (SurfaceTile& tile : tiles) {
    scale.quantity = QStringLiteral("Δ %1").arg(QString::fromStdString(tile.item.scale.quantity)).toStdString();
    scale.unit = tile.item.scale.unit;
    tile.item.scale = scale;
  }
}

int comparable(const std::vector<SurfaceItem>& items) {
  return static_cast<int>(std::count_if(items.begin(), items.end(), isPlane));
}

int referenceOf(const std::vector<SurfaceItem>& items, const QString& key) {
  const auto named = std::find_if(items.begin(), items.end(), [&](const SurfaceItem& item) {
    return isPlane(item) && item.shown.run->key == key;
  });
  const auto found = named != items.end() ? named : std::find_if(items.begin(), items.end(), isPlane);
  return found == items.end() ? -1 : static_cast<int>(found - items.begin());
}

HeightField differenceField(const SurfaceItem& item, const SurfaceItem& reference) {
  HeightField field = item.field;
  field.pending.resize(field.z.size(), 0);
  for (size_t at = 0; at < field.z.size(); ++at) {
    field.pending[at] = item.field.isPending(at) || reference.field.isPending(at);
    const bool bound = item.surface->grid.status[at] == PointStatus::AtLeast ||
                       reference.surface->grid.status[at] == PointStatus::AtLeast;
    field.z[at] = bound ? kNone : item.field.z[at] - reference.field.z[at];
  }
  return field;
}

std::vector<SurfaceTile> surfaceTiles(const std::vector<SurfaceItem>& items, SurfaceMode mode,
                                      const QString& reference) {
  std::vector<SurfaceTile> tiles;
  const QStringList brief = briefNames(items);
  const int with = comparable(items) > 1 ? referenceOf(items, reference) : -1;
  if (mode == SurfaceMode::SideBySide || with < 0) {
    for (const SurfaceItem& item : items) tiles.push_back({SurfaceMode::SideBySide, item});
    for (size_t i = 0; i < tiles.size(); ++i) {
      tiles[i].brief = brief[qsizetype(i)];
      tiles[i].problem = emptyText(items[i]);
    }
    return tiles;
  }
  for (size_t i = 0; i < items.size(); ++i) {
    if (static_cast<int>(i) == with) continue;
    SurfaceTile& tile = tiles.emplace_back(compare(items[i], items[static_cast<size_t>(with)], mode));
    tile.comparedBrief = brief[qsizetype(i)];
    tile.referenceBrief = brief[with];
    tile.brief = mode == SurfaceMode::Difference ? minusText(tile.comparedBrief, tile.referenceBrief) : tile.comparedBrief;
  }
  if (mode == SurfaceMode::Difference) scaleDifferences(tiles);
  return tiles;
}

ScenePanel scenePanel(const SurfaceTile& tile, const Theme& theme) {
  ScenePanel panel{tile.item.field, tile.item.scale};
  if (tile.item.channel == QLatin1String("loss")) panel.path = tile.item.path;
  if (tile.mode != SurfaceMode::Overlay) return panel;
  panel.second = tile.reference->field;
  panel.colours = {toRgb(tile.item.shown.style.colour(theme)), toRgb(tile.reference->shown.style.colour(theme))};
  panel.path.clear();
  return panel;
}

QString SurfaceTile::valueText(double x, double y) const {
  if (mode != SurfaceMode::Overlay) return placeText(x, y, valueAt(item, x, y), item.scale);
  const double difference = valueAt(*compared, x, y) - valueAt(*reference, x, y);
  LossScale scale = item.scale;
  scale.quantity = QStringLiteral("Δ %1").arg(QString::fromStdString(scale.quantity)).toStdString();
  return placeText(x, y, difference, scale);
}

QString SurfaceTile::detailText(double x, double y) const {
  if (mode == SurfaceMode::SideBySide) return item.surface->grid.domains.size() > 1 ? domainsText(item, x, y) : QString();
  return QObject::tr("%1 %2, %3 %4 %5")
      .arg(comparedBrief, numberOrDash(valueAt(*compared, x, y)), referenceBrief,
           numberOrDash(valueAt(*reference, x, y)), QString::fromStdString(compared->scale.unit));
}

}  // namespace gacfas
