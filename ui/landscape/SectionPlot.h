#pragma once

#include <memory>
#include <vector>

#include "ui/landscape/SurfaceSet.h"
#include "ui/plots/Plot.h"
#include "viz/SectionLine.h"

namespace gacfas {

/// The line through the middle of the plane at an angle from the first direction towards the second, `radius`
/// long to each side.
SectionLine sectionAt(const HeightField& field, double degrees);

/// Loss along a section: position from its middle, in the directions' units, and the loss there (NaN where
/// unknown).
struct SectionCurve {
  QVector<double> position, loss;
};
SectionCurve sectionCurve(const HeightField& field, const std::vector<GridCell>& cells,
                          const SectionLine& line, int parts = 400);

/// The weights of a training beside a section: x is their place along it, y how far beside it the plane's point
/// nearest to them lies.
TrainingPath sectionPath(const TrainingPath& path, const SectionLine& line);

/// One line of a section plot.
struct SectionRun {
  RunStyle style;
  QString label;
  bool current = false;
  SectionCurve curve;
  TrainingPath path = {};  ///< of sectionPath(); marked at their own loss
};
/// One item's line of a section.
SectionRun sectionRun(const SurfaceItem& item, const SectionLine& line);
/// Draws the curves into a plot, the same way on the screen and in a file: position against loss, up to
/// `scale`'s top.
void drawSection(QCustomPlot& plot, const std::vector<SectionRun>& runs, const LossScale& scale,
                 const PlotStyle& style);

/// The section of the shown surfaces, with the losses at the pointer.
class SectionPlot : public Plot {
  Q_OBJECT
public:
  explicit SectionPlot(QWidget* parent = nullptr);
  void setSet(const SurfaceSet& set, double degrees);
  const std::vector<SectionRun>& runs() const { return runs_; }

Q_SIGNALS:
  /// "at −0.25: ERM 0.61, GAC-FAS 0.22 nat"; empty: nothing under the pointer.
  void readOut(const QString& text);

protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void restyle() override;

private:
  QString textAt(double position) const;
  QString pathAt(const QPointF& place) const;

  std::vector<SectionRun> runs_;
  LossScale scale_;
  QCPItemStraightLine* crosshair_;
};

}  // namespace gacfas
