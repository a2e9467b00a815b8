#include "ui/landscape/SurfaceExport.h"

#include <QFileInfo>
#include <QObject>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Fault.h"
#include "viz/SurfaceFile.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

std::string statusName(PointStatus status) {
  switch (status) {
    case PointStatus::Pending:
      return "pending";
    case PointStatus::Done:
      return "measured";
    case PointStatus::Hole:
      return "hole";
    case PointStatus::AtLeast:
      return "at least";
  }
  return {};
}

/// Whether `field` holds what the files measured, and no difference of two.
bool isMeasured(const SurfaceItem& item) {
  return !item.scale.difference;
}

std::string differenceCsv(const SurfaceItem& item) {
  std::string text = csvLine({"alpha", "beta", "difference." + item.channel.toStdString()});
  for (size_t at = 0; at < item.field.z.size(); ++at)
    text += csvLine({csvNumber(item.field.x[at % item.field.x.size()]), csvNumber(item.field.y[at / item.field.x.size()]),
                     csvNumberOrEmpty(item.field.z[at])});
  return text;
}

std::string gridCsv(const LandscapeGrid& grid) {
  std::vector<std::string> names{"alpha", "beta", "status", "loss", "weighted_loss", "accuracy"};
  for (const std::string& domain : grid.domains) names.insert(names.end(), {"loss." + domain, "accuracy." + domain});
  names.insert(names.end(), grid.columns.begin(), grid.columns.end());
  std::string text = csvLine(names);
  for (size_t at = 0; at < grid.size(); ++at) {
    std::vector<std::string> row{csvNumber(grid.xAt(at)), csvNumber(grid.yAt(at)), statusName(grid.status[at])};
    const PointLosses& point = grid.points[at];
    const bool known = grid.status[at] != PointStatus::Pending;
    const auto add = [&](double value) { row.push_back(known ? csvNumberOrEmpty(value) : std::string()); };
    for (const double value : {point.loss, point.weightedLoss, point.accuracy}) add(value);
    for (size_t k = 0; k < grid.domains.size(); ++k) {
      add(k < point.domainLoss.size() ? point.domainLoss[k] : NAN);
      add(k < point.domainAccuracy.size() ? point.domainAccuracy[k] : NAN);
    }
    for (size_t k = 0; k < grid.columns.size(); ++k) add(k < point.extra.size() ? point.extra[k] : NAN);
    text += csvLine(row);
  }
  return text;
}

void copyMeasured(const SurfaceItem& item, const fs::path& target) {
  const fs::path source = item.surface->entry.folder / "surface.h5";
  std::error_code ignored;
  if (!isMeasured(item) || !fs::exists(source, ignored))
    throw InputError(target.string() + ": " +
                     (isMeasured(item) ? "an HDF5 file is there once every point is measured; finish the landscape first"
                                       : "a difference has no HDF5 file; take .vtp, .obj or .csv"));
  saveFile(target, loadFile(source));
}

void saveMesh(const fs::path& target, const HeightField& field, void (*write)(const fs::path&, const HeightField&)) {
  AtomicFile file(target);
  write(file.temporaryPath(), field);
  file.commit();
}

}  // namespace

QString surfaceFileFilter() {
  return QObject::tr("VTK PolyData (*.vtp);;Wavefront OBJ (*.obj);;HDF5, reference layout (*.h5);;CSV (*.csv)");
}

void saveSurfaceAs(const SurfaceItem& item, const QString& file) {
  const fs::path target = file.toStdString();
  const QString suffix = QFileInfo(file).suffix().toLower();
  if (suffix == QLatin1String("vtp")) return saveMesh(target, item.field, writeVtp);
  if (suffix == QLatin1String("obj")) return saveMesh(target, item.field, writeObj);
  if (suffix == QLatin1String("h5")) return copyMeasured(item, target);
  if (suffix == QLatin1String("csv"))
    return saveFile(target, isMeasured(item) ? gridCsv(item.surface->grid) : differenceCsv(item));
  throw InputError(target.string() + ": a surface's file ends in .vtp, .obj, .h5 or .csv");
}

void saveSurfaceLater(const SurfaceItem& item, const QString& file, QObject* context,
                      std::function<void(const QString& fault)> done) {
  inBackground(
      context,
      [item, file] { return faultOf([&] { saveSurfaceAs(item, file); }); },
      std::move(done));
}

}  // namespace gacfas
