#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/io/Csv.h"
#include "core/run/RunFolder.h"
#include "core/types/Reports.h"

namespace gacfas {

/// Writes steps.csv and evaluations.csv of a run, a row a step or an evaluation.
class RunLog {
public:
  RunLog(const RunFolder& run, const Config& config);
  /// Drops the rows after `step`: the run goes on from a checkpoint of that step, with its evaluation still
  /// to be made where `evaluationDue`.
  static void rewind(const RunFolder& run, int64_t step, bool evaluationDue);
  void add(const StepReport& report);
  void add(const EvaluationReport& report);
  /// Flushes to disk, before a checkpoint that counts on the rows.
  void sync();

private:
  std::vector<std::string> points_;
  std::vector<std::string> evaluationDomains_;
  CsvAppender steps_;
  CsvAppender evaluations_;
};

/// Names under which a run's ascending points are logged: none for erm, "all" for sam and sagm, else the
/// source domains.
std::vector<std::string> ascendingPoints(const Config& config);

/// What evaluations.csv says, the columns that tables need.
struct EvaluationRow {
  int64_t epoch = 0;
  int64_t step = 0;
  double targetAuc = 0.0, targetEer = 0.0;
  double targetHter = 0.0;        ///< oracle threshold
  double targetHterSource = 0.0;  ///< source threshold
  double sourceAuc = 0.0, sourceHter = 0.0;
  std::string scores;  ///< relative to the run folder
  double sourceThreshold = 0.0;
};
/// Empty where there is no such file yet; a last line that was cut off is left out. Throws InputError naming
/// file and line.
std::vector<EvaluationRow> readEvaluations(const RunFolder& run);

/// Place of the best evaluation: highest AUC - HTER (oracle) on the target, the later on ties; -1 for none.
int64_t bestEvaluation(const std::vector<EvaluationRow>& rows);

}  // namespace gacfas
