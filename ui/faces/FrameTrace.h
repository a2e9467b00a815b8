#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/faces/FaceLab.h"
#include "ui/faces/FaceListModel.h"

class QCPItemStraightLine;
class QLabel;

namespace gacfas {

class Plot;

/// Score of every frame of a video by each run, its threshold dotted, a cursor at the frame shown. A click
/// chooses a frame.
class FrameTrace : public QWidget {
  Q_OBJECT
public:
  explicit FrameTrace(FaceLab* lab, QWidget* parent = nullptr);

  void showVideo(const FaceFiles& files, const std::vector<std::string>& frames, const std::vector<FaceRun>& runs);
  void moveThresholds(const std::vector<FaceRun>& runs);
  void setCurrent(const std::string& frame);

Q_SIGNALS:
  void frameChosen(const std::string& frame);

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

private:
  void takeRuns(const std::vector<FaceRun>& runs);
  LabRequest requestFor(const FaceRun& run) const;
  void ask();
  void redraw();
  void drawRun(const FaceRun& run, const std::vector<double>& scores);
  void moveCursor();

  FaceLab* lab_;
  FaceFiles files_;
  std::vector<std::string> frames_;
  std::vector<FaceRun> runs_;
  int current_ = -1;
  Plot* plot_;
  QLabel* state_;
  QCPItemStraightLine* cursor_ = nullptr;
  QTimer soon_;  ///< whoever steps through the gallery asks for nothing
};

}  // namespace gacfas
