#pragma once

#include <QListView>
#include <vector>

namespace gacfas {

class FaceDelegate;
class FaceImages;
class FaceListModel;

/// The tiles. Arrow keys move, Enter asks for the large view.
class FaceGallery : public QListView {
  Q_OBJECT
public:
  FaceGallery(FaceListModel* model, FaceImages* images, QWidget* parent = nullptr);

  /// Least side of a face in pixels; a row's faces share its width.
  void setTileSide(int side);
  void select(int row);
  /// Rows that the user selected, in order.
  std::vector<int> selectedRows() const;

Q_SIGNALS:
  void currentRowChanged(int row);

protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
  void fitGrid();

  FaceDelegate* delegate_;
  int side_ = 112;
};

}  // namespace gacfas
