#pragma once

#include "ui/landscape/ContourPlottable.h"
#include "ui/plots/Plot.h"

namespace gacfas {

/// Gives a plot both directions as axes and contours, which belong to the plot.
ContourPlottable* makeContourPlot(QCustomPlot& plot);
/// Style, ranges and margins: one square in the middle of `size`.
void layOutContourPlot(QCustomPlot& plot, const ContourContent& content, const QSizeF& size,
                       const PlotStyle& style);

/// Filled contours of one surface in the window, with the section to be dragged and the pointer's place.
class ContourPlot : public Plot {
  Q_OBJECT
public:
  explicit ContourPlot(QWidget* parent = nullptr);

  void setContent(std::shared_ptr<const ContourContent> content);
  void setPreset(ScenePreset preset);
  void setSection(const std::optional<SectionLine>& section);
  void setMarker(const std::optional<std::array<double, 2>>& place);
  const ContourPlottable& contours() const { return *contours_; }

Q_SIGNALS:
  void hovered(double x, double y);
  /// After hovered(), where weights of the training are under the pointer.
  void pathPointed(const gacfas::PathPoint& point);
  void left();
  void sectionTurned(double degrees);

protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void restyle() override;

private:
  void layOut();
  /// What is not seen is drawn when it is shown.
  void redraw();
  int gripAt(const QPointF& place) const;
  void drag(const QPointF& place);

  ContourPlottable* contours_;
  QCPItemEllipse* marker_;
  std::shared_ptr<const ContourContent> content_;
  ScenePreset preset_ = ScenePreset::Paper;
  int dragged_ = -1;
};

}  // namespace gacfas
