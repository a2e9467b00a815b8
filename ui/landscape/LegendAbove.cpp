#include "ui/landscape/LegendAbove.h"

#include <qcustomplot.h>

namespace gacfas {

void placeLegendAbove(QCustomPlot& plot) {
  QCPLayoutGrid& layout = *plot.plotLayout();
  layout.insertRow(0);
  layout.addElement(0, 0, plot.legend);
  layout.setRowStretchFactor(0, 0.001);
  layout.setRowSpacing(0);
  plot.legend->setFillOrder(QCPLegend::foRowsFirst);
  plot.legend->setMargins({0, 0, 0, 0});
}

}  // namespace gacfas
