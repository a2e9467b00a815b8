#include "app/cli/FigureJson.h"

namespace gacfas::cli {

namespace {

Json toJson(const Figure& figure) {
  return {{"value", figure.value}, {"low", figure.interval.low}, {"high", figure.interval.high},
          {"count", figure.count}, {"total", figure.total},      {"too_small", figure.tooSmall}};
}

Json toJson(const std::vector<LimitFigure>& figures) {
  Json value = Json::object();
  for (const LimitFigure& at : figures) value[Json(at.limit).dump()] = toJson(at.figure);
  return value;
}

Json toJson(const ThresholdFigures& at) {
  Json attacks = Json::object();
  for (const auto& [attack, figure] : at.apcer) attacks[attack] = toJson(figure);
  return {{"source", labelOf(at.source)},
          {"threshold", at.threshold},
          {"hter", toJson(at.hter)},
          {"fpr", toJson(at.fpr)},
          {"fnr", toJson(at.fnr)},
          {"accuracy", toJson(at.accuracy)},
          {"apcer", attacks},
          {"worst_attack", at.worstAttack},
          {"worst_apcer", toJson(at.worstApcer)},
          {"bpcer", toJson(at.bpcer)},
          {"acer", toJson(at.acer)}};
}

Json toJson(const PairedComparison& comparison, const Difference& difference) {
  return {{"a", difference.a},
          {"b", difference.b},
          {"difference", difference.value()},
          {"low", difference.interval.low},
          {"high", difference.interval.high},
          {"more_than_chance", comparison.moreThanChance(difference)}};
}

Json toJson(const McNemar& test) {
  return {{"only_a_right", test.onlyA}, {"only_b_right", test.onlyB}, {"p", test.p}, {"exact", test.exact}};
}

}  // namespace

Json toJson(const SetFigures& figures) {
  Json thresholds = Json::array();
  for (const ThresholdFigures& at : figures.thresholds) thresholds.push_back(toJson(at));
  return {{"n_live", figures.live},
          {"n_spoof", figures.spoof},
          {"unit", figures.clients ? "client" : "video"},
          {"units", figures.units},
          {"draws", figures.draws},
          {"auc", toJson(figures.auc)},
          {"auc_delong", {{"low", figures.aucDeLong.low}, {"high", figures.aucDeLong.high}}},
          {"eer", toJson(figures.eer)},
          {"tpr_at_fpr", toJson(figures.tprAtFpr)},
          {"bpcer_at_apcer", toJson(figures.bpcerAtApcer)},
          {"thresholds", thresholds}};
}

Json toJson(const std::vector<PairedComparison>& comparisons) {
  const PairedComparison& first = comparisons.front();
  Json thresholds = Json::array();
  for (const PairedComparison& at : comparisons)
    thresholds.push_back({{"source_a", labelOf(at.sourceA)},
                          {"source_b", labelOf(at.sourceB)},
                          {"threshold_a", at.thresholdA},
                          {"threshold_b", at.thresholdB},
                          {"hter", toJson(at, at.hter)},
                          {"mcnemar", toJson(at.mcNemar)}});
  return {{"n_live", first.live},
          {"n_spoof", first.spoof},
          {"unit", first.clients ? "client" : "video"},
          {"units", first.units},
          {"draws", first.draws},
          {"auc", toJson(first, first.auc)},
          {"auc_delong_p", first.aucDeLongP},
          {"thresholds", thresholds}};
}

}  // namespace gacfas::cli
