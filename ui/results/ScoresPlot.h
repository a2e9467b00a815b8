#pragma once

#include "ui/plots/Plot.h"
#include "ui/results/ScoresScene.h"

namespace gacfas {

/// The histograms with a threshold that is dragged, or moved with the arrow keys.
class ScoresPlot : public Plot {
  Q_OBJECT
public:
  explicit ScoresPlot(QWidget* parent = nullptr);

  void showScores(const ScoresContent& content);
  /// Nothing to show.
  void reset();
  ScoresScene& scene() { return scene_; }

Q_SIGNALS:
  void thresholdMoved(double threshold);  ///< by the user
  void barClicked(const gacfas::ScoreBar& bar);

protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void restyle() override;

private:
  bool onLine(QPointF place) const;
  void hover(QPointF place);
  void move(double threshold);
  void redraw();

  ScoresContent content_;
  ScoresScene scene_;
  bool dragging_ = false;
};

}  // namespace gacfas
