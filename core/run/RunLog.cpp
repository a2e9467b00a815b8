#include "core/run/RunLog.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/types/Error.h"

namespace gacfas {

namespace {

using Fields = std::vector<std::string>;

void add(Fields& fields, std::initializer_list<double> values) {
  for (double value : values) fields.push_back(csvNumber(value));
}

Fields stepColumns(const Config& config) {
  Fields columns{"step", "epoch",       "step_in_epoch", "seconds",  "lr",
                 "loss", "contrastive", "accuracy",      "erm_norm", "direction_norm"};
  for (const std::string& domain : config.data.train) columns.push_back("loss." + domain);
  for (const std::string& point : ascendingPoints(config))
    columns.insert(columns.end(), {"cosine." + point, "gradient_norm." + point, "ascended_loss." + point});
  return columns;
}

Fields evaluationColumns(const Config& config) {
  Fields columns{"epoch",
                 "step",
                 "scores",
                 "target_auc",
                 "target_eer",
                 "target_hter_oracle",
                 "target_threshold_oracle",
                 "target_hter_source",
                 "target_threshold_source",
                 "target_fpr_source",
                 "target_fnr_source",
                 "target_worst_apcer_source",
                 "target_bpcer_source",
                 "target_acer_source",
                 "target_tpr_at_fpr_0.05",
                 "target_tpr_at_fpr_0.01",
                 "source_auc",
                 "source_eer",
                 "source_hter_oracle"};
  for (const std::string& domain : config.data.train)
    columns.insert(columns.end(), {"auc." + domain, "hter_oracle." + domain});
  return columns;
}

const std::string& fieldOf(const CsvTable& table, size_t row, const std::string& name,
                           const std::filesystem::path& file) {
  const int column = table.column(name);
  if (column < 0) throw InputError(file.string() + ":1: no column '" + name + "'");
  return table.rows[row][static_cast<size_t>(column)];
}

double numberOf(const CsvTable& table, size_t row, const std::string& name,
                const std::filesystem::path& file) {
  const std::string& field = fieldOf(table, row, name, file);
  if (const std::optional<double> number = csvDouble(field)) return *number;
  throw InputError(file.string() + ":" + std::to_string(table.lines[row]) + ": " + name + " is '" +
                   field.substr(0, 40) + "', which is no number");
}

int64_t wholeOf(const CsvTable& table, size_t row, const std::string& name,
                const std::filesystem::path& file) {
  const double number = numberOf(table, row, name, file);
  if (std::abs(number) < 1e15) return static_cast<int64_t>(number);
  throw InputError(file.string() + ":" + std::to_string(table.lines[row]) + ": " + name +
                   " is not a whole number");
}

void keepUpTo(const std::filesystem::path& file, int64_t step) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  const CsvTable table = readCsv(file, /*dropTornTail=*/true);
  const int column = table.column("step");
  if (column < 0) throw InputError(file.string() + ":1: no column 'step'");
  for (size_t row = 0; row < table.rows.size(); ++row) wholeOf(table, row, "step", file);
  keepCsvRows(file, [&](const Fields& row) {
    return *csvDouble(row[static_cast<size_t>(column)]) <= static_cast<double>(step);
  });
}

}  // namespace

std::vector<std::string> ascendingPoints(const Config& config) {
  switch (config.train.minimizer) {
    case MinimizerKind::Erm:
      return {};
    case MinimizerKind::Sam:
    case MinimizerKind::Sagm:
      return {"all"};
    case MinimizerKind::SamDomain:
    case MinimizerKind::GacFas:
      return config.data.train;
  }
  return {};
}

RunLog::RunLog(const RunFolder& run, const Config& config)
    : points_(ascendingPoints(config)),
      evaluationDomains_(config.data.train),
      steps_(run.steps(), stepColumns(config)),
      evaluations_(run.evaluations(), evaluationColumns(config)) {}

void RunLog::rewind(const RunFolder& run, int64_t step, bool evaluationDue) {
  keepUpTo(run.steps(), step);
  keepUpTo(run.evaluations(), evaluationDue ? step - 1 : step);
}

void RunLog::add(const StepReport& report) {
  Fields fields{std::to_string(report.step), std::to_string(report.epoch),
                std::to_string(report.stepInEpoch)};
  gacfas::add(fields, {report.seconds, report.lr, report.loss, report.contrastive, report.accuracy,
                       report.ermNorm, report.directionNorm});
  for (double loss : report.domainLoss) gacfas::add(fields, {loss});
  for (const std::string& point : points_) {
    const auto found = std::find_if(report.ascents.begin(), report.ascents.end(),
                                    [&](const AscentReport& ascent) { return ascent.point == point; });
    if (found == report.ascents.end())
      fields.insert(fields.end(), 3, "");  // not ascended: still warming up, or the domain is absent
    else
      gacfas::add(fields, {found->cosine, found->gradientNorm, found->loss});
  }
  steps_.append(fields);
}

void RunLog::add(const EvaluationReport& report) {
  Fields fields{std::to_string(report.epoch), std::to_string(report.step), report.scoresFile};
  const Metrics& target = report.target;
  const ThresholdRates& honest = report.targetSource;
  gacfas::add(fields, {target.auc, target.eer, target.hter, target.threshold, honest.hter, honest.threshold,
                       honest.fpr, honest.fnr, honest.worstApcer, honest.bpcer, honest.acer,
                       target.tprAtFpr.at("0.05"), target.tprAtFpr.at("0.01"), report.source.auc,
                       report.source.eer, report.source.hter});
  for (const auto& domain : evaluationDomains_) {
    const Metrics& metrics = report.perDomain.at(domain);
    gacfas::add(fields, {metrics.auc, metrics.hter});
  }
  evaluations_.append(fields);
}

void RunLog::sync() {
  steps_.sync();
  evaluations_.sync();
}

std::vector<EvaluationRow> readEvaluations(const RunFolder& run) {
  std::error_code ignored;
  if (!std::filesystem::exists(run.evaluations(), ignored)) return {};
  const CsvTable table = readCsv(run.evaluations(), /*dropTornTail=*/true);
  std::vector<EvaluationRow> rows;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const auto text = [&](const char* name) { return fieldOf(table, i, name, run.evaluations()); };
    const auto number = [&](const char* name) { return numberOf(table, i, name, run.evaluations()); };
    const auto whole = [&](const char* name) { return wholeOf(table, i, name, run.evaluations()); };
    rows.push_back({whole("epoch"), whole("step"), number("target_auc"), number("target_eer"),
                    number("target_hter_oracle"), number("target_hter_source"), number("source_auc"),
                    number("source_hter_oracle"), text("scores"), number("target_threshold_source")});
  }
  return rows;
}

int64_t bestEvaluation(const std::vector<EvaluationRow>& rows) {
  int64_t best = -1;
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto value = [&](size_t place) { return rows[place].targetAuc - rows[place].targetHter; };
    if (best < 0 || value(i) >= value(static_cast<size_t>(best))) best = static_cast<int64_t>(i);
  }
  return best;
}

}  // namespace gacfas
