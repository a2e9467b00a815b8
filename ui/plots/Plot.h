#pragma once

#include <qcustomplot.h>

#include <functional>

#include "ui/plots/PlotStyle.h"

namespace gacfas {

/// A plot of the window: in the theme of the moment, antialiased, sharp at any scale, no frame. What is drawn
/// on the layer "pointer" (crosshair, tips) is repainted alone with pointerLayer()->replot().
class Plot : public QCustomPlot {
  Q_OBJECT
public:
  explicit Plot(QWidget* parent = nullptr);

  const PlotStyle& style() const { return style_; }
  QCPLayer* pointerLayer() const;
  /// Called after each change of theme, once axes and ground have their colours, to colour the rest.
  void setRestyle(std::function<void()> restyle);
  /// A replot at the next turn of the event loop, and no more than ten a second.
  void requestReplot();

protected:
  void changeEvent(QEvent* event) override;
  /// Colours of all that is in the plot.
  virtual void restyle();

private:
  PlotStyle style_;
  std::function<void()> restyle_;
  QTimer replotTimer_;
  QElapsedTimer sinceReplot_;
  bool restyling_ = false;
};

}  // namespace gacfas
