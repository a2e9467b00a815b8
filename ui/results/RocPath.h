#pragma once

#include <QVector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// A ROC curve as a line: FPR and TPR in per cent, from (0, 0) to (100, 100).
struct RocPath {
  QVector<double> fpr, tpr;
  QVector<size_t> place;  ///< of each corner among the curve's points
};

/// All corners of the curve; points in the middle of a straight step are left out, and of very long curves
/// those closer than a 2000th of an axis (linear or logarithmic) to the one before.
RocPath rocPath(const RocCurve& roc);

/// The point of the curve that a threshold leads to.
const RocPoint& rocPointAt(const RocCurve& roc, double threshold);

/// How the plane of the two rates is drawn.
enum class RocAxes {
  Linear,
  LogX,  ///< FPR from 0.1 to 100 % on a logarithmic axis
  Det,   ///< detection error trade-off: FPR and FNR from 0.1 to 95 % on normal deviate axes
};

/// Coordinates of rates (per cent) on such axes; rates of 0 and 100 % lie out of sight on DET's, FPR 0 on LogX.
double rocX(RocAxes axes, double fpr);
double rocY(RocAxes axes, double tpr);

}  // namespace gacfas
