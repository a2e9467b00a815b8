#include "ui/figure/FigurePreview.h"

#include <QPainter>

#include "core/types/Error.h"
#include "ui/figure/FigureDrawing.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr int kLeft = 44, kTop = 32, kMargin = 16;  // room for the rulers, and around
constexpr double kScreenDpi = 96.0;

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("figurePreview"));
  setAccessibleName(tr("Preview"));
}

double FigurePreview::pixelsPerMm() const {
  return kScreenDpi / 25.4 * zoom_;
}

void FigurePreview::setFigure(FigurePtr content, const FigureSpec& spec, const QString& message) {
  content_ = std::move(content);
  spec_ = spec;
  message_ = message;
  redraw();
}

void FigurePreview::setZoom(double zoom) {
  zoom_ = zoom;
  redraw();
}

double FigurePreview::fittingZoom(const QSize& space) const {
  const double mm = kScreenDpi / 25.4;
  const double zoom = std::min((space.width() - kLeft - kMargin) / (spec_.widthMm * mm),
                               (space.height() - kTop - kMargin) / (spec_.heightMm * mm));
  return std::clamp(zoom, 0.1, 8.0);
}

void FigurePreview::redraw() {
  image_ = {};
  if (content_) {
    try {
      image_ = figureImage(*content_, spec_, pixelsPerMm() * devicePixelRatioF());
      image_.setDevicePixelRatio(devicePixelRatioF());
    } catch (const Error& error) {
      message_ = QString::fromUtf8(error.what());
    }
  }
  setMinimumSize(kLeft + qRound(spec_.widthMm * pixelsPerMm()) + kMargin,
                 kTop + qRound(spec_.heightMm * pixelsPerMm()) + kMargin);
  update();
}

void FigurePreview::paintRuler(QPainter& painter, Qt::Orientation orientation) const {
  const bool isHorizontal = orientation == Qt::Horizontal;
  const int length = qRound(isHorizontal ? spec_.widthMm : spec_.heightMm);
  const int labels = pixelsPerMm() >= 2.5 ? 20 : 40;
  for (int mm = 0; mm <= length; mm += 5) {
    const double at = (isHorizontal ? kLeft : kTop) + mm * pixelsPerMm();
    const int tick = mm % 10 == 0 ? 6 : 3;
    if (isHorizontal)
      painter.drawLine(QPointF(at, kTop - 4 - tick), QPointF(at, kTop - 4));
    else
      painter.drawLine(QPointF(kLeft - 4 - tick, at), QPointF(kLeft - 4, at));
    if (mm % labels != 0) continue;
    const QString text = mm + labels > length && isHorizontal ? tr("%1 mm").arg(mm) : QString::number(mm);
    if (isHorizontal)
      painter.drawText(QRectF(at - 30, kTop - 28, 60, 16), Qt::AlignCenter, text);
    else
      painter.drawText(QRectF(0, at - 8, kLeft - 13, 16), Qt::AlignRight | Qt::AlignVCenter, text);
  }
}

void FigurePreview::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setFont(uiFont(11));
  painter.setPen(theme.text3);
  paintRuler(painter, Qt::Horizontal);
  paintRuler(painter, Qt::Vertical);
  const QRectF page(kLeft, kTop, spec_.widthMm * pixelsPerMm(), spec_.heightMm * pixelsPerMm());
  painter.fillRect(page, theme.page);
  if (!image_.isNull()) painter.drawImage(page.topLeft(), image_);
  painter.setPen(theme.line);
  painter.drawRect(page);
  if (!image_.isNull() || message_.isEmpty()) return;
  painter.setFont(uiFont(13));
  painter.setPen(theme.text2);
  painter.drawText(page.adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, message_);
}

}  // namespace gacfas
