#include "app/cli/Json.h"

#include <iostream>

namespace gacfas::cli {

namespace {

Json toJson(const EvaluationRow& row) {
  return {{"epoch", row.epoch},
          {"step", row.step},
          {"auc", row.targetAuc},
          {"eer", row.targetEer},
          {"hter_oracle", row.targetHter},
          {"hter_source", row.targetHterSource}};
}

Json toJson(const Spread& spread) {
  return {{"mean", spread.mean}, {"population_std", spread.deviation}};
}

Json toJson(const LandscapeSummary& surface) {
  return {{"file", surface.file.string()},    {"points", surface.points},      {"measured", surface.measured},
          {"holes", surface.holes},           {"centre_loss", surface.centre}, {"least_loss", surface.least},
          {"greatest_loss", surface.greatest}};
}

}  // namespace

Json toJson(const Metrics& metrics) {
  return {{"auc", metrics.auc},
          {"hter", metrics.hter},
          {"eer", metrics.eer},
          {"tpr_at_fpr", Json(metrics.tprAtFpr)},
          {"n_live", metrics.live},
          {"n_spoof", metrics.spoof},
          {"threshold", metrics.threshold}};
}

Json toJson(const NamedMetrics& set) {
  if (set.fault.empty()) return toJson(set.metrics);
  return {{"n_live", set.metrics.live}, {"n_spoof", set.metrics.spoof}, {"error", set.fault}};
}

Json toJson(const ThresholdRates& rates) {
  return {{"threshold", rates.threshold},
          {"hter", rates.hter},
          {"fpr", rates.fpr},
          {"fnr", rates.fnr},
          {"accuracy", rates.accuracy},
          {"apcer", Json(rates.apcer)},
          {"worst_apcer", rates.worstApcer},
          {"bpcer", rates.bpcer},
          {"acer", rates.acer}};
}

Json toJson(const EvaluateResult& result) {
  const EvaluationReport& report = result.report;
  Json target = toJson(report.target);
  target["domain"] = targetOf(result);
  target["at_oracle_threshold"] = toJson(report.targetOracle);
  target["at_source_threshold"] = toJson(report.targetSource);
  Json domains = Json::object();
  for (const auto& [name, metrics] : report.perDomain) domains[name] = toJson(metrics);
  return {{"weights", result.weightsFile.string()},
          {"frames_per_video", framesPerVideo(result.scores)},
          {"target", target},
          {"source", toJson(report.source)},
          {"source_threshold", report.sourceThreshold},
          {"domains", domains},
          {"notes", result.notes}};
}

Json toJson(const RunSummary& run) {
  Json surfaces = Json::array();
  for (const LandscapeSummary& surface : run.landscapes) surfaces.push_back(toJson(surface));
  Json value{{"run", run.folder.string()},
             {"name", run.facts.name},
             {"state", run.state},
             {"minimizer", run.minimizer},
             {"variant", run.facts.variant},
             {"init", run.facts.init},
             {"init_file_sha256", run.facts.initFileHash},
             {"seed", run.seed},
             {"train", run.sources},
             {"test", run.target},
             {"data_root", run.dataRoot.string()},
             {"synthetic", run.data == DataKind::Unknown ? Json() : Json(run.data == DataKind::Synthetic)},
             {"versions", Json(run.facts.versions)},
             {"evaluations", run.evaluations}};
  if (run.evaluations > 0) {
    value["best_epoch_on_target"] = toJson(run.best);
    value["last_evaluations"] = {
        {"count", run.lastCount}, {"auc", toJson(run.lastAuc)}, {"hter_oracle", toJson(run.lastHter)}};
    value["last_epoch"] = toJson(run.last);
  }
  value["landscapes"] = surfaces;
  return value;
}

Json toJson(const SystemInfo& info) {
  return {{"versions", Json(info.versions)},
          {"device", info.device},
          {"threads", info.threads},
          {"cuda_build", info.cudaBuild},
          {"cuda", info.cuda}};
}

void print(const Json& value) {
  std::cout << value.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace gacfas::cli
