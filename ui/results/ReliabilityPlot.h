#pragma once

#include "ui/plots/Plot.h"
#include "ui/results/ReliabilityScene.h"

namespace gacfas {

/// The reliability diagram with a threshold that is dragged.
class ReliabilityPlot : public Plot {
  Q_OBJECT
public:
  explicit ReliabilityPlot(QWidget* parent = nullptr);

  ReliabilityScene& scene() { return scene_; }

Q_SIGNALS:
  void thresholdMoved(double threshold);  ///< by the user

protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

private:
  bool onLine(QPointF place) const;

  ReliabilityScene scene_;
  bool dragging_ = false;
};

}  // namespace gacfas
