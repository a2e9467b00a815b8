#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace gacfas {

class FaceImages;
class VideoListModel;
struct FaceFiles;
struct Video;

/// Where the frames of a video are.
FaceFiles filesOf(const Video& video);
/// The frame that stands for the video.
std::string middleFrameOf(const Video& video);

/// A tile: the middle frame, the kind of video, domain and split, and the client.
class VideoDelegate : public QStyledItemDelegate {
  Q_OBJECT
public:
  VideoDelegate(const VideoListModel* model, FaceImages* images, QObject* parent = nullptr);
  void setSide(int side) { side_ = side; }
  QSize tile() const;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return tile(); }

private:
  void paintPicture(QPainter& painter, const QRect& area, const Video& video) const;
  void paintWords(QPainter& painter, const QRect& area, const Video& video) const;

  const VideoListModel* model_;
  FaceImages* images_;
  int side_ = 104;
};

/// The tiles of the videos; only what is on the screen is decoded. The tiles of a row share its width.
class VideoGallery : public QListView {
  Q_OBJECT
public:
  VideoGallery(VideoListModel* model, FaceImages* images, QWidget* parent = nullptr);

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void fitGrid();

  VideoDelegate* delegate_;
};

}  // namespace gacfas
