#include "ui/plots/PlotStyle.h"

#include <qcustomplot.h>

#include "ui/plots/PlotTicker.h"

namespace gacfas {

namespace {

/// Screen sizes that a file keeps in proportion: labels of 12 px, ticks of 11 px, titles of 13 px.
constexpr double kLabelPixels = 12.0;

QFont sized(double pixels, QFont::Weight weight = QFont::Normal) {
  return uiFont(std::max(1, qRound(pixels)), weight);
}

void hideAxis(QCPAxis& axis) {
  axis.setVisible(false);
}

void styleGrid(QCPGrid& grid, const PlotStyle& style, bool horizontal) {
  grid.setVisible(style.grid && horizontal);
  grid.setSubGridVisible(false);
  grid.setZeroLinePen(Qt::NoPen);
  grid.setPen(QPen(style.theme->grid, style.unit));
}

}  // namespace

PlotStyle PlotStyle::forScreen(const Theme& theme) {
  PlotStyle style;
  style.theme = &theme;
  style.titleFont = sized(13, QFont::DemiBold);
  style.labelFont = sized(kLabelPixels);
  style.tickFont = sized(11);
  return style;
}

PlotStyle PlotStyle::forFile(bool dark, double fontPt, double pixelsPerPt, bool legend, bool grid) {
  PlotStyle style;
  style.theme = dark ? &darkTheme() : &lightTheme();
  style.titleFont = sized((fontPt + 0.5) * pixelsPerPt, QFont::DemiBold);
  style.labelFont = sized(fontPt * pixelsPerPt);
  style.tickFont = sized(std::max(7.0, fontPt - 1.0) * pixelsPerPt);
  style.unit = fontPt * pixelsPerPt / kLabelPixels;
  style.legend = legend;
  style.grid = grid;
  style.screen = false;
  return style;
}

void styleAxis(QCPAxis& axis, const PlotStyle& style) {
  const QPen line(style.theme->control, style.unit, Qt::SolidLine, Qt::FlatCap);
  axis.setBasePen(line);
  axis.setTickPen(line);
  axis.setSubTicks(false);
  axis.setTickLength(0, qRound(4 * style.unit));
  axis.setTickLabelPadding(qRound(4 * style.unit));
  axis.setLabelPadding(qRound(4 * style.unit));
  axis.setTickLabelFont(style.tickFont);
  axis.setTickLabelColor(style.theme->text3);
  axis.setLabelFont(style.labelFont);
  axis.setLabelColor(style.theme->text2);
  axis.setSelectedTickLabelFont(style.tickFont);
  axis.setSelectedLabelFont(style.labelFont);
}

void stylePlot(QCustomPlot& plot, const PlotStyle& style) {
  plot.setBackground(QBrush(style.theme->page));
  for (QCPAxisRect* rect : plot.axisRects()) {
    for (QCPAxis* axis : rect->axes()) {
      styleAxis(*axis, style);
      styleGrid(*axis->grid(), style, axis->axisType() == QCPAxis::atLeft);
      if (axis->axisType() == QCPAxis::atTop || axis->axisType() == QCPAxis::atRight) hideAxis(*axis);
    }
  }
  if (plot.legend) {
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setBrush(Qt::NoBrush);
    plot.legend->setFont(style.tickFont);
    plot.legend->setTextColor(style.theme->text1);
    plot.legend->setIconSize(qRound(28 * style.unit), qRound(12 * style.unit));
  }
}

}  // namespace gacfas
