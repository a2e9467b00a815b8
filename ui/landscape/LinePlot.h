#pragma once

#include "ui/landscape/LineContent.h"
#include "ui/plots/Plot.h"

namespace gacfas {

/// Draws lines and bands into a plot, the same way on the screen and in a file.
void drawLines(QCustomPlot& plot, const LineContent& content, const LineLook& look, const PlotStyle& style);

/// Loss, or another channel, along lines through the weights of the ticked runs; a band of random lines has its
/// mean, a standard deviation to either side and each line.
class LinePlot : public Plot {
  Q_OBJECT
public:
  explicit LinePlot(QWidget* parent = nullptr);

  void setContent(LineContent content);
  void setLook(const LineLook& look);
  const LineContent& content() const { return content_; }
  const LineLook& look() const { return look_; }

Q_SIGNALS:
  void hovered(double x);  ///< measured coordinate under the pointer
  void left();
  /// Weights of the training under the pointer, as text; empty: none.
  void pathPointed(const QString& text);

protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void restyle() override;

private:
  void redraw();
  QString pathAt(const QPointF& place) const;

  LineContent content_;
  LineLook look_;
  QCPItemStraightLine* crosshair_;
};

}  // namespace gacfas
