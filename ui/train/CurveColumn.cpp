#include "ui/train/CurveColumn.h"

#include <functional>
#include <vector>

namespace gacfas {

namespace {

/// Columns of one kind: a whole name, or a beginning ("loss.") whose rest goes into the titles at %1.
struct Kind {
  const char* name;
  const char* title;
  const char* unit;
  const char* shortTitle;
  const char* lineLabel;
  ScaleGroup group = ScaleGroup::Linear;
  bool evaluation = false;
  bool second = false;
  double factor = 1.0;
  int decimals = -1;
};

const std::vector<Kind>& kinds() {
  using enum ScaleGroup;
  static const std::vector<Kind> all{
      {"loss", "Loss L", "nat", "Loss L", "", Loss},
      {"loss.", "Classification loss, %1", "nat", "Loss %1", "%1", Loss},
      {"contrastive", "Contrastive loss", "nat", "Contrastive", "", Loss},
      {"accuracy", "Accuracy of the batch", "%", "Accuracy, %", "", Linear, false, false, 100.0, 1},
      {"erm_norm", "Gradient norm |g|", "nat per unit of θ", "|g|", "|g|", Norm},
      {"direction_norm", "Update norm |d|", "nat per unit of θ", "|d|", "|d|", Norm},
      {"cosine.all", "Alignment cosine, joint", "", "Cosine, joint", "joint", Linear, false, false, 1.0, 3},
      {"cosine.", "Alignment cosine, %1", "", "Cosine %1", "%1", Linear, false, false, 1.0, 3},
      {"gradient_norm.", "Gradient norm at the ascent, %1", "nat per unit of θ", "Norm %1", "%1", Norm},
      {"ascended_loss.", "Loss at the ascent, %1", "nat", "Ascended %1", "%1", Loss},
      {"lr", "Learning rate", "per step", "Learning rate", "backbone", Rate},
      {"lr.head", "Learning rate of the head", "per step", "Rate of head", "head", Rate, false, true},
      {"seconds", "Time of a step", "s", "Time, s", "", Linear},
      {"target_hter_oracle", "HTER of the unseen domain, oracle threshold", "%", "HTER oracle, %", "oracle",
       Linear, true, false, 100.0, 1},
      {"target_hter_source", "HTER of the unseen domain, source threshold", "%", "HTER source, %", "source",
       Linear, true, true, 100.0, 1},
      {"target_auc", "AUC of the unseen domain", "%", "AUC unseen, %", "unseen", Linear, true, false, 100.0,
       1},
      {"source_auc", "AUC of the source domains", "%", "AUC sources, %", "sources", Linear, true, true, 100.0,
       1},
      {"target_eer", "EER of the unseen domain", "%", "EER unseen, %", "unseen", Linear, true, false, 100.0,
       1},
      {"source_eer", "EER of the source domains", "%", "EER sources, %", "sources", Linear, true, true, 100.0,
       1},
      {"source_hter_oracle", "HTER of the source domains, oracle threshold", "%", "HTER sources, %",
       "sources", Linear, true, true, 100.0, 1},
      {"auc.", "AUC, %1", "%", "AUC %1, %", "%1", Linear, true, false, 100.0, 1},
      {"hter_oracle.", "HTER, %1, oracle threshold", "%", "HTER %1, %", "%1", Linear, true, false, 100.0, 1},
      {"target_threshold_", "Threshold, %1", "score", "Threshold %1", "%1", Linear, true, false, 1.0, 3},
      {"target_", "%1 of the unseen domain", "%", "%1, %", "%1", Linear, true, false, 100.0, 1},
  };
  return all;
}

/// Whether `kind` is the one of `name`; `rest` then is what its beginning leaves.
bool matches(const Kind& kind, const std::string& name, std::string& rest) {
  const std::string start = kind.name;
  const bool beginning = start.back() == '.' || start.back() == '_';
  if (!beginning) return name == start;
  if (name.size() <= start.size() || name.compare(0, start.size(), start) != 0) return false;
  rest = name.substr(start.size());
  return true;
}

QString filled(const char* text, const std::string& rest) {
  return QString::fromUtf8(text).replace(QStringLiteral("%1"), QString::fromStdString(rest));
}

}  // namespace

CurveColumn describeColumn(const std::string& name) {
  for (const Kind& kind : kinds()) {
    std::string rest;
    if (!matches(kind, name, rest)) continue;
    return {name,
            filled(kind.title, rest),
            filled(kind.unit, rest),
            filled(kind.shortTitle, rest),
            filled(kind.lineLabel, rest),
            kind.group,
            kind.evaluation,
            kind.second,
            kind.factor,
            kind.decimals};
  }
  CurveColumn other;
  other.name = name;
  other.title = other.shortTitle = other.lineLabel = QString::fromStdString(name);
  return other;
}

}  // namespace gacfas
