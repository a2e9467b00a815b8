#include "ui/faces/FaceView.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/faces/FaceImages.h"
#include "ui/theme/Theme.h"

namespace gacfas {

FaceView::FaceView(FaceImages* images, QWidget* parent) : QWidget(parent), images_(images) {
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(120, 120);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setObjectName("faceView");
  setAccessibleName(tr("The face, large; plus and minus zoom, 0 fits, = shows true pixels"));
  connect(images_, &FaceImages::ready, this, qOverload<>(&QWidget::update));
}

void FaceView::showImage(const FaceFiles& files, const std::string& frame) {
  // Another frame of the same video keeps the zoom, so that they can be compared.
  if (files != files_) fit();
  files_ = files;
  frame_ = frame;
  update();
}

void FaceView::setOverlay(const QImage& overlay, const QString& note) {
  overlay_ = overlay;
  note_ = note;
  update();
}

void FaceView::follow(double zoom, const QPointF& offset) {
  zoom_ = zoom;
  offset_ = offset;
  update();
}

void FaceView::setPlace(double zoom, QPointF offset) {
  follow(zoom, offset);
  Q_EMIT moved(zoom_, offset_);
}

void FaceView::showTruePixels() {
  const FaceImages::Answer answer = images_->find(files_, frame_, 0);
  if (answer.image.isNull()) return;
  const double fitted = QSizeF(answer.image.size()).scaled(QSizeF(size()), Qt::KeepAspectRatio).width();
  setPlace(answer.image.width() / devicePixelRatioF() / fitted, {});
}

void FaceView::clear() {
  showImage({}, {});
}

void FaceView::fit() {
  setPlace(1.0, {});
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
    paintFace(painter, answer.image);
  }
  if (!note_.isEmpty()) {
    painter.setFont(uiFont(12));
    const QRect room = rect().adjusted(8, 8, -8, -8);
    const auto flags = int(Qt::AlignLeft | Qt::AlignBottom) | Qt::TextWordWrap;
    const QRect words = painter.boundingRect(room, flags, note_);
    painter.fillRect(words.adjusted(-4, -2, 4, 2), theme.page);
    painter.setPen(theme.text1);
    painter.drawText(words, flags, note_);
  }
  if (!hasFocus()) return;
  painter.setPen(QPen(theme.accent, 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void FaceView::paintFace(QPainter& painter, const QImage& image) const {
  const QRectF place = target(image.size());
  // Beyond some enlargement smoothing would hide what the network got; at true size there is nothing to smooth.
  const double enlarged = place.width() * devicePixelRatioF() / image.width();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, enlarged < 8.0 && std::abs(enlarged - 1.0) > 1e-3);
  painter.drawImage(place, image);
  if (overlay_.isNull()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
  painter.drawImage(place, overlay_);
}

void FaceView::zoomBy(double factor, QPointF around) {
  const double next = std::clamp(zoom_ * factor, 1.0, 32.0);
  const QPointF fromCentre = around - QRectF(rect()).center();
  setPlace(next, next == 1.0 ? QPointF() : fromCentre - (fromCentre - offset_) * (next / zoom_));
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
  setPlace(zoom_, offset_ + event->position() - grabbed_);
  grabbed_ = event->position();
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
    case Qt::Key_Equal:
      return showTruePixels();
    case Qt::Key_0:
      return fit();
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace gacfas
