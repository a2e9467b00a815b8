#include "ui/landscape/Surface.h"

#include <algorithm>

#include "core/run/LandscapeRecord.h"
#include "core/run/LandscapeTrajectory.h"
#include "core/run/LandscapeView.h"
#include "core/types/Error.h"
#include "ui/landscape/Channel.h"
#include "ui/landscape/RecipeText.h"

namespace gacfas {
namespace {

std::filesystem::file_time_type lastWrite(const LandscapeEntry& entry) {
  std::error_code ignored;
  const auto time = std::filesystem::last_write_time(entry.folder / kPointsFile, ignored);
  return ignored ? std::filesystem::file_time_type::min() : time;
}

/// "1 681": a thin gap every three digits, as the unit system asks for.
QString grouped(size_t number) {
  QString digits = QString::number(number);
  for (qsizetype at = digits.size() - 3; at > 0 && number >= 10000; at -= 3) digits.insert(at, QChar(0x2009));
  return digits;
}

TrainingPath pathIn(const std::filesystem::path& folder) {
  TrainingPath path;
  for (const TrajectoryPoint& point : readTrajectory(folder))
    path.push_back({point.alpha, point.beta, point.loss, point.distance,
                    std::filesystem::path(point.weights).stem().string()});
  return path;
}

}  // namespace

SurfacePtr readSurface(const std::vector<LandscapeEntry>& candidates) {
  if (candidates.empty())
    throw InputError("this run has no landscape of that recipe: compute it with New landscape...");
  const auto newest =
      std::max_element(candidates.begin(), candidates.end(),
                       [](const auto& a, const auto& b) { return lastWrite(a) < lastWrite(b); });
  auto surface = std::make_shared<Surface>();
  surface->entry = *newest;
  surface->facts = newest->facts;
  surface->grid = readLandscape(newest->folder).grid;
  surface->path = pathIn(newest->folder);
  try {
    if (surface->isPlane()) checkField(heightField(*surface, QStringLiteral("loss")));
  } catch (const Error& fault) {
    throw InputError(newest->folder.string() + ": " + fault.what());
  }
  return surface;
}

std::vector<LandscapeEntry> entriesOf(const RunSnapshot& run, const QString& key) {
  std::vector<LandscapeEntry> found;
  for (const LandscapeEntry& entry : run.landscapes)
    if (key.isEmpty() || entry.facts->answersTo(key.toStdString())) found.push_back(entry);
  return found;
}

HeightField heightField(const Surface& surface, const QString& channel) {
  const LandscapeGrid& grid = surface.grid;
  HeightField field{grid.x, grid.y, channelValues(grid, channel), {}};
  for (const PointStatus status : grid.status) field.pending.push_back(status == PointStatus::Pending);
  field.xTitle = axisTitle(*surface.facts, true).toStdString();
  field.yTitle = axisTitle(*surface.facts, false).toStdString();
  return field;
}

QString stateText(const Surface& surface) {
  const size_t all = surface.grid.size(), known = surface.known(), holes = surface.holes();
  QString text = known == all ? QStringLiteral("%1 points").arg(grouped(all))
                              : QStringLiteral("%1 of %2 points").arg(grouped(known), grouped(all));
  if (const size_t bounds = surface.grid.count(PointStatus::AtLeast); bounds > 0)
    text += QStringLiteral(", %1 given up above the clip").arg(grouped(bounds));
  if (holes == 0) return known == all ? text + QStringLiteral(", no hole") : text;
  return text + (holes == 1 ? QStringLiteral(", 1 hole") : QStringLiteral(", %1 holes").arg(grouped(holes)));
}

}  // namespace gacfas
