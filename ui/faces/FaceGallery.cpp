#include "ui/faces/FaceGallery.h"

#include "ui/faces/FaceDelegate.h"
#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceListModel.h"

namespace gacfas {

FaceGallery::FaceGallery(FaceListModel* model, FaceImages* images, QWidget* parent)
    : QListView(parent), delegate_(new FaceDelegate(model, images, this)) {
  setViewMode(QListView::IconMode);
  setModel(model);
  setItemDelegate(delegate_);
  setMovement(QListView::Static);
  setResizeMode(QListView::Adjust);
  setUniformItemSizes(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setFrameShape(QFrame::NoFrame);
  setSelectionRectVisible(false);
  setMouseTracking(true);
  setObjectName("gallery");
  setAccessibleName(tr("Faces; the arrow keys move, Enter opens the large view"));
  connect(model, &QAbstractItemModel::modelReset, this, &FaceGallery::fitGrid);
  connect(images, &FaceImages::ready, viewport(), qOverload<>(&QWidget::update));
  fitGrid();
}

void FaceGallery::setTileSide(int side) {
  delegate_->setSide(side);
  fitGrid();
}

void FaceGallery::fitGrid() {
  QSize wanted = delegate_->tile() + QSize(8, 8);
  // The tiles share what is left over of a row; the scroll bar is there or will be.
  const int room = width() - verticalScrollBar()->sizeHint().width() - 2;
  wanted.setWidth(std::max(wanted.width(), room / std::max(1, room / wanted.width())));
  if (gridSize() != wanted) setGridSize(wanted);
}

void FaceGallery::resizeEvent(QResizeEvent* event) {
  fitGrid();
  QListView::resizeEvent(event);
}

void FaceGallery::select(int row) {
  const QModelIndex index = model()->index(row, 0);
  if (!index.isValid()) return;
  setCurrentIndex(index);
  scrollTo(index);
}

void FaceGallery::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

}  // namespace gacfas
