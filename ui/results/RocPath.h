#pragma once

#include <QVector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// A ROC curve as a line: FPR and TPR in per cent, from (0, 0) to (100, 100).
struct RocPath {
  QVector<double> fpr, tpr;
};

/// All corners of the curve; points in the middle of a straight step are left out, and of very long curves
/// those closer than a 2000th of an axis (linear or logarithmic) to the one before.
RocPath rocPath(const RocCurve& roc);

/// The point of the curve that a threshold leads to.
const RocPoint& rocPointAt(const RocCurve& roc, double threshold);

}  // namespace gacfas
