#pragma once

#include <QStyledItemDelegate>

namespace gacfas {

class FaceImages;
class FaceListModel;
struct Face;

/// A tile of the gallery: the face, its kind and client, and each run's score with its marker, filled where
/// the run is wrong.
class FaceDelegate : public QStyledItemDelegate {
  Q_OBJECT
public:
  FaceDelegate(const FaceListModel* model, FaceImages* images, QObject* parent = nullptr);

  /// Side of the picture in pixels.
  void setSide(int side) { side_ = side; }
  int side() const { return side_; }
  QSize tile() const;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return tile(); }

private:
  void paintPicture(QPainter& painter, const QRect& area, const Face& face, bool selected,
                    bool focused) const;
  void paintRemark(QPainter& painter, const QRect& area) const;
  void paintMissing(QPainter& painter, const QRect& area) const;
  void paintWords(QPainter& painter, const QRect& area, const Face& face) const;
  void paintScores(QPainter& painter, const QRect& area, const Face& face) const;
  int scoreColumns() const;

  const FaceListModel* model_;
  FaceImages* images_;
  int side_ = 112;
};

}  // namespace gacfas
