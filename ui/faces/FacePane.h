#pragma once

#include <QThreadPool>
#include <QWidget>

#include "ui/faces/FaceListModel.h"

class QLabel;
class QToolButton;

namespace gacfas {

class FaceImages;
class FaceTags;
class FaceView;
class FrameStrip;
class Heading;
class ScoreAxis;
class TagRow;

/// The selected face, large, with every run's score and the frames of its video.
class FacePane : public QWidget {
  Q_OBJECT
public:
  FacePane(FaceImages* images, FaceTags* tags, QWidget* parent = nullptr);
  ~FacePane() override;

  /// Row of `model`; -1: nothing.
  void showFace(const FaceListModel& model, int row, const QString& thresholdName);
  FaceView* view() const { return view_; }
  TagRow* tagRow() const { return tags_; }

Q_SIGNALS:
  void stepped(int by);  ///< −1: previous, 1: next

protected:
  void changeEvent(QEvent* event) override;

private:
  void colourTag();
  QWidget* makeHead();
  void listFrames(const FaceFiles& files, const Face& face);
  void takeFrames(const FaceFiles& files, const std::vector<std::string>& frames);
  void showFrame(const std::string& frame);

  Heading* name_;
  QLabel* tag_;
  QLabel* place_;
  QToolButton *previous_, *next_;
  FaceView* view_;
  QLabel* caption_;
  ScoreAxis* axis_;
  Heading* framesTitle_;
  FrameStrip* strip_;
  TagRow* tags_;
  Face face_;
  bool isError_ = false;
  FaceFiles files_;
  QThreadPool pool_;  ///< lists folders
};

}  // namespace gacfas
