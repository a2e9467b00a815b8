#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "ui/faces/FaceLab.h"
#include "ui/faces/FaceListModel.h"
#include "ui/faces/Overlay.h"

class QComboBox;
class QLabel;

namespace gacfas {

class FaceImages;
class FaceView;

/// The face large; with an overlay once for each of two runs, side by side with one zoom.
class FaceStage : public QWidget {
  Q_OBJECT
public:
  FaceStage(FaceImages* images, FaceLab* lab, QWidget* parent = nullptr);

  void showFrame(const FaceFiles& files, const std::string& frame, const std::vector<FaceRun>& runs);
  void clear();
  void setOverlay(const Overlay& overlay);
  FaceView* view() const { return sides_[0].view; }

private:
  struct Side {
    QWidget* box = nullptr;
    QComboBox* run = nullptr;
    QLabel* score = nullptr;
    FaceView* view = nullptr;
  };
  Side makeSide(int number, FaceImages* images);
  void offerRuns();
  void ask();
  void redraw();
  const FaceRun* runOf(const Side& side) const;
  LabRequest requestFor(const FaceRun& run) const;

  FaceLab* lab_;
  std::array<Side, 2> sides_;
  FaceFiles files_;
  std::string frame_;
  std::vector<FaceRun> runs_;  ///< those with scores
  Overlay overlay_;
};

}  // namespace gacfas
