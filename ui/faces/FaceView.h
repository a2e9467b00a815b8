#pragma once

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
  double zoom() const { return zoom_; }
  QSize sizeHint() const override { return {456, 360}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  QRectF target(const QSizeF& image) const;
  void zoomBy(double factor, QPointF around);
  void fit();

  FaceImages* images_;
  FaceFiles files_;
  std::string frame_;
  double zoom_ = 1.0;  ///< 1: fits
  QPointF offset_;     ///< of the image's centre from the widget's
  QPointF grabbed_;
};

}  // namespace gacfas
