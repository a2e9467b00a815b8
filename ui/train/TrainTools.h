#pragma once

#include <QStringList>

#include "ui/widgets/ToolRow.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSlider;
class QToolButton;

namespace gacfas {

class SegmentedChoice;
class TrainControls;
class Workbench;

/// The tool row of the Train page.
class TrainTools : public ToolRow {
  Q_OBJECT
public:
  explicit TrainTools(Workbench* workbench, QWidget* parent = nullptr);

  double smoothing() const;
  TrainControls& controls() { return *controls_; }
  /// The curves menu: keys, their titles, and those that are shown.
  void setPanels(const QStringList& keys, const QStringList& titles, const QStringList& shown);

Q_SIGNALS:
  void smoothingChanged(double smoothing);
  void xAxisChosen(int axis);  ///< as in XAxis
  void logarithmicChosen(bool loss, bool norm);
  void panelShown(const QString& key, bool shown);
  void exportWanted();

private:
  void tellPanels();
  void addSmoothing();
  void addAxes();
  void addPanels();
  QToolButton* logButton(const QString& text, const char* place);

  bool namesPanels_ = true;
  qsizetype panelCount_ = 0, shownCount_ = 0;
  QPushButton* export_ = nullptr;
  QSlider* smoothing_ = nullptr;
  QLabel* smoothingValue_ = nullptr;
  SegmentedChoice* xAxis_ = nullptr;
  QToolButton* logLoss_ = nullptr;
  QToolButton* logNorm_ = nullptr;
  QToolButton* panels_ = nullptr;
  QMenu* panelMenu_ = nullptr;
  TrainControls* controls_;
};

}  // namespace gacfas
