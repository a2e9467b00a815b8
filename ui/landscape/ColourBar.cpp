#include "ui/landscape/ColourBar.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <vector>

#include "ui/landscape/SceneColours.h"

namespace gacfas {
namespace {

constexpr double kBarWidth = 12, kTick = 4, kGap = 5;  // pixels at 1x

class BarPainter {
public:
  BarPainter(QPainter& painter, const QRectF& area, const LossScale& scale, const SceneStyle& scene,
             const PlotStyle& style, bool banded)
      : painter_(painter),
        area_(area),
        scale_(scale),
        scene_(scene),
        style_(style),
        banded_(banded),
        metrics_(style.tickFont) {
    const double line = metrics_.height(), unit = style.unit;
    bar_ = QRectF(area.left(), area.top() + line + 10 * unit, kBarWidth * unit,
                  area.height() - 4.6 * line - 16 * unit);
  }

  void paint() {
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing);
    paintTitle();
    paintRamp();
    paintTicks();
    paintNote();
    painter_.restore();
  }

private:
  double y(double loss) const { return bar_.bottom() - scale_.share(loss) * bar_.height(); }

  void paintTitle() {
    painter_.setFont(style_.labelFont);
    painter_.setPen(style_.theme->text2);
    painter_.drawText(QRectF(area_.left(), area_.top(), area_.width(), metrics_.height() * 1.2),
                      Qt::AlignLeft | Qt::AlignTop, QString::fromStdString(scale_.title()));
  }

  void paintRamp() {
    if (banded_) return paintBands();
    QLinearGradient ramp(bar_.bottomLeft(), bar_.topLeft());
    for (int i = 0; i <= 32; ++i) ramp.setColorAt(i / 32.0, toColour(scene_.surfaceColour(scale_, i / 32.0)));
    painter_.fillRect(bar_, ramp);
  }

  void paintBands() {
    std::vector<double> edges = contourLevels(scale_);
    edges.insert(edges.begin(), scale_.low);
    edges.push_back(scale_.top);
    for (size_t i = 0; i + 1 < edges.size(); ++i)
      painter_.fillRect(QRectF(bar_.left(), y(edges[i + 1]), bar_.width(), y(edges[i]) - y(edges[i + 1]) + 0.5),
                        toColour(scene_.surfaceColour(scale_, bandShare(scale_, edges[i]))));
  }

  void paintTicks() {
    painter_.setFont(style_.tickFont);
    const double edge = scale_.top * (1 - 1e-9);
    const int room = static_cast<int>(bar_.height() / (2.0 * metrics_.height()));
    const std::vector<double> ticks = scaleTicks(scale_, std::clamp(room, 1, 5));
    for (const double tick : ticks)
      paintTick(tick, tick >= edge ? "\u2265 " : scale_.difference && tick <= -edge ? "\u2264 " : "");
    if (ticks.empty() || ticks.back() < edge) paintTick(scale_.top, "\u2265 ");
    if (scale_.difference && (ticks.empty() || ticks.front() > -edge)) paintTick(scale_.low, "\u2264 ");
  }

  void paintTick(double loss, const char* bound) {
    const double at = y(loss), right = bar_.right(), unit = style_.unit;
    painter_.setPen(QPen(style_.theme->control, unit));
    painter_.drawLine(QPointF(right, at), QPointF(right + kTick * unit, at));
    painter_.setPen(style_.theme->text3);
    const QString text = QString::fromUtf8(scale_.isRate() && !scale_.difference ? "" : bound) + tickNumber(loss);
    painter_.drawText(
        QRectF(right + (kTick + kGap) * unit, at - metrics_.height() / 2, area_.width(), metrics_.height()),
        Qt::AlignLeft | Qt::AlignVCenter, text);
  }

  void paintNote() {
    if ((scene_.preset != ScenePreset::Paper && !scale_.difference && !banded_) || scale_.logarithmic) return;
    painter_.setFont(style_.tickFont);
    painter_.setPen(style_.theme->text3);
    const QString step = tickNumber(contourStep(scale_));
    const QString text = banded_ ? QObject::tr("lines each\n%1 %2").arg(step, QString::fromStdString(scale_.unit))
                         : scale_.difference ? QObject::tr("floor lines\neach %1").arg(step)
                                             : QObject::tr("floor lines\neach %1,\nviridis").arg(step);
    painter_.drawText(
        QRectF(area_.left(), bar_.bottom() + 8 * style_.unit, area_.width(), metrics_.height() * 3.4),
        Qt::AlignLeft | Qt::AlignTop, text);
  }

  QPainter& painter_;
  QRectF area_, bar_;
  const LossScale& scale_;
  const SceneStyle& scene_;
  const PlotStyle& style_;
  bool banded_;
  QFontMetricsF metrics_;
};

}  // namespace

void paintColourBar(QPainter& painter, const QRectF& area, const LossScale& scale, const SceneStyle& scene,
                    const PlotStyle& style, bool banded) {
  BarPainter(painter, area, scale, scene, style, banded).paint();
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("colourBar"));
  setAccessibleName(tr("Colours of the loss"));
}

void ColourBar::setScale(const LossScale& scale, ScenePreset preset, bool banded) {
  scale_ = scale;
  preset_ = preset;
  banded_ = banded;
  update();
}

void ColourBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF area = QRectF(rect()).adjusted(0, 4, -2, -4);
  paintColourBar(painter, area, scale_, sceneStyle(currentTheme(), preset_, 1.0),
                 PlotStyle::forScreen(currentTheme()), banded_);
}

void ColourBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) update();
}

}  // namespace gacfas
