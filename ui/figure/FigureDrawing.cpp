#include "ui/figure/FigureDrawing.h"

#include <QObject>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr double kMmPerPt = 25.4 / 72.0;
constexpr double kMostPixels = 2.5e8;

/// Title at the left, mark at the right; nothing where neither is wanted. Returns what is left below.
QRectF drawHead(QPainter& painter, const QRectF& area, const FigureContent& content, const FigureSpec& spec,
                const PlotStyle& style) {
  const bool isMarked = spec.markSynthetic && content.synthetic();
  const bool isTitled = spec.showTitle && !spec.title.isEmpty();
  if (!isMarked && !isTitled) return area;
  const QFont& tallest = isTitled ? style.titleFont : style.tickFont;
  const double height = QFontMetricsF(tallest).height() + 4 * style.unit;
  QRectF line(area.left() + 4 * style.unit, area.top(), area.width() - 8 * style.unit, height);
  if (isMarked) {
    const QString mark = QObject::tr("synthetic faces");
    painter.setFont(style.tickFont);
    painter.setPen(style.theme->text3);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, mark);
    line.setRight(line.right() - QFontMetricsF(style.tickFont).horizontalAdvance(mark) - 8 * style.unit);
  }
  if (isTitled) {
    painter.setFont(style.titleFont);
    painter.setPen(style.theme->text1);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(style.titleFont).elidedText(spec.title, Qt::ElideRight, line.width()));
  }
  return area.adjusted(0, height, 0, 0);
}

}  // namespace

void drawFigure(QPainter& painter, const QRectF& area, double unitsPerMm, const FigureContent& content,
                const FigureSpec& spec) {
  const PlotStyle style =
      PlotStyle::forFile(spec.dark, spec.fontPt, kLayoutPerMm * kMmPerPt, spec.showLegend, spec.showGrid);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                         QPainter::SmoothPixmapTransform);
  painter.fillRect(area, style.theme->page);
  painter.save();
  painter.translate(area.topLeft());
  if (const double scale = unitsPerMm / kLayoutPerMm; std::abs(scale - 1.0) > 1e-9)
    painter.scale(scale, scale);
  const QRectF page(0, 0, spec.widthMm * kLayoutPerMm, spec.heightMm * kLayoutPerMm);
  const double edge = 4 * style.unit;
  const QRectF body = drawHead(painter, page, content, spec, style).adjusted(edge, 0, -edge, -edge);
  content.paint(painter, body, style);
  painter.restore();
}

QImage figureImage(const FigureContent& content, const FigureSpec& spec, double pixelsPerMm) {
  const double width = std::round(spec.widthMm * pixelsPerMm),
               height = std::round(spec.heightMm * pixelsPerMm);
  QImage image;
  if (width < 32768 && height < 32768 && width * height <= kMostPixels)
    image = QImage(std::max(1, int(width)), std::max(1, int(height)), QImage::Format_RGB32);
  if (image.isNull())
    throw InputError("a picture of " + std::to_string(int64_t(width)) + " x " +
                     std::to_string(int64_t(height)) +
                     " pixels is too large; make it smaller or lower its resolution (dpi)");
  image.setDotsPerMeterX(qRound(pixelsPerMm * 1000));
  image.setDotsPerMeterY(qRound(pixelsPerMm * 1000));
  QPainter painter(&image);
  drawFigure(painter, QRectF(image.rect()), pixelsPerMm, content, spec);
  return image;
}

double smallestText(const FigureSpec& spec) {
  return std::max(7.0, spec.fontPt - 1.0);
}

}  // namespace gacfas
