#pragma once

#include <QWidget>

#include "ui/landscape/LinePlot.h"

class QGridLayout;
class QLabel;

namespace gacfas {

class Heading;
class Switch;
class TileHeader;

/// The lines of the ticked runs in one plot: what each run's line is, how far it has grown and its value at the
/// pointer; what is drawn of a band.
class LinePane : public QWidget {
  Q_OBJECT
public:
  explicit LinePane(QWidget* parent = nullptr);

  void showSet(const SurfaceSet& set);
  const LinePlot& plot() const { return *plot_; }

private:
  void matchHeaders(size_t count);
  void chooseLook();
  void point(double x);
  void unpoint();

  Heading* heading_;
  QLabel* note_;
  Switch *log_, *single_, *extremes_;
  QGridLayout* headers_;
  std::vector<TileHeader*> runs_;
  std::vector<SurfaceItem> items_;
  LinePlot* plot_;
};

}  // namespace gacfas
