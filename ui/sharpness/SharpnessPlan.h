#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <vector>

#include "core/types/JobControl.h"
#include "core/types/Sharpness.h"

namespace gacfas {

/// What is to be measured of which runs.
struct SharpnessPlan {
  QString weights = QStringLiteral("last");
  int faces = 32;  ///< a domain
  int seed = 123;
  SharpnessOptions options;
  bool again = false;  ///< also what was measured before
  std::vector<std::filesystem::path> runs;
  QStringList labels;

  std::vector<std::string> overrides() const;
  /// What is wrong with it, empty: nothing.
  QString fault() const;
};

/// Measures one run of the plan. Throws as computeSharpness does.
void measurePlan(const SharpnessPlan& plan, const std::filesystem::path& run, JobControl& control,
                      const ProgressSink& progress);

/// Times a pass of each run and tells what the plan will cost; on a worker thread. Throws as estimateSharpness does.
QString estimateText(const SharpnessPlan& plan, JobControl& control);

}  // namespace gacfas
