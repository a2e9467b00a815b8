#pragma once

#include <QWidget>
#include <optional>

#include "ui/plots/Plot.h"
#include "ui/train/CurveSet.h"
#include "ui/train/PanelScene.h"

class QCPItemRect;

namespace gacfas {

class Heading;

/// One small multiple of the Train page: its heading and its plot. Tells what the pointer does, in units of
/// x, and lets the grid answer for all cells at once.
class CurveCell : public QWidget {
  Q_OBJECT
public:
  explicit CurveCell(const QString& key, QWidget* parent = nullptr);

  const QString& key() const { return key_; }
  /// `remake` where runs or looks changed, else only their numbers did.
  void showRuns(const std::vector<CurveRun>& runs, const CurveView& view, const QCPRange& x, bool remake,
                bool caption);
  void setCrosshair(std::optional<double> x);

  Plot& plot() { return *plot_; }
  const PanelScene& scene() const { return scene_; }
  const CrosshairItem& crosshair() const { return *crosshair_; }

Q_SIGNALS:
  void hovered(std::optional<double> x);  ///< nullopt: the pointer left
  void clicked(double x);
  void zoomed(double lower, double upper);  ///< by a drag, once zoomed by one with Shift
  void panned(double by);                   ///< by a drag of what is zoomed: the range is to move
  void wheeled(double x, double factor);    ///< the span is to become `factor` times as wide around x
  void allWanted();                         ///< by a double click

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void connectMouse();
  void press(QMouseEvent* event);
  void move(QMouseEvent* event);
  void release(QMouseEvent* event);
  void showBand(double from, double to);
  bool pans(const QMouseEvent& event) const { return view_.zoom && !(event.modifiers() & Qt::ShiftModifier); }
  void fill();
  void markCrosshair(std::optional<double> x);
  void restyle();
  bool insideX(int pixel) const;

  QString key_;
  Heading* heading_;
  Plot* plot_;
  PanelScene scene_;
  CrosshairItem* crosshair_;
  QCPItemRect* band_;
  CurveView view_;
  QCPRange x_{0.0, 1.0};
  bool caption_ = false;
  std::optional<int> pressedAt_;  ///< pixel
  bool dragging_ = false;
  bool panning_ = false;
  double grabbed_ = 0.0;  ///< x under the pointer when it was pressed
};

}  // namespace gacfas
