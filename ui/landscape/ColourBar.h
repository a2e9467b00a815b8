#pragma once

#include <QWidget>

#include "ui/plots/PlotStyle.h"
#include "viz/LossScale.h"
#include "viz/SceneStyle.h"

class QPainter;

namespace gacfas {

/// Draws the bar into `area`: "Loss (nat)" above, ticks at its right, "≥" at the top, the step of the contour
/// lines below. `banded`: in the steps of filled contours.
void paintColourBar(QPainter& painter, const QRectF& area, const LossScale& scale, const SceneStyle& scene,
                    const PlotStyle& style, bool banded);

/// The colour bar beside the surfaces.
class ColourBar : public QWidget {
  Q_OBJECT
public:
  explicit ColourBar(QWidget* parent = nullptr);
  void setScale(const LossScale& scale, ScenePreset preset, bool banded);
  const LossScale& scale() const { return scale_; }
  QSize sizeHint() const override { return {84, 260}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  LossScale scale_;
  ScenePreset preset_ = ScenePreset::Paper;
  bool banded_ = false;
};

}  // namespace gacfas
