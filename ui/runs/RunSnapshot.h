#pragma once

#include <QMetaType>
#include <QString>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/run/LandscapeFacts.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/Config.h"

namespace gacfas {

/// Numbers of a CSV file, column by column; an empty field is NaN, a text column is left out.
struct NumberTable {
  std::vector<std::string> columns;
  std::vector<std::vector<double>> values;  ///< one vector a column, all of one length

  size_t rows() const { return values.empty() ? 0 : values.front().size(); }
  /// Null where there is no such column.
  const std::vector<double>* column(const std::string& name) const;
};

/// Interrupted: the files say running or paused, and nobody holds the lock.
enum class RunState { Running, Paused, Stopped, Failed, Finished, Interrupted };

/// A landscape of a run: a folder below <run>/landscape.
struct LandscapeEntry {
  std::filesystem::path folder;
  std::string name;            ///< folder name
  std::shared_ptr<const LandscapeFacts> facts;  ///< never null; what the name tells, where the files tell nothing
  size_t journalBytes = 0;     ///< grows while the surface does
  bool complete = false;       ///< surface.h5 is there
  bool operator==(const LandscapeEntry&) const = default;
};

/// What a run's folder said when it was last read. Never changed afterwards: a newer one takes its place.
struct RunSnapshot {
  std::filesystem::path folder;
  QString key;                 ///< canonical path: what ticks, colours and selections refer to
  QString problem;             ///< why the folder cannot be read; all else is then empty
  RunFacts facts;
  RunStatus status;
  RunState state = RunState::Stopped;
  Config config;
  int64_t stepsPerEpoch = 0;   ///< 0 until an epoch is over or the next one has begun
  std::shared_ptr<const NumberTable> steps;         ///< steps.csv, never null
  std::shared_ptr<const NumberTable> evaluations;   ///< evaluations.csv, never null
  std::vector<EvaluationRow> evaluationRows;        ///< the same rows with their score files
  std::vector<LandscapeEntry> landscapes;           ///< the one measured last at the end
  std::vector<LandscapeEntry> trainingFrames;       ///< those that its evaluations left, by epoch
  int style = -1;              ///< appearance.json; -1: none yet

  bool synthetic = false;      ///< trained on drawn faces: run.json says so, or the data root does

  QString name() const;        ///< facts.name, or the folder's
  /// "studio, office, phone → street"; empty where the folder cannot be read
  QString protocol() const;
};
using RunPtr = std::shared_ptr<const RunSnapshot>;

/// "running", "paused", ...: one lower-case word.
QString stateName(RunState state);

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::RunPtr)
