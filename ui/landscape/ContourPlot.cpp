#include "ui/landscape/ContourPlot.h"

#include <cmath>

#include "ui/landscape/SceneColours.h"
#include "ui/plots/PlotTicker.h"

namespace gacfas {
namespace {

constexpr double kRoomLeft = 52, kBesideTicks = 30, kRoomRight = 14, kRoomTop = 8, kRoomBelow = 42;  // pixels at 1x
constexpr double kShortAxis = 130, kTitleBeyond = 16;  // pixels at 1x
constexpr double kGripReach = 10.0;
constexpr double kMarkerRadius = 4.5;

/// Room for the axis title and the widest text of a tick beside it, pixels at 1x.
double roomLeft(const QCustomPlot& plot, double unit) {
  const QCPAxis& axis = *plot.yAxis;
  QVector<double> ticks;
  QVector<QString> texts;
  axis.ticker()->generate(axis.range(), plot.locale(), QLatin1Char('g'), 6, ticks, nullptr, &texts);
  const QFontMetricsF metrics(axis.tickLabelFont());
  double widest = 0.0;
  for (const QString& text : texts) widest = std::max(widest, metrics.horizontalAdvance(text));
  return std::max(kRoomLeft, widest / unit + kBesideTicks);
}

/// What stands in brackets is left out of a title that is longer than its axis; a short axis has few ticks.
void setTexts(QCPAxis& axis, const std::string& title, int length, double unit) {
  QString text = QString::fromStdString(title);
  const qsizetype bracket = text.lastIndexOf(QLatin1String(" ("));
  const bool fits = QFontMetricsF(axis.labelFont()).horizontalAdvance(text) <= length + kTitleBeyond * unit;
  axis.setLabel(fits || bracket < 0 ? text : text.left(bracket));
  axis.ticker()->setTickCount(length < kShortAxis * unit ? 3 : 5);
}

}  // namespace

ContourPlottable* makeContourPlot(QCustomPlot& plot) {
  setAxisScale(*plot.xAxis, false, 5);
  setAxisScale(*plot.yAxis, false, 5);
  plot.xAxis->grid()->setVisible(false);
  plot.yAxis->grid()->setVisible(false);
  return new ContourPlottable(plot.xAxis, plot.yAxis);
}

void layOutContourPlot(QCustomPlot& plot, const ContourContent& content, const QSizeF& size,
                       const PlotStyle& style) {
  stylePlot(plot, style);
  plot.xAxis->grid()->setVisible(false);
  plot.yAxis->grid()->setVisible(false);
  plot.xAxis->setRange(content.x0, content.x1);
  plot.yAxis->setRange(content.y0, content.y1);
  const double unit = style.unit;
  const auto pixels = [unit](double room) { return static_cast<int>(std::lround(room * unit)); };
  const int width = qRound(size.width()), height = qRound(size.height());
  const int besides = pixels(roomLeft(plot, unit));
  const int spareWidth = width - besides - pixels(kRoomRight),
            spareHeight = height - pixels(kRoomTop) - pixels(kRoomBelow);
  const int side = std::max(20, std::min(spareWidth, spareHeight));
  const int left = besides + std::max(0, spareWidth - side) / 2,
            top = pixels(kRoomTop) + std::max(0, spareHeight - side) / 2;
  setTexts(*plot.xAxis, content.xTitle, side, unit);
  setTexts(*plot.yAxis, content.yTitle, side, unit);
  plot.plotLayout()->setAutoMargins(QCP::msNone);
  plot.plotLayout()->setMargins({});
  plot.axisRect()->setAutoMargins(QCP::msNone);
  plot.axisRect()->setMargins(
      {left, top, std::max(0, width - left - side), std::max(0, height - top - side)});
}

ContourPlot::ContourPlot(QWidget* parent)
    : Plot(parent), contours_(makeContourPlot(*this)), marker_(new QCPItemEllipse(this)) {
  setObjectName(QStringLiteral("contourPlot"));
  setAccessibleName(tr("Filled contours of a loss surface"));
  setMouseTracking(true);
  marker_->setLayer(pointerLayer());
  marker_->setVisible(false);
  marker_->topLeft->setType(QCPItemPosition::ptAbsolute);
  marker_->bottomRight->setType(QCPItemPosition::ptAbsolute);
  restyle();
}

void ContourPlot::setContent(std::shared_ptr<const ContourContent> content) {
  if (content == content_) return;
  content_ = std::move(content);
  contours_->setContent(content_);
  layOut();
  redraw();
}

void ContourPlot::redraw() {
  if (isVisible() && !size().isEmpty()) requestReplot();
}

void ContourPlot::showEvent(QShowEvent* event) {
  Plot::showEvent(event);
  requestReplot();
}

void ContourPlot::setPreset(ScenePreset preset) {
  preset_ = preset;
  restyle();
  redraw();
}

void ContourPlot::setSection(const std::optional<SectionLine>& section) {
  contours_->setSection(section);
  redraw();
}

void ContourPlot::setMarker(const std::optional<std::array<double, 2>>& place) {
  if (!isVisible() || (!place && !marker_->visible())) return;
  marker_->setVisible(place.has_value());
  if (place) {
    const QPointF at = contours_->coordsToPixels((*place)[0], (*place)[1]);
    marker_->topLeft->setCoords(at - QPointF(kMarkerRadius, kMarkerRadius));
    marker_->bottomRight->setCoords(at + QPointF(kMarkerRadius, kMarkerRadius));
  }
  pointerLayer()->replot();
}

void ContourPlot::layOut() {
  if (content_) layOutContourPlot(*this, *content_, size(), style());
}

void ContourPlot::restyle() {
  Plot::restyle();
  if (!contours_) return;
  contours_->setLook(sceneStyle(currentTheme(), preset_, 1.0), style());
  marker_->setPen(QPen(currentTheme().text1, 1.5));
  layOut();
}

void ContourPlot::resizeEvent(QResizeEvent* event) {
  layOut();
  Plot::resizeEvent(event);
}

int ContourPlot::gripAt(const QPointF& place) const {
  const std::vector<QPointF> ends = contours_->sectionEnds();
  for (size_t i = 0; i < ends.size(); ++i)
    if (QLineF(ends[i], place).length() <= kGripReach) return static_cast<int>(i);
  return -1;
}

void ContourPlot::mousePressEvent(QMouseEvent* event) {
  dragged_ = gripAt(event->position());
}
void ContourPlot::mouseReleaseEvent(QMouseEvent*) {
  dragged_ = -1;
}

void ContourPlot::mouseMoveEvent(QMouseEvent* event) {
  if (dragged_ >= 0) return drag(event->position());
  setCursor(gripAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::CrossCursor);
  const bool inside = axisRect()->rect().contains(event->position().toPoint());
  if (!inside || !content_) return Q_EMIT left();
  Q_EMIT hovered(xAxis->pixelToCoord(event->position().x()), yAxis->pixelToCoord(event->position().y()));
  if (const PathPoint* point = contours_->pathAt(event->position())) Q_EMIT pathPointed(*point);
}

void ContourPlot::drag(const QPointF& place) {
  if (!content_) return;
  const double x = xAxis->pixelToCoord(place.x()) - (content_->x0 + content_->x1) / 2;
  const double y = yAxis->pixelToCoord(place.y()) - (content_->y0 + content_->y1) / 2;
  Q_EMIT sectionTurned(
      std::remainder(qRadiansToDegrees(std::atan2(y, x)) + (dragged_ == 0 ? 180.0 : 0.0), 360.0));
}

void ContourPlot::leaveEvent(QEvent* event) {
  Plot::leaveEvent(event);
  Q_EMIT left();
}

}  // namespace gacfas
