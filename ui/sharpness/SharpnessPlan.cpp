#include "ui/sharpness/SharpnessPlan.h"

#include <QObject>

#include "core/jobs/SharpnessJob.h"
#include "core/types/Error.h"
#include "ui/newlandscape/LandscapePlan.h"

namespace gacfas {
namespace {

SharpnessRequest requestOf(const SharpnessPlan& plan, const std::filesystem::path& run) {
  return {run, plan.weights.toStdString(), plan.overrides(), plan.options, plan.again};
}

}  // namespace

std::vector<std::string> SharpnessPlan::overrides() const {
  return {"landscape.faces=" + std::to_string(faces), "landscape.seed=" + std::to_string(seed)};
}

QString SharpnessPlan::fault() const {
  if (runs.empty()) return QObject::tr("Choose at least one run.");
  try {
    checkSharpnessOptions(options);
  } catch (const InputError& fault) {
    return QString::fromUtf8(fault.what());
  }
  return {};
}

void measurePlan(const SharpnessPlan& plan, const std::filesystem::path& run, JobControl& control,
                      const ProgressSink& progress) {
  computeSharpness(requestOf(plan, run), control, progress);
}

QString estimateText(const SharpnessPlan& plan, JobControl& control) {
  double seconds = 0.0;
  int64_t passes = 0, bytes = 0;
  int known = 0;
  for (const std::filesystem::path& run : plan.runs) {
    const SharpnessEstimate one = estimateSharpness(requestOf(plan, run), control);
    bytes = std::max(bytes, one.bytes);  // one run after the other
    if (one.known) {
      ++known;
      continue;
    }
    passes += one.passes;
    seconds += one.seconds();
  }
  if (known == static_cast<int>(plan.runs.size())) return QObject::tr("All of it was measured before.");
  QString text = QObject::tr("At most %1 passes of a face, about %2; %3 MB for weights, faces and Lanczos vectors.")
                     .arg(passes)
                     .arg(durationText(seconds))
                     .arg(qRound64(static_cast<double>(bytes) / 1e6));
  if (known > 0) text += QObject::tr(" %1 of %2 runs were measured before.").arg(known).arg(plan.runs.size());
  return text;
}

}  // namespace gacfas
