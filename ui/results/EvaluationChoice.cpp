#include "ui/results/EvaluationChoice.h"

#include <algorithm>

#include "core/types/Error.h"

namespace gacfas {

int64_t EvaluationChoice::place(const std::vector<EvaluationRow>& rows) const {
  if (kind == Last) return static_cast<int64_t>(rows.size()) - 1;
  if (kind == Best) return bestEvaluation(rows);
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.epoch == epoch; });
  return found == rows.end() ? -1 : found - rows.begin();
}

QString EvaluationChoice::toString() const {
  return kind == Last ? "last" : kind == Best ? "best" : QString::number(epoch);
}

EvaluationChoice EvaluationChoice::fromString(const QString& text) {
  if (text == "last" || text == "live") return {Last};
  if (text == "best") return {Best};
  bool whole = false;
  const qlonglong epoch = text.toLongLong(&whole);
  if (whole && epoch >= 0) return {Epoch, epoch};
  throw InputError("evaluation '" + text.toStdString() + "': allowed are last, best, or an epoch");
}

}  // namespace gacfas
