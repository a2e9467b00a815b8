#include "ui/train/CurveCell.h"

#include <cmath>

#include "ui/widgets/Heading.h"

namespace gacfas {

namespace {

constexpr int kDragPixels = 5;
constexpr double kWheelFactor = 0.8;  ///< of a wheel's notch

}  // namespace

CurveCell::CurveCell(const QString& key, QWidget* parent)
    : QWidget(parent),
      key_(key),
      heading_(new Heading(QString(), QString(), this)),
      plot_(new Plot(this)),
      scene_(*plot_->axisRect()),
      crosshair_(new CrosshairItem(plot_->axisRect())),
      band_(new QCPItemRect(plot_)) {
  setObjectName(QStringLiteral("cell.%1").arg(key));
  plot_->setObjectName(QStringLiteral("plot.%1").arg(key));
  heading_->setSizePolicy(QSizePolicy::Ignored,
                          QSizePolicy::Fixed);  // a long title must not make its column wider
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setMinimumSize(200, 132);
  // Room for triangles above and, the same in all cells, for tick labels.
  plot_->axisRect()->setMinimumMargins(QMargins(40, 16, 12, 0));
  plot_->plotLayout()->setRowSpacing(0);
  for (QCPAbstractItem* item :
       {static_cast<QCPAbstractItem*>(crosshair_), static_cast<QCPAbstractItem*>(band_)})
    item->setLayer(plot_->pointerLayer());
  band_->setVisible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(heading_);
  column->addWidget(plot_, 1);
  plot_->setRestyle([this] { restyle(); });
  restyle();
  connectMouse();
}

void CurveCell::connectMouse() {
  plot_->installEventFilter(this);
  connect(plot_, &QCustomPlot::mousePress, this, &CurveCell::press);
  connect(plot_, &QCustomPlot::mouseMove, this, &CurveCell::move);
  connect(plot_, &QCustomPlot::mouseRelease, this, &CurveCell::release);
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, [this] {
    pressedAt_.reset();
    Q_EMIT allWanted();
  });
  connect(plot_, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0.0)
      Q_EMIT wheeled(plot_->xAxis->pixelToCoord(event->position().x()), std::pow(kWheelFactor, notches));
    event->accept();
  });
}

void CurveCell::restyle() {
  scene_.setPlotStyle(plot_->style());
  crosshair_->setPlotStyle(plot_->style());
  const Theme& theme = *plot_->style().theme;
  QColor ground = theme.accent;
  ground.setAlphaF(0.15f);
  band_->setPen(QPen(theme.accent, 1));
  band_->setBrush(ground);
}

bool CurveCell::eventFilter(QObject* watched, QEvent* event) {
  if (watched == plot_ && event->type() == QEvent::Leave) Q_EMIT hovered(std::nullopt);
  if (watched == plot_ && event->type() == QEvent::Resize)
    QMetaObject::invokeMethod(this, &CurveCell::fill, Qt::QueuedConnection);
  return QWidget::eventFilter(watched, event);
}

bool CurveCell::insideX(int pixel) const {
  return pixel >= plot_->axisRect()->left() && pixel <= plot_->axisRect()->right();
}

void CurveCell::press(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressedAt_ = event->pos().x();
  grabbed_ = plot_->xAxis->pixelToCoord(*pressedAt_);
  panning_ = pans(*event);
}

void CurveCell::move(QMouseEvent* event) {
  const int pixel = event->pos().x();
  if (pressedAt_ && std::abs(pixel - *pressedAt_) >= kDragPixels) dragging_ = true;
  if (dragging_ && panning_) {
    plot_->setCursor(Qt::ClosedHandCursor);
    return Q_EMIT panned(grabbed_ - plot_->xAxis->pixelToCoord(pixel));
  }
  if (dragging_) return showBand(*pressedAt_, pixel);
  Q_EMIT hovered(insideX(pixel) ? std::optional(plot_->xAxis->pixelToCoord(pixel)) : std::nullopt);
}

void CurveCell::release(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !pressedAt_) return;
  const int from = *std::exchange(pressedAt_, std::nullopt), to = event->pos().x();
  const bool dragged = std::exchange(dragging_, false);
  plot_->unsetCursor();
  if (dragged && std::exchange(panning_, false)) return;
  band_->setVisible(false);
  plot_->pointerLayer()->replot();
  const double a = plot_->xAxis->pixelToCoord(from), b = plot_->xAxis->pixelToCoord(to);
  if (dragged)
    Q_EMIT zoomed(std::min(a, b), std::max(a, b));
  else if (insideX(to))
    Q_EMIT clicked(b);
}

void CurveCell::showBand(double from, double to) {
  band_->topLeft->setCoords(plot_->xAxis->pixelToCoord(from), plot_->yAxis->range().upper);
  band_->bottomRight->setCoords(plot_->xAxis->pixelToCoord(to), plot_->yAxis->range().lower);
  band_->setVisible(true);
  plot_->pointerLayer()->replot();
}

void CurveCell::showRuns(const std::vector<CurveRun>& runs, const CurveView& view, const QCPRange& x,
                         bool remake, bool caption) {
  view_ = view;
  x_ = x;
  caption_ = caption;
  if (remake) {
    std::vector<RunPtr> snapshots;
    for (const CurveRun& run : runs) snapshots.push_back(run.curves->snapshot());
    scene_.setContent(panelOf(key_, snapshots), runs, plot_->style());
    heading_->setTitle(scene_.panel().title);
    heading_->setSecondary(scene_.panel().secondary);
    const QString& note = scene_.panel().note;
    heading_->setToolTip(note.isEmpty() ? scene_.panel().yLabel : scene_.panel().yLabel + u'\n' + note);
    plot_->setAccessibleName(scene_.panel().yLabel);
  }
  fill();
}

void CurveCell::fill() {
  scene_.fill(view_, x_, std::max(plot_->axisRect()->width(), 50), caption_);
  markCrosshair(crosshair_->x());
  plot_->requestReplot();
}

void CurveCell::markCrosshair(std::optional<double> x) {
  crosshair_->setPosition(x, x ? scene_.marksAt(*x, view_.xAxis) : std::vector<CrosshairItem::Mark>());
}

void CurveCell::setCrosshair(std::optional<double> x) {
  markCrosshair(x);
  plot_->pointerLayer()->replot();
}

}  // namespace gacfas
