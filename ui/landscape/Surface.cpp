#include "ui/landscape/Surface.h"

#include <algorithm>
#include <limits>

#include "core/run/LandscapeView.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

std::filesystem::file_time_type lastWrite(const LandscapeEntry& entry) {
  std::error_code ignored;
  const auto time = std::filesystem::last_write_time(entry.folder / "points.journal", ignored);
  return ignored ? std::filesystem::file_time_type::min() : time;
}

/// "1 681": a thin gap every three digits, as the unit system asks for.
QString grouped(size_t number) {
  QString digits = QString::number(number);
  for (qsizetype at = digits.size() - 3; at > 0 && number >= 10000; at -= 3) digits.insert(at, QChar(0x2009));
  return digits;
}

}  // namespace

SurfacePtr readSurface(const std::vector<LandscapeEntry>& candidates) {
  if (candidates.empty())
    throw InputError("this run has no surface of that recipe: compute it with New landscape...");
  const auto newest =
      std::max_element(candidates.begin(), candidates.end(),
                       [](const auto& a, const auto& b) { return lastWrite(a) < lastWrite(b); });
  auto surface = std::make_shared<Surface>();
  surface->entry = *newest;
  surface->recipe = RecipeName::parse(QString::fromStdString(newest->name)).value_or(RecipeName{});
  surface->grid = readLandscape(newest->folder).grid;
  try {
    checkField(heightField(surface->grid, QStringLiteral("loss")));
  } catch (const Error& fault) {
    throw InputError(newest->folder.string() + ": " + fault.what());
  }
  return surface;
}

std::vector<LandscapeEntry> entriesOf(const RunSnapshot& run, const QString& key) {
  std::vector<LandscapeEntry> found;
  for (const LandscapeEntry& entry : run.landscapes) {
    const auto recipe = RecipeName::parse(QString::fromStdString(entry.name));
    if (recipe && (key.isEmpty() || recipe->key() == key)) found.push_back(entry);
  }
  return found;
}

QStringList channelsOf(const LandscapeGrid& grid) {
  QStringList channels{QStringLiteral("loss")};
  for (const std::string& domain : grid.domains)
    channels << QStringLiteral("loss.") + QString::fromStdString(domain);
  return channels;
}

QString channelText(const QString& channel) {
  return channel.startsWith(QLatin1String("loss.")) ? QStringLiteral("Domain %1").arg(channel.mid(5))
                                                    : QStringLiteral("All domains");
}

HeightField heightField(const LandscapeGrid& grid, const QString& channel) {
  HeightField field{grid.x, grid.y, {}, {}};
  const qsizetype domain = channelsOf(grid).indexOf(channel) - 1;
  field.z.resize(grid.size(), std::numeric_limits<double>::quiet_NaN());
  field.pending.resize(grid.size(), 0);
  for (size_t at = 0; at < grid.size(); ++at) {
    field.pending[at] = grid.status[at] == PointStatus::Pending;
    // A point given up above a clip stands at its bound: a plateau, not a hole.
    if (grid.status[at] != PointStatus::Done && grid.status[at] != PointStatus::AtLeast) continue;
    const PointLosses& point = grid.points[at];
    field.z[at] = domain < 0 ? point.loss : point.domainLoss.at(static_cast<size_t>(domain));
  }
  return field;
}

QString stateText(const Surface& surface) {
  const size_t all = surface.grid.size(), known = surface.known(), holes = surface.holes();
  QString text = known == all ? QStringLiteral("%1 points").arg(grouped(all))
                              : QStringLiteral("%1 of %2 points").arg(grouped(known), grouped(all));
  if (holes == 0) return known == all ? text + QStringLiteral(", no hole") : text;
  return text + (holes == 1 ? QStringLiteral(", 1 hole") : QStringLiteral(", %1 holes").arg(grouped(holes)));
}

}  // namespace gacfas
