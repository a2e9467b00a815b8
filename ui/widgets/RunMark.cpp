#include "ui/widgets/RunMark.h"

#include <QEvent>
#include <QIconEngine>
#include <QPainter>

#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr QSizeF kSample(26, 12);
constexpr int kGap = 8;
constexpr int kLeastText = 24, kLeastBrief = 80;  // pixels that a name keeps

class RunIconEngine : public QIconEngine {
public:
  explicit RunIconEngine(RunStyle style) : style_(style) {}
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override {
    drawRunSample(*painter, rect, style_, currentTheme(), true);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap image(size);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    // The size is in device pixels; the drawing keeps its proportions.
    const qreal scale = size.width() / 28.0;
    painter.scale(scale, scale);
    paint(&painter, QRect(0, 0, 28, qRound(size.height() / scale)), mode, state);
    return image;
  }
  QIconEngine* clone() const override { return new RunIconEngine(*this); }

private:
  RunStyle style_;
};

}  // namespace

void drawRunSample(QPainter& painter, const QRectF& area, const RunStyle& style, const Theme& theme,
                   bool marker) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const QPointF middle = area.center();
  painter.setPen(style.pen(theme, 2.0));
  painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()));
  if (marker) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.colour(theme));
    painter.translate(middle);
    painter.drawPath(style.marker(3.5));
  }
  painter.restore();
}

QIcon runIcon(const RunStyle& style) {
  return QIcon(new RunIconEngine(style));
}

RunMark::RunMark(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RunMark::setRun(const RunStyle& style, const QString& text, const QString& brief) {
  style_ = style;
  text_ = text;
  brief_ = brief;
  setAccessibleName(text);
  setToolTip(text);
  updateGeometry();
  update();
}

void RunMark::setBold(bool bold) {
  bold_ = bold;
  updateGeometry();
  update();
}

QFont RunMark::textFont() const {
  QFont result = font();
  if (bold_) result.setWeight(QFont::DemiBold);
  return result;
}

QSize RunMark::sizeHint() const {
  const QFontMetrics metrics(textFont());
  const int text = text_.isEmpty() ? 0 : kGap + metrics.horizontalAdvance(text_) + 1;
  return QSize(qRound(kSample.width()) + text, qMax(metrics.height(), 20));
}

QSize RunMark::minimumSizeHint() const {
  const int least = brief_.isEmpty() ? kLeastText : qMin(QFontMetrics(textFont()).horizontalAdvance(brief_) + 1, kLeastBrief);
  return QSize(qRound(kSample.width()) + (text_.isEmpty() ? 0 : kGap + least), sizeHint().height());
}

void RunMark::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  QRectF sample(QPointF(0, 0), kSample);
  sample.moveTop((height() - kSample.height()) / 2);
  drawRunSample(painter, sample, style_, theme, true);
  if (text_.isEmpty()) return;
  const QRect area = rect().adjusted(qRound(kSample.width()) + kGap, 0, 0, 0);
  const QFontMetrics metrics(textFont());
  const bool fits = brief_.isEmpty() || metrics.horizontalAdvance(text_) <= area.width();
  painter.setFont(textFont());
  painter.setPen(theme.text1);
  painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(fits ? text_ : brief_, Qt::ElideMiddle, area.width()));
}

void RunMark::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) updateGeometry();
  update();
  QWidget::changeEvent(event);
}

}  // namespace gacfas
