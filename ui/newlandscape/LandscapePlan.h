#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <vector>

#include "core/types/JobControl.h"
#include "core/types/LandscapeOptions.h"

namespace gacfas {

/// What a new landscape lies on.
enum class PlanKind { Plane, Lines, ToRun, ThroughRuns, Path, Hessian, File };

/// What the New landscape dialog asks for: one recipe for several runs.
struct LandscapePlan {
  PlanKind kind = PlanKind::Plane;
  QString weights = QStringLiteral("last");
  int points = 21;        ///< of an axis whose range is found
  int faces = 32;
  int seed = 123;
  LandscapeOptions options;  ///< as the terminal takes them
  bool path = false;         ///< the weights that each run kept of its evaluations are measured beside it
  std::vector<std::filesystem::path> runs;
  QStringList labels;  ///< one a run

  QStringList overrides() const;
  /// With the run's own weights, where their path is asked for. Lists a folder.
  LandscapeOptions optionsFor(const std::filesystem::path& run) const;
  /// What is wrong with it, empty: nothing. No file is read but to see that it is there.
  QString fault() const;
};

/// What a plan costs, all runs together.
struct PlanEstimate {
  double secondsPerPoint = 0.0, secondsLeft = 0.0;
  qint64 points = 0, pointsLeft = 0, faces = 0, bytes = 0;
  qint64 atOnce = 1;  ///< points
  /// "0.16 s a point, 441 points a run, 882 left: about 2 min 21 s; 43 MB for weights and faces"
  QString text() const;
};

/// Times one point a run, or as many at once as it will measure; on a worker thread. Throws as estimateLandscape does.
PlanEstimate estimatePlan(const LandscapePlan& plan, JobControl& control);

/// "2 min 21 s"
QString durationText(double seconds);

}  // namespace gacfas
