#pragma once

#include <QWidget>

#include "ui/landscape/SurfaceSet.h"

class QLabel;
class QSlider;

namespace gacfas {

class Heading;
class SectionPlot;

/// The section: its angle and its plot.
class SectionPane : public QWidget {
  Q_OBJECT
public:
  explicit SectionPane(QWidget* parent = nullptr);

  void showSet(const SurfaceSet& set);
  double degrees() const { return degrees_; }
  void setDegrees(double degrees);
  const SectionPlot& plot() const { return *plot_; }

Q_SIGNALS:
  void degreesChanged(double degrees);

private:
  void tellAngle();

  Heading* heading_;
  QLabel* readOut_;
  QSlider* slider_;
  SectionPlot* plot_;
  double degrees_ = 20.0;
};

}  // namespace gacfas
