#pragma once

#include <QWidget>

#include "ui/results/Comparison.h"
#include "ui/results/FaceFilter.h"
#include "ui/results/RocScene.h"

class QStackedWidget;

namespace gacfas {

class ReliabilityPlot;
class RocPlot;
class SegmentedChoice;
class Switch;

/// The ROC, the DET curve or the reliability diagram of the ticked runs on the unseen domain.
class RocPanel : public QWidget {
  Q_OBJECT
public:
  explicit RocPanel(Comparison* comparison, QWidget* parent = nullptr);

  RocAxes axes() const;
  bool reliability() const;
  bool sources() const;

Q_SIGNALS:
  void openFaces(const gacfas::FaceFilter& filter);

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void makeHead();
  void redraw();
  void moveThreshold();
  void open(const RocStretch& stretch);
  RocContent content() const;

  Comparison* comparison_;
  SegmentedChoice* kind_;
  Switch* sources_;
  QStackedWidget* stack_;
  RocPlot* roc_;
  ReliabilityPlot* reliability_;
  QString mark_;  ///< what is drawn as its meaning
};

}  // namespace gacfas
