#pragma once

#include <QThreadPool>
#include <QWidget>

#include "ui/faces/FaceListModel.h"

class QLabel;
class QToolButton;

namespace gacfas {

class FaceCompanions;
class FaceImages;
class FaceLab;
class FaceStage;
class FaceTags;
class FaceView;
class FeatureStore;
class Heading;
class OverlayBar;
class ScoreAxis;
class ScoredFile;
class TagRow;

/// The selected face, large, with what the networks see in it, every run's score and the faces beside it.
class FacePane : public QWidget {
  Q_OBJECT
public:
  FacePane(FaceImages* images, FaceLab* lab, FeatureStore* features, FaceTags* tags, QWidget* parent = nullptr);
  ~FacePane() override;

  /// Row of `model`; -1: nothing.
  void showFace(const FaceListModel& model, int row, const QString& thresholdName);
  /// A face that no run's data has.
  void showFile(const ScoredFile& file, const QString& thresholdName);
  FaceView* view() const;
  TagRow* tagRow() const { return tags_; }
  OverlayBar* overlayBar() const { return overlay_; }

Q_SIGNALS:
  void stepped(int by);        ///< −1: previous, 1: next
  void faceWanted(int place);  ///< in the set
  void fileLeft();             ///< back to the gallery's face

protected:
  void changeEvent(QEvent* event) override;

private:
  void colourTag();
  void setLine(const QString& text, bool isError);
  void showKind(bool isFile);
  /// Whether what is shown below the head has to be made anew; else only thresholds moved.
  bool take(const Face& face, const FaceFiles& files, const std::vector<FaceRun>& runs);
  void showFrames();
  QWidget* makeHead();
  void connectParts();
  void listFrames(const FaceFiles& files);
  void takeFrames(const FaceFiles& files, const std::vector<std::string>& frames);
  void showFrame(const std::string& frame);

  Heading* name_;
  QLabel* tag_;
  QLabel* place_;
  QToolButton *previous_, *next_, *leave_;
  FaceStage* stage_;
  OverlayBar* overlay_;
  ScoreAxis* axis_;
  FaceCompanions* companions_;
  TagRow* tags_;
  Face face_;
  bool isError_ = false;
  FaceFiles files_;
  std::string frame_;  ///< shown
  std::vector<FaceRun> runs_;
  QThreadPool pool_;  ///< lists folders
};

}  // namespace gacfas
