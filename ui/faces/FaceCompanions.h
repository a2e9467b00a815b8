#pragma once

#include <QWidget>

#include "ui/faces/FaceListModel.h"
#include "ui/faces/FeatureStore.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace gacfas {

class FaceImages;
class FaceLab;
class FaceCards;
class FrameStrip;
class FrameTrace;
class SegmentedChoice;

/// Below the large face: the frames of its video, their scores, the same client's other videos, the
/// nearest faces of the training.
class FaceCompanions : public QWidget {
  Q_OBJECT
public:
  FaceCompanions(FaceImages* images, FaceLab* lab, FeatureStore* features, QWidget* parent = nullptr);

  /// `face` is one of the model; frames are those scored until setFrames().
  void showFace(const FaceListModel& model, const Face& face);
  /// One that no run's data has.
  void showFile(const Face& face, const FaceFiles& files, const std::vector<FaceRun>& runs);
  /// The same runs with other thresholds.
  void moveThresholds(const std::vector<FaceRun>& runs);
  void setFrames(const std::vector<std::string>& frames);
  void select(const std::string& frame);

Q_SIGNALS:
  void frameChosen(const std::string& frame);
  void faceWanted(int place);  ///< in the set
  void imageWanted(const gacfas::FaceFiles& files, const std::string& frame, const QString& name);

private:
  void take(const Face& face, const FaceFiles& files, const std::vector<FaceRun>& runs);
  void showTab(int tab);
  QWidget* makeNearest();
  void showClient(const FaceListModel& model);
  void offerRuns();
  void showNearest();
  const FaceRun* nearestRun() const;
  void showHint();

  FeatureStore* features_;
  SegmentedChoice* tabs_;
  std::vector<QWidget*> pages_;
  QLabel* hint_;
  FrameStrip* strip_ = nullptr;
  FrameTrace* trace_ = nullptr;
  FaceCards *client_, *nearest_;
  QComboBox* run_ = nullptr;
  QPushButton* compute_ = nullptr;
  QLabel* state_ = nullptr;

  Face face_;
  FaceFiles files_;
  std::vector<FaceRun> runs_;
  std::vector<int> clientPlaces_;
  size_t frames_ = 0;
};

}  // namespace gacfas
