#include "app/cli/ProgressText.h"

#include <cmath>

#include "app/cli/Text.h"

namespace gacfas::cli {

namespace {

std::string rateText(double rate, const std::string& unit) {
  if (rate < 1.0) return fixed(1.0 / rate, 1) + " s a " + unit;
  return fixed(rate, rate < 10.0 ? 1 : 0) + " " + unit + "s/s";
}

std::string twoUnits(int64_t value, int64_t perUnit, const std::string& large, const std::string& small) {
  return std::to_string(value / perUnit) + " " + large + " " + std::to_string(value % perUnit) + " " + small;
}

}  // namespace

std::string durationText(double seconds) {
  if (seconds < 99.5) return fixed(seconds, 0) + " s";
  const int64_t minutes = std::llround(seconds / 60.0);
  if (minutes < 100) return std::to_string(minutes) + " min";
  if (minutes < 48 * 60) return twoUnits(minutes, 60, "h", "min");
  return twoUnits(minutes / 60, 24, "d", "h");
}

std::string progressText(const Progress& progress) {
  std::string text = progress.phase + " " + std::to_string(progress.done);
  if (progress.total > 0) text += "/" + std::to_string(progress.total);
  text += " " + progress.unit + "s";
  if (!progress.note.empty()) text += ", " + progress.note;
  if (progress.rate > 0.0) text += ", " + rateText(progress.rate, progress.unit);
  if (progress.secondsLeft >= 0.0) text += ", " + durationText(progress.secondsLeft) + " left";
  return text;
}

}  // namespace gacfas::cli
