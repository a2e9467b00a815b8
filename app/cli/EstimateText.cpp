#include "app/cli/EstimateText.h"

#include "app/cli/ProgressText.h"
#include "app/cli/Text.h"

namespace gacfas::cli {

namespace {

std::string secondsText(double seconds) { return seconds < 9.95 ? fixed(seconds, 1) + " s" : durationText(seconds); }

std::string countText(int64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string bytesText(int64_t bytes) {
  return bytes == 0 ? "not known" : fixed(static_cast<double>(bytes) / 1e6, 0) + " MB";
}

}  // namespace

std::string estimateText(const TrainingEstimate& estimate, const Config& config) {
  const int64_t n = config.evaluate.landscape;
  std::string text = "about " + secondsText(estimate.seconds()) + " on " + estimate.device + ": " +
                     secondsText(estimate.stepSeconds) + " for " +
                     countText(config.train.epochs * estimate.rates.stepsPerEpoch, "step") + ", " +
                     secondsText(estimate.evaluationSeconds) + " for " + countText(estimate.evaluations, "evaluation") +
                     " of " + countText(estimate.rates.scoredFaces, "face");
  if (n > 0)
    text += ", " + secondsText(estimate.landscapeSeconds) + " for their landscapes of " + std::to_string(n) + " x " +
            std::to_string(n) + " points";
  return text + "\nmemory " + bytesText(estimate.memoryBytes) + ", disk " + bytesText(estimate.diskBytes) +
         " for weights, checkpoints and scores";
}

}  // namespace gacfas::cli
