#pragma once

#include "ui/plots/Plot.h"
#include "ui/results/RocScene.h"

namespace gacfas {

/// ROC or DET curves whose marks are dragged and whose stretches are clicked, or dragged over.
class RocPlot : public Plot {
  Q_OBJECT
public:
  explicit RocPlot(QWidget* parent = nullptr);

  RocScene& scene() { return scene_; }

Q_SIGNALS:
  void thresholdMoved(double threshold);  ///< by the user
  void stretchClicked(const gacfas::RocStretch& stretch);

protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

private:
  void hover(QPointF place);
  bool inside(QPointF place) const;
  void show(const std::optional<RocStretch>& stretch);

  RocScene scene_;
  std::optional<size_t> mark_;          ///< the run whose mark is dragged
  std::optional<RocStretch> pressed_;   ///< where the button went down on a curve
  std::optional<RocStretch> shown_;
  QPointF from_;
};

}  // namespace gacfas
