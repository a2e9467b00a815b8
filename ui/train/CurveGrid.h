#pragma once

#include <QWidget>
#include <vector>

#include "ui/train/CrosshairModel.h"
#include "ui/train/CurveCell.h"

namespace gacfas {

/// The small multiples: as many columns as the width has room for, one x range, one crosshair. Left and right
/// move the crosshair by a step (with Shift ten, with Ctrl an epoch), Home and End to the ends, Return pins
/// it, Escape lets it go.
class CurveGrid : public QWidget {
  Q_OBJECT
public:
  CurveGrid(CurveSet& set, CrosshairModel& crosshair, QWidget* parent = nullptr);

  /// The cells, in order.
  void setPanels(const QStringList& keys);
  QStringList panels() const;
  /// After the set has taken other runs or numbers.
  void refresh(bool remake);
  const CurveView& view() const { return view_; }
  void setXAxis(XAxis axis);
  void setLogarithmic(bool loss, bool norm);
  /// nullopt: all.
  void setZoom(std::optional<QCPRange> zoom);
  const std::vector<CurveCell*>& cells() const { return cells_; }

protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  CurveCell* addCell(const QString& key);
  void arrange();
  int columnsThatFit() const;
  QCPRange shownRange() const;
  void pan(double by);
  void zoomAround(double x, double factor);
  void moveCrosshair(int rows);
  void moveToEnd(bool last);
  int epochRows() const;

  CurveSet& set_;
  CrosshairModel& crosshair_;
  CurveView view_;
  QGridLayout* layout_;
  std::vector<CurveCell*> cells_;
  int columns_ = 0;
  bool ring_ = false;  ///< the focus came by the keyboard
};

}  // namespace gacfas
