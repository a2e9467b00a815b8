#include "ui/results/DifferencePlot.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/PlotTicker.h"
#include "ui/results/PlotParts.h"

namespace gacfas {

DifferencePlot::DifferencePlot(QWidget* parent) : Plot(parent) {
  setAccessibleName(tr("Differences with their intervals"));
  setMinimumSize(220, 120);
  setMaximumWidth(420);
  setCursor(Qt::ArrowCursor);
}

void DifferencePlot::showDifferences(const PairedComparison& comparison, const QString& title) {
  comparison_ = comparison;
  title_ = title;
  redraw();
}

void DifferencePlot::reset() {
  comparison_.reset();
  redraw();
}

void DifferencePlot::restyle() {
  Plot::restyle();
  redraw();
}

void DifferencePlot::redraw() {
  clearPlottables();
  clearItems();
  setVisible(comparison_.has_value());
  if (!comparison_) return;
  double reach = 1.0;  // per cent
  for (const Difference* each : {&comparison_->auc, &comparison_->hter})
    for (double bound : {each->value(), each->interval.low, each->interval.high})
      if (!std::isnan(bound)) reach = std::max(reach, std::abs(bound) * 110.0);
  xAxis->setRange(-reach, reach);
  yAxis->setRange(0.4, 2.6);
  xAxis->setLabel(tr("%1 (points)").arg(title_));
  setAxisScale(*xAxis, false, 5);
  QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
  names->addTick(2.0, tr("AUC"));
  names->addTick(1.0, tr("HTER"));
  yAxis->setTicker(names);
  yAxis->grid()->setVisible(false);
  auto* zero = new QCPItemStraightLine(this);
  zero->point1->setCoords(0.0, 0.0);
  zero->point2->setCoords(0.0, 1.0);
  zero->setPen(finePen(style().theme->control, 1.0, {3, 3}));
  zero->setSelectable(false);
  addRow(comparison_->auc, 2.0, style().theme->text1);
  addRow(comparison_->hter, 1.0, style().theme->text1);
  replot(rpQueuedReplot);
}

void DifferencePlot::addRow(const Difference& difference, double place, const QColor& colour) {
  QCPGraph* point = addGraph();
  point->setLineStyle(QCPGraph::lsNone);
  point->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 7.0));
  point->setData({difference.value() * 100.0}, {place});
  point->setSelectable(QCP::stNone);
  if (std::isnan(difference.interval.low)) return;
  auto* line = new QCPItemLine(this);
  line->start->setCoords(difference.interval.low * 100.0, place);
  line->end->setCoords(difference.interval.high * 100.0, place);
  line->setPen(QPen(colour, 2.0));
  line->setHead(QCPLineEnding(QCPLineEnding::esBar, 7));
  line->setTail(QCPLineEnding(QCPLineEnding::esBar, 7));
  line->setSelectable(false);
}

}  // namespace gacfas
