#include "ui/landscape/LandscapePlan.h"

#include <cmath>

#include "core/jobs/LandscapeJob.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {

QStringList LandscapePlan::overrides() const {
  return {QStringLiteral("landscape.points=%1").arg(points), QStringLiteral("landscape.range=%1").arg(range),
          QStringLiteral("landscape.faces=%1").arg(faces), QStringLiteral("landscape.seed=%1").arg(seed)};
}

QString LandscapePlan::fault() const {
  if (runs.empty()) return QObject::tr("Choose at least one run.");
  if (points % 2 == 0) return QObject::tr("Points a side must be odd, so that the centre is measured.");
  if (!(range > 0)) return QObject::tr("The range must be above 0.");
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
             "%1 s a point, %2 of %3 points to measure: about %4. Weights and faces take %5 MB; %6 faces.")
      .arg(shortNumber(secondsPerPoint, 2))
      .arg(pointsLeft)
      .arg(points)
      .arg(durationText(secondsLeft))
      .arg(qRound64(static_cast<double>(bytes) / 1e6))
      .arg(faces);
}

PlanEstimate estimatePlan(const LandscapePlan& plan, JobControl& control) {
  PlanEstimate sum;
  std::vector<std::string> overrides;
  for (const QString& text : plan.overrides()) overrides.push_back(text.toStdString());
  for (const std::filesystem::path& run : plan.runs) {
    const LandscapeEstimate one = estimateLandscape({run, plan.weights.toStdString(), overrides}, control);
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
