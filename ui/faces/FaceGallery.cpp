#include "ui/faces/FaceGallery.h"

#include <QKeyEvent>
#include <algorithm>

#include "ui/faces/FaceDelegate.h"
#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceListModel.h"

namespace gacfas {
namespace {

constexpr QSize kBetween(8, 8);

}  // namespace

FaceGallery::FaceGallery(FaceListModel* model, FaceImages* images, QWidget* parent)
    : QListView(parent), delegate_(new FaceDelegate(model, images, this)) {
  setViewMode(QListView::IconMode);
  setModel(model);
  setItemDelegate(delegate_);
  setMovement(QListView::Static);
  setResizeMode(QListView::Adjust);
  setUniformItemSizes(true);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
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
  side_ = side;
  fitGrid();
}

void FaceGallery::fitGrid() {
  delegate_->setSide(side_);
  const QSize least = delegate_->tile() + kBetween;
  // The faces grow into what is left over of a row; the scroll bar is there or will be.
  const int room = width() - verticalScrollBar()->sizeHint().width() - 2;
  const int cell = std::max(least.width(), room / std::max(1, room / least.width()));
  delegate_->setSide(side_ + cell - least.width());
  const QSize grid(cell, (delegate_->tile() + kBetween).height());
  if (gridSize() != grid) setGridSize(grid);
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

std::vector<int> FaceGallery::selectedRows() const {
  std::vector<int> rows;
  for (const QModelIndex& index : selectionModel()->selectedIndexes()) rows.push_back(index.row());
  std::sort(rows.begin(), rows.end());
  return rows;
}

void FaceGallery::keyPressEvent(QKeyEvent* event) {
  // Digits and Space are the page's (tags, overlay): a list would search for them.
  const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
  if (isPlain && event->key() >= Qt::Key_Space && event->key() <= Qt::Key_AsciiTilde) return event->ignore();
  QListView::keyPressEvent(event);
}

void FaceGallery::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

}  // namespace gacfas
