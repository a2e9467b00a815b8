#pragma once

#include <set>

#include "ui/results/Comparison.h"
#include "ui/results/MetricsText.h"
#include "ui/widgets/ToolRow.h"

class QComboBox;
class QDoubleSpinBox;

namespace gacfas {

class SegmentedChoice;

/// Threshold, evaluation, score level, Copy table and Export... over the Results page.
class ResultsToolRow : public ToolRow {
  Q_OBJECT
public:
  explicit ResultsToolRow(Comparison* comparison, QWidget* parent = nullptr);

Q_SIGNALS:
  void copyRequested(gacfas::TableFormat format);
  void exportRequested();

private:
  void addThreshold();
  void addEvaluation();
  void addLevel();
  void addActions();
  void chooseThreshold(int kind);
  void showThreshold();
  void fillEvaluations();

  Comparison* comparison_;
  SegmentedChoice* kind_;
  QDoubleSpinBox* rate_;
  QComboBox* evaluation_;
  QComboBox* level_;
  std::set<int64_t> epochs_;  ///< those offered
};

}  // namespace gacfas
