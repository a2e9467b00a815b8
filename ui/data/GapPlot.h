#pragma once

#include "core/survey/FaceStatistics.h"
#include "ui/plots/Plot.h"

namespace gacfas {

/// One panel a measure, one row a domain: quartiles, median and whiskers (5 % and 95 %) of live faces
/// (filled) and spoofs (open), with the share of the variance that lies between the domains over each panel.
class GapPlot : public Plot {
  Q_OBJECT
public:
  explicit GapPlot(QWidget* parent = nullptr);

  void setStatistics(const FaceStatistics& statistics);

protected:
  void restyle() override;
  void resizeEvent(QResizeEvent* event) override;

private:
  void redraw();
  void addPanel(FaceMeasure measure, const std::vector<std::string>& domains);
  void addBoxes(QCPAxisRect& rect, FaceMeasure measure, const std::vector<std::string>& domains);

  FaceStatistics statistics_;
};

/// "Brightness", and its unit: "grey levels".
QString measureName(FaceMeasure measure);
QString measureUnit(FaceMeasure measure);
/// In the order in which they are shown.
const std::vector<FaceMeasure>& shownMeasures();

}  // namespace gacfas
