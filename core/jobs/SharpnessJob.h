#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/JobControl.h"
#include "core/types/Sharpness.h"

namespace gacfas {

struct SharpnessRequest {
  std::filesystem::path run;
  std::string weights = "last";        ///< "last" or "best"
  std::vector<std::string> overrides;  ///< "landscape.faces=64", "system.device=cpu", "data.root=..."
  SharpnessOptions options;
  bool again = false;  ///< measure although the run has a report of just this
};

struct SharpnessResult {
  SharpnessReport report;
  std::filesystem::path file;
  bool known = false;  ///< read from the run folder, not measured
  std::vector<std::string> notes;
};

/// Throws InputError naming the option that cannot be (negative counts, a step or radius that is not above 0).
void checkSharpnessOptions(const SharpnessOptions& options);

/// What a measurement will cost.
struct SharpnessEstimate {
  bool known = false;           ///< the run has a report of just this: nothing is to be measured
  int64_t passes = 0;           ///< forward passes of a face, at most: the eigenvalues may converge early
  double secondsPerPass = 0.0;
  int64_t faces = 0;
  int64_t bytes = 0;            ///< of weights, faces and Lanczos vectors; what a pass needs comes on top

  double seconds() const { return secondsPerPass * static_cast<double>(passes); }
};

/// Times one Hessian product of what computeSharpness would measure, and writes nothing. Throws as it does.
SharpnessEstimate estimateSharpness(const SharpnessRequest& request, JobControl& control);

/// Measures the sharpness around a run's weights, on the faces of its landscape, into <run>/sharpness, or reads what was
/// measured there before. A stop throws Cancelled and leaves nothing. Throws InputError, DeviceError, IoError.
SharpnessResult computeSharpness(const SharpnessRequest& request, JobControl& control, const ProgressSink& onProgress);

}  // namespace gacfas
