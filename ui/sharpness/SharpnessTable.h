#pragma once

#include <QStringList>
#include <vector>

#include "core/types/Sharpness.h"
#include "ui/runs/ShownRun.h"

namespace gacfas {

/// A figure with what its ± is, and its details a line each.
struct SharpnessCell {
  double value = kUnknown;
  double error = kUnknown;
  QString tip;
};

/// One measure: what it is, what the ± is, what it does and does not prove.
struct SharpnessMeasure {
  QString title;  ///< "d'Hd"
  QString unit;   ///< "nat", empty: none
  QString tip;
};

/// The figures of one run on one domain, or on all.
struct SharpnessRow {
  QString domain;  ///< "all domains", "office"
  RunStyle style;
  QString run;
  std::vector<SharpnessCell> cells;  ///< one a measure
  bool first = false;                ///< of its domain
};

/// The ticked runs' figures, domain by domain.
struct SharpnessTable {
  std::vector<SharpnessMeasure> measures;
  std::vector<SharpnessRow> rows;
  QString caption;       ///< what was measured on what, and what the errors are
  QStringList warnings;  ///< eigenvalues that did not converge
};

struct RunReport {
  ShownRun shown;
  const SharpnessReport* report;
};
/// All of one key; none: an empty table.
SharpnessTable sharpnessTable(const std::vector<RunReport>& runs);

}  // namespace gacfas
