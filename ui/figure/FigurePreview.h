#pragma once

#include <QImage>
#include <QWidget>

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// A figure drawn by the code that writes the file, with rulers in millimetres along its edges.
class FigurePreview : public QWidget {
  Q_OBJECT
public:
  explicit FigurePreview(QWidget* parent = nullptr);

  /// Null: nothing is shown but `message`.
  void setFigure(FigurePtr content, const FigureSpec& spec, const QString& message = {});
  /// 1: as large as in print on a screen of 96 dots an inch.
  void setZoom(double zoom);
  double zoom() const { return zoom_; }
  /// The largest zoom at which the whole figure fits into `space`.
  double fittingZoom(const QSize& space) const;
  const QImage& image() const { return image_; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void redraw();
  double pixelsPerMm() const;
  void paintRuler(QPainter& painter, Qt::Orientation orientation) const;

  FigurePtr content_;
  FigureSpec spec_;
  QString message_;
  QImage image_;
  double zoom_ = 1.5;
};

}  // namespace gacfas
