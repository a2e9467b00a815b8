#pragma once

#include <QImage>
#include <QWidget>

#include "ui/faces/FaceFiles.h"

namespace gacfas {

class FaceImages;

/// One face, as large as the place allows or zoomed with the wheel; dragged when zoomed, double click fits it
/// again. A pixel of the image stays visible as a pixel.
class FaceView : public QWidget {
  Q_OBJECT
public:
  explicit FaceView(FaceImages* images, QWidget* parent = nullptr);

  void showImage(const FaceFiles& files, const std::string& frame);
  void clear();
  /// Drawn over the whole face, smoothly; null: none. `note` is a line over the lower edge.
  void setOverlay(const QImage& overlay, const QString& note);
  const QImage& overlay() const { return overlay_; }
  const QString& note() const { return note_; }
  /// Takes the zoom and place of another view of the same face.
  void follow(double zoom, const QPointF& offset);
  /// One pixel of the image on one of the screen.
  void showTruePixels();
  double zoom() const { return zoom_; }
  QSize sizeHint() const override { return {456, 360}; }

Q_SIGNALS:
  void moved(double zoom, const QPointF& offset);  ///< by the user

protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  QRectF target(const QSizeF& image) const;
  void paintFace(QPainter& painter, const QImage& image) const;
  void setPlace(double zoom, QPointF offset);
  void zoomBy(double factor, QPointF around);
  void fit();

  FaceImages* images_;
  FaceFiles files_;
  std::string frame_;
  double zoom_ = 1.0;  ///< 1: fits
  QPointF offset_;     ///< of the image's centre from the widget's
  QPointF grabbed_;
  QImage overlay_;
  QString note_;
};

}  // namespace gacfas
