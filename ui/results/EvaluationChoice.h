#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/run/RunLog.h"

namespace gacfas {

/// Which evaluation of each run the pages show.
struct EvaluationChoice {
  enum Kind { Last, Best, Epoch } kind = Last;  ///< Best: highest AUC − HTER on the unseen domain
  int64_t epoch = 0;

  /// Place of the chosen evaluation, -1 where the run has none such.
  int64_t place(const std::vector<EvaluationRow>& rows) const;
  /// "last", "best", or the epoch: FigureSpec::evaluation. "live" reads as last.
  QString toString() const;
  /// Throws InputError saying what is allowed.
  static EvaluationChoice fromString(const QString& text);
  bool operator==(const EvaluationChoice&) const = default;
};

}  // namespace gacfas
