#include "ui/landscape/ScenePainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "viz/SceneAxes.h"

namespace gacfas {
namespace {

constexpr qreal kGrip = 4.5;

/// Texts beside their places: the nearer side touches. Titles give way to the numbers, and nothing is cut.
class AxisTexts {
public:
  AxisTexts(QPainter& painter, const QRectF& inside, const PlotStyle& style)
      : painter_(painter), inside_(inside), style_(style) {}

  void paintNumber(const AxisText& text, const QPointF& at) {
    const QString shown = QString::fromStdString(text.text);
    const QRectF rect = inside(beside(text, at, sizeOf(shown, style_.tickFont)));
    taken_.push_back(rect);
    paint(rect, shown, style_.tickFont, style_.theme->text3);
  }
  void paintTitle(const AxisText& text, QPointF at) {
    const QString shown = QString::fromStdString(text.text);
    const QSizeF size = sizeOf(shown, style_.labelFont);
    QRectF rect = beside(text, at, size);
    for (int step = 0; step < kMostSteps && overlaps(rect); ++step) {
      at += QPointF(text.outward[0], text.outward[1]) * style_.unit;
      rect = beside(text, at, size);
    }
    // Where the panel's edge holds it back it goes on along the edge.
    rect = inside(rect);
    const double down = text.outward[1] < 0 ? -style_.unit : style_.unit;
    for (int step = 0; step < kMostSteps && overlaps(rect); ++step) rect = inside(rect.translated(0, down));
    paint(rect, shown, style_.labelFont, style_.theme->text2);
  }

private:
  static constexpr int kMostSteps = 60;

  static QSizeF sizeOf(const QString& text, const QFont& font) { return QFontMetricsF(font).size(0, text); }
  static QRectF beside(const AxisText& text, const QPointF& at, const QSizeF& size) {
    QRectF rect(QPointF(0, 0), size);
    rect.moveCenter(at + QPointF(text.outward[0] * size.width() / 2, text.outward[1] * size.height() / 2));
    return rect;
  }
  QRectF inside(QRectF rect) const {
    rect.moveLeft(
        qBound(inside_.left(), rect.left(), std::max(inside_.left(), inside_.right() - rect.width())));
    rect.moveTop(
        qBound(inside_.top(), rect.top(), std::max(inside_.top(), inside_.bottom() - rect.height())));
    return rect;
  }
  bool overlaps(const QRectF& rect) const {
    const double gap = 3 * style_.unit;
    return std::any_of(taken_.begin(), taken_.end(), [&](const QRectF& other) {
      return other.adjusted(-gap, -gap, gap, gap).intersects(rect);
    });
  }
  void paint(const QRectF& rect, const QString& text, const QFont& font, const QColor& colour) {
    painter_.setFont(font);
    painter_.setPen(colour);
    painter_.drawText(rect.adjusted(-2, 0, 2, 0), Qt::AlignCenter, text);
  }

  QPainter& painter_;
  QRectF inside_;
  const PlotStyle& style_;
  std::vector<QRectF> taken_;
};

}  // namespace

void paintSceneAxes(QPainter& painter, const SurfaceScene& scene, size_t panel, const PlotStyle& style,
                    double ratio) {
  const PixelRect& rect = scene.viewport(panel);
  if (rect.width <= 0 || rect.height <= 0) return;
  const SceneAxes axes =
      sceneAxes(scene.frame(panel), scene.pose(panel), scene.projection(panel), scene.style().unit);
  const auto place = [&](const std::array<double, 2>& pixel) {
    return QPointF((rect.x + pixel[0]) / ratio, (rect.y + pixel[1]) / ratio);
  };
  const QRectF inside(rect.x / ratio, rect.y / ratio, rect.width / ratio, rect.height / ratio);
  painter.save();
  painter.setClipRect(inside);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(style.theme->control, style.unit, Qt::SolidLine, Qt::FlatCap));
  for (const auto& line : axes.lines) painter.drawLine(place(line[0]), place(line[1]));
  AxisTexts texts(painter, inside, style);
  for (const AxisText& text : axes.texts)
    if (!text.title) texts.paintNumber(text, place(text.at));
  for (const AxisText& text : axes.texts)
    if (text.title) texts.paintTitle(text, place(text.at));
  painter.restore();
}

std::vector<QPointF> sectionEnds(const SurfaceScene& scene, size_t panel, double ratio) {
  if (!scene.section()) return {};
  const SceneFrame frame = scene.frame(panel);
  const SectionLine section = sectionWithin(*scene.section(), frame.x0, frame.x1, frame.y0, frame.y1);
  const auto first = scene.floorToPixel(panel, section.x0, section.y0);
  const auto last = scene.floorToPixel(panel, section.x1, section.y1);
  return {QPointF(first[0], first[1]) / ratio, QPointF(last[0], last[1]) / ratio};
}

void paintGrips(QPainter& painter, const std::vector<QPointF>& places, const PlotStyle& style) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(style.theme->accent, 2 * style.unit));
  painter.setBrush(style.theme->page);
  for (const QPointF& at : places) painter.drawEllipse(at, kGrip * style.unit, kGrip * style.unit);
  painter.restore();
}

}  // namespace gacfas
