#pragma once

#include <QWidget>

#include "ui/faces/FaceListModel.h"

namespace gacfas {

class Plot;

/// Every run's score of one face on one axis, with a tick at each run's threshold.
class ScoreAxis : public QWidget {
  Q_OBJECT
public:
  explicit ScoreAxis(QWidget* parent = nullptr);

  void showFace(const Face& face, const std::vector<FaceRun>& runs, const QString& thresholdName);
  void clear();

private:
  void redraw();
  void drawRun(size_t run, double row, double middle);
  void styleAxes(int rows);

  Face face_;
  std::vector<FaceRun> runs_;
  QString thresholdName_;
  Plot* plot_;
  int axisWidth_ = 0;  ///< pixels, when the range was chosen
};

}  // namespace gacfas
