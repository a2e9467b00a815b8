#include "ui/landscape/MovieFrame.h"

#include <QPainter>

#include "ui/landscape/FigureSurfaces.h"
#include "ui/landscape/SurfaceFigure.h"

namespace gacfas {
namespace {

constexpr double kPointsAcross = 480.0;  // what a picture is wide, in pt: sets the size of its texts
constexpr double kFontPt = 8.0;

}  // namespace

QImage movieFrame(const std::vector<SurfaceTile>& tiles, const FigureSpec& look, const QString& caption,
                  const QSize& size) {
  const PlotStyle style = PlotStyle::forFile(look.dark, kFontPt, size.width() / kPointsAcross, true, true);
  QImage image(size, QImage::Format_RGB32);
  image.fill(style.theme->page);
  QPainter painter(&image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  const double head = QFontMetricsF(style.titleFont).height() + 8 * style.unit;
  painter.setFont(style.titleFont);
  painter.setPen(style.theme->text2);
  const bool marked = look.markSynthetic && anySynthetic(itemsOf(tiles));
  const QString text = marked ? QObject::tr("synthetic faces, %1").arg(caption) : caption;
  painter.drawText(QRectF(0, 0, size.width() - 8 * style.unit, head), Qt::AlignRight | Qt::AlignVCenter, text);
  const QRectF area = QRectF(image.rect()).adjusted(4 * style.unit, head, -4 * style.unit, -4 * style.unit);
  FigureSpec spec = look;
  spec.dpi = 96;
  spec.widthMm = area.width() / spec.dpi * 25.4;  // a pixel of the scene is one of the picture
  surfaceFigureOf(spec, tiles)->paint(painter, area, style);
  painter.end();
  return image;
}

}  // namespace gacfas
