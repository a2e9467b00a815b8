#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/results/Comparison.h"
#include "ui/results/FaceFilter.h"

class QComboBox;

namespace gacfas {

class ClassKey;
class ScoresPlot;
struct ScoreBar;

/// The score histograms of one ticked run, chosen here; its threshold is the one of all pages.
class ScoresPanel : public QWidget {
  Q_OBJECT
public:
  explicit ScoresPanel(Comparison* comparison, QWidget* parent = nullptr);

  /// The run shown, null where none has scores.
  const ComparedRun* run() const;

Q_SIGNALS:
  void openFaces(const gacfas::FaceFilter& filter);

private:
  void fillRuns();
  void redraw();
  void moveThreshold();
  void open(const ScoreBar& bar);

  Comparison* comparison_;
  QComboBox* runs_;
  ClassKey* key_;
  ScoresPlot* plot_;
  QStringList filled_;  ///< what the list of runs was made from
  QString chosen_;      ///< by the user; empty: the selected run
};

}  // namespace gacfas
