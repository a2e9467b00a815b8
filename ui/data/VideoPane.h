#pragma once

#include <QWidget>

#include "ui/data/SurveyText.h"
#include "ui/data/VideoFilter.h"

class QLabel;
class QPushButton;

namespace gacfas {

class FaceImages;
class VideoGallery;
class VideoListModel;

/// The videos of a data root as tiles, by filter.
class VideoPane : public QWidget {
  Q_OBJECT
public:
  explicit VideoPane(FaceImages* images, QWidget* parent = nullptr);

  void setSurvey(const SurveyPtr& survey);
  void setFilter(const VideoFilter& filter);

Q_SIGNALS:
  /// What does the augmentation make of this video's middle frame?
  void augmentWanted(const gacfas::Video& video);

private:
  void refresh();
  void augment();

  SurveyPtr survey_;
  VideoListModel* model_;
  VideoFilterRow* filters_;
  VideoGallery* gallery_;
  QLabel* count_;
  QPushButton* augment_;
};

}  // namespace gacfas
