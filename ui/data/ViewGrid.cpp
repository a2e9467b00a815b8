#include "ui/data/ViewGrid.h"

#include <QPainter>
#include <cmath>

#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kBetweenViews = 8;

}  // namespace

ViewGrid::ViewGrid(QWidget* parent) : QWidget(parent) {
  setMinimumSize(200, 200);
}

void ViewGrid::setImages(std::vector<QImage> images) {
  images_ = std::move(images);
  update();
}

void ViewGrid::paintEvent(QPaintEvent*) {
  if (images_.empty()) return;
  const int columns = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(images_.size()))));
  const int side = (std::min(width(), height()) - (columns - 1) * kBetweenViews) / columns;
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (size_t i = 0; i < images_.size(); ++i) {
    const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
    const QRect place(column * (side + kBetweenViews), row * (side + kBetweenViews), side, side);
    painter.fillRect(place, currentTheme().window);
    painter.drawImage(place, images_[i]);
  }
}

}  // namespace gacfas
