#pragma once

#include <qcustomplot.h>

#include <memory>
#include <optional>

#include "ui/plots/PlotStyle.h"
#include "viz/Contours.h"
#include "viz/LossScale.h"
#include "viz/PathPoint.h"
#include "viz/SceneStyle.h"
#include "viz/SectionLine.h"

namespace gacfas {

/// The outlines of a surface's contours, ready to be drawn.
struct ContourContent {
  LossScale scale;
  double x0 = -1.0, x1 = 1.0, y0 = -1.0, y1 = 1.0;
  std::vector<ContourRegion> regions;  ///< ascending; the first is the known part as a whole
  std::vector<ContourLine> lines;
  std::string xTitle = {}, yTitle = {};
  TrainingPath path = {};  ///< drawn over the contours
  std::vector<std::array<PlanePoint, 2>> hatch = {};  ///< over what is interpolated, as it is not measured yet
};
ContourContent contourContent(const HeightField& field, const LossScale& scale, const TrainingPath& path = {});

/// Filled contours with their lines and level labels, as vectors.
class ContourPlottable : public QCPAbstractPlottable {
  Q_OBJECT
public:
  ContourPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis);

  void setContent(std::shared_ptr<const ContourContent> content);
  void setLook(const SceneStyle& scene, const PlotStyle& style);
  void setSection(const std::optional<SectionLine>& section);
  /// Ends of the section in pixels of the plot.
  std::vector<QPointF> sectionEnds() const;
  /// The weights of the training within reach of a pixel; null: none.
  const PathPoint* pathAt(const QPointF& pixel) const;

  double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
  QCPRange getKeyRange(bool& found, QCP::SignDomain) const override;
  QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override;

protected:
  void draw(QCPPainter* painter) override;
  void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
  QPolygonF polygon(const PlaneLine& line) const;
  void drawRegions(QCPPainter& painter) const;
  void drawHatch(QCPPainter& painter) const;
  void drawLines(QCPPainter& painter) const;
  void drawLabels(QCPPainter& painter) const;
  void drawLabel(QCPPainter& painter, double level, const PlaneLine& line, std::vector<QRectF>& taken) const;
  void drawPath(QCPPainter& painter) const;
  void drawSection(QCPPainter& painter) const;

  std::shared_ptr<const ContourContent> content_;
  SceneStyle scene_;
  PlotStyle style_;
  std::optional<SectionLine> section_;
};

}  // namespace gacfas
