#include "ui/faces/FaceView.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/faces/FaceImages.h"
#include "ui/theme/Theme.h"

namespace gacfas {

FaceView::FaceView(FaceImages* images, QWidget* parent) : QWidget(parent), images_(images) {
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(160, 160);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setObjectName("faceView");
  setAccessibleName(tr("The face, large; plus and minus zoom, 0 fits"));
  connect(images_, &FaceImages::ready, this, qOverload<>(&QWidget::update));
}

void FaceView::showImage(const FaceFiles& files, const std::string& frame) {
  // Another frame of the same video keeps the zoom, so that they can be compared.
  if (files != files_) fit();
  files_ = files;
  frame_ = frame;
  update();
}

void FaceView::clear() {
  showImage({}, {});
}

void FaceView::fit() {
  zoom_ = 1.0;
  offset_ = {};
  update();
}

QRectF FaceView::target(const QSizeF& image) const {
  const QSizeF size = image.scaled(QSizeF(this->size()), Qt::KeepAspectRatio) * zoom_;
  QRectF place(QPointF(), size);
  place.moveCenter(QRectF(rect()).center() + offset_);
  return place;
}

void FaceView::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  if (frame_.empty()) return;
  const FaceImages::Answer answer = images_->find(files_, frame_, 0);
  if (answer.image.isNull()) {
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.text3);
    painter.setFont(uiFont(13));
    painter.drawText(rect(), int(Qt::AlignCenter) | Qt::TextWordWrap,
                     answer.missing ? tr("file not found") : tr("Reading …"));
  } else {
    const QRectF place = target(answer.image.size());
    // Beyond four times its size smoothing would hide what the network got.
    const double enlarged = place.width() * devicePixelRatioF() / answer.image.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, enlarged < 8.0);
    painter.drawImage(place, answer.image);
  }
  if (!hasFocus()) return;
  painter.setPen(QPen(theme.accent, 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void FaceView::zoomBy(double factor, QPointF around) {
  const double next = std::clamp(zoom_ * factor, 1.0, 32.0);
  const QPointF fromCentre = around - QRectF(rect()).center();
  offset_ = fromCentre - (fromCentre - offset_) * (next / zoom_);
  if (next == 1.0) offset_ = {};
  zoom_ = next;
  update();
}

void FaceView::wheelEvent(QWheelEvent* event) {
  zoomBy(std::pow(2.0, event->angleDelta().y() / 480.0), event->position());
  event->accept();
}

void FaceView::mousePressEvent(QMouseEvent* event) {
  grabbed_ = event->position();
}

void FaceView::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton) || zoom_ == 1.0) return;
  offset_ += event->position() - grabbed_;
  grabbed_ = event->position();
  update();
}

void FaceView::mouseDoubleClickEvent(QMouseEvent*) {
  fit();
}

void FaceView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Plus:
      return zoomBy(1.25, QRectF(rect()).center());
    case Qt::Key_Minus:
      return zoomBy(0.8, QRectF(rect()).center());
    case Qt::Key_0:
      return fit();
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace gacfas
