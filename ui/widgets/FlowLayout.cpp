#include "ui/widgets/FlowLayout.h"

#include <QWidget>

namespace gacfas {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), gap_(gap) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
  qDeleteAll(items_);
}

void FlowLayout::addItem(QLayoutItem* item) {
  items_.append(item);
}

int FlowLayout::count() const {
  return static_cast<int>(items_.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const {
  return items_.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
  return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items_) size = size.expandedTo(item->minimumSize());
  const QMargins m = contentsMargins();
  return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool place) const {
  const QRect area = rect.marginsRemoved(contentsMargins());
  QList<QLayoutItem*> row;
  int width = 0, y = area.y();
  for (QLayoutItem* item : items_) {
    if (item->isEmpty()) continue;
    if (!row.isEmpty() && width + item->sizeHint().width() > area.width()) {
      y += arrangeRow(row, area.x(), y, place) + gap_;
      row.clear();
      width = 0;
    }
    row.append(item);
    width += item->sizeHint().width() + gap_;
  }
  return y + arrangeRow(row, area.x(), y, place) - rect.y() + contentsMargins().bottom();
}

int FlowLayout::arrangeRow(const QList<QLayoutItem*>& row, int x, int y, bool place) const {
  int height = 0;
  for (const QLayoutItem* item : row) height = qMax(height, item->sizeHint().height());
  for (QLayoutItem* item : row) {
    const QSize size = item->sizeHint();
    if (place) item->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
    x += size.width() + gap_;
  }
  return height;
}

}  // namespace gacfas
