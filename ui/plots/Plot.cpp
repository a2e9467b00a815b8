#include "ui/plots/Plot.h"

#include "ui/plots/PlotTicker.h"

namespace gacfas {

namespace {

constexpr int kReplotMs = 100;
const QString kPointerLayer = QStringLiteral("pointer");

}  // namespace

Plot::Plot(QWidget* parent) : QCustomPlot(parent), style_(PlotStyle::forScreen(currentTheme())) {
  setAntialiasedElements(QCP::aeAll);
  setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
  setNoAntialiasingOnDrag(false);
  setPlottingHints(QCP::phCacheLabels);
  setAutoAddPlottableToLegend(false);
  addLayer(kPointerLayer, layer(QStringLiteral("overlay")), limBelow);
  pointerLayer()->setMode(QCPLayer::lmBuffered);
  setAxisScale(*xAxis, false);
  setAxisScale(*yAxis, false);
  setCursor(Qt::CrossCursor);
  stylePlot(*this, style_);
  replotTimer_.setSingleShot(true);
  connect(&replotTimer_, &QTimer::timeout, this, [this] {
    sinceReplot_.start();
    replot(rpQueuedReplot);
  });
}

QCPLayer* Plot::pointerLayer() const {
  return layer(kPointerLayer);
}

void Plot::setRestyle(std::function<void()> restyle) {
  restyle_ = std::move(restyle);
}

void Plot::requestReplot() {
  if (replotTimer_.isActive()) return;
  const qint64 since = sinceReplot_.isValid() ? sinceReplot_.elapsed() : kReplotMs;
  replotTimer_.start(static_cast<int>(std::clamp<qint64>(kReplotMs - since, 0, kReplotMs)));
}

void Plot::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  const bool themed = event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange;
  if (!themed || restyling_) return;
  restyling_ = true;
  restyle();
  restyling_ = false;
  requestReplot();
}

void Plot::restyle() {
  style_ = PlotStyle::forScreen(currentTheme());
  stylePlot(*this, style_);
  if (restyle_) restyle_();
}

}  // namespace gacfas
