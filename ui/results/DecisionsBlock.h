#pragma once

#include <QWidget>

#include "ui/results/FaceFilter.h"
#include "core/metrics/Figures.h"
#include "ui/results/SortedScores.h"
#include "ui/theme/RunStyle.h"

class QLabel;

namespace gacfas {

class DecisionCell;

/// The four counts of one run at the threshold.
class DecisionsBlock : public QWidget {
  Q_OBJECT
public:
  DecisionsBlock(const QString& key, const QString& label, const RunStyle& style, QWidget* parent = nullptr);

  void setRates(const Decisions& decisions, const ThresholdFigures& rates);

Q_SIGNALS:
  /// Label and verdict are those of the cell, `run` is this one.
  void cellClicked(const gacfas::FaceFilter& filter);

private:
  DecisionCell* addCell(Label label, Verdict verdict, const QString& name);

  QString key_, label_;
  QLabel* threshold_;
  QLabel* live_;
  QLabel* spoof_;
  QLabel* rates_;
  DecisionCell *liveAccepted_, *liveRejected_, *spoofAccepted_, *spoofRejected_;
};

}  // namespace gacfas
