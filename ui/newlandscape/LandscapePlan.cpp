#include "ui/newlandscape/LandscapePlan.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/jobs/LandscapeEstimate.h"
#include "core/run/RunFolder.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

bool sameFolder(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  return fs::equivalent(a, b, ignored);
}

QString targetFault(const LandscapePlan& plan) {
  const auto& towards = plan.options.towards;
  std::error_code ignored;
  for (const fs::path& target : towards) {
    if (target.empty()) return QObject::tr("Choose the run or weight file that the axis leads to.");
    if (!fs::exists(target, ignored)) return QObject::tr("%1 is not there.").arg(QString::fromStdString(target.string()));
    for (size_t i = 0; i < plan.runs.size(); ++i)
      if (sameFolder(plan.runs[i], target))
        return QObject::tr("%1 would lead to itself: untick it below, or choose another target.")
            .arg(plan.labels[static_cast<qsizetype>(i)]);
  }
  if (towards.size() == 2 && sameFolder(towards[0], towards[1]))
    return QObject::tr("The two axes lead to the same weights: choose two.");
  return {};
}

/// Weights that a run kept of its evaluations, in the order of training.
std::vector<fs::path> keptWeightsOf(const fs::path& run) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(RunFolder(run).weights("last").parent_path(), ignored))
    if (entry.path().filename().string().starts_with("epoch_") && entry.path().extension() == ".safetensors")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());  // the numbers have leading zeros
  return files;
}

QString pathFault(const LandscapePlan& plan) {
  if (!plan.path && plan.kind != PlanKind::Path) return {};
  const size_t least = plan.kind == PlanKind::Path ? 3 : 1;
  for (size_t i = 0; i < plan.runs.size(); ++i)
    if (keptWeightsOf(plan.runs[i]).size() < least)
      return QObject::tr("%1 kept too few weights for a path: train with evaluate.keep_weights.")
          .arg(plan.labels[static_cast<qsizetype>(i)]);
  return {};
}

QString subsetFault(const LandscapeOptions& options) {
  if (options.subset == 0) return {};
  if (options.subset < 4 || options.subset % 2 != 0)
    return QObject::tr("A preview needs an even number of faces a domain, 4 or more.");
  if (options.clip > 0 || options.statistics == PlaneStatistics::Reestimated)
    return QObject::tr("A preview on some faces goes neither with giving points up nor with re-estimated statistics.");
  return {};
}

QString fileFault(const fs::path& file) {
  std::error_code ignored;
  if (file.empty()) return QObject::tr("Choose a direction file (HDF5).");
  return fs::is_regular_file(file, ignored) ? QString()
                                            : QObject::tr("%1 is no file.").arg(QString::fromStdString(file.string()));
}

/// Of an axis around the weights: its middle is to be measured.
QString rangeFault(const std::optional<AxisRange>& range, bool centred) {
  if (!range) return {};
  if (!(range->low < range->high)) return QObject::tr("A range must go from a lower to a higher number.");
  if (centred && range->low == -range->high && range->points % 2 == 0)
    return QObject::tr("Points must be odd, so that the centre is measured.");
  return {};
}

}  // namespace

QStringList LandscapePlan::overrides() const {
  return {QStringLiteral("landscape.points=%1").arg(options.xRange ? static_cast<int>(options.xRange->points) : points),
          QStringLiteral("landscape.faces=%1").arg(faces), QStringLiteral("landscape.seed=%1").arg(seed)};
}

LandscapeOptions LandscapePlan::optionsFor(const fs::path& run) const {
  LandscapeOptions own = options;
  if (path) own.trajectory = keptWeightsOf(run);
  return own;
}

QString LandscapePlan::fault() const {
  if (runs.empty()) return QObject::tr("Choose at least one run.");
  const bool centred = kind == PlanKind::Plane || kind == PlanKind::Lines || kind == PlanKind::Hessian;
  if (kind == PlanKind::File)
    if (const QString fault = fileFault(options.directionFile); !fault.isEmpty()) return fault;
  for (const QString& fault :
       {pathFault(*this), subsetFault(options), targetFault(*this), rangeFault(options.xRange, centred), rangeFault(options.yRange, centred)})
    if (!fault.isEmpty()) return fault;
  if (!options.xRange && points % 2 == 0) return QObject::tr("Points must be odd, so that the centre is measured.");
  return {};
}

QString durationText(double seconds) {
  const auto whole = static_cast<qint64>(std::llround(seconds));
  if (whole < 60) return QObject::tr("%1 s").arg(std::max<qint64>(1, whole));
  if (whole < 3600) return QObject::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
  return QObject::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString PlanEstimate::text() const {
  if (pointsLeft == 0) return QObject::tr("All %1 points are measured already.").arg(points);
  return QObject::tr(
             "%1 s a point%2, %3 of %4 points to measure: about %5. Weights and faces take %6 MB; %7 faces.")
      .arg(shortNumber(secondsPerPoint, 2))
      .arg(atOnce > 1 ? QObject::tr(" (%1 at once)").arg(atOnce) : QString())
      .arg(pointsLeft)
      .arg(points)
      .arg(durationText(secondsLeft))
      .arg(qRound64(static_cast<double>(bytes) / 1e6))
      .arg(faces);
}

PlanEstimate estimatePlan(const LandscapePlan& plan, JobControl& control) {
  PlanEstimate sum;
  sum.atOnce = plan.options.devices;
  std::vector<std::string> overrides;
  for (const QString& text : plan.overrides()) overrides.push_back(text.toStdString());
  for (const std::filesystem::path& run : plan.runs) {
    const LandscapeEstimate one = estimateLandscape({run, plan.weights.toStdString(), overrides, plan.optionsFor(run)}, control);
    sum.secondsPerPoint = std::max(sum.secondsPerPoint, one.secondsPerPoint);
    sum.secondsLeft += one.secondsLeft();
    sum.points += one.points;
    sum.pointsLeft += one.pointsLeft;
    sum.faces = std::max<qint64>(sum.faces, one.faces);
    sum.bytes = std::max<qint64>(sum.bytes, one.bytes);  // one run after the other
  }
  return sum;
}

}  // namespace gacfas
