#include "ui/results/ClassKey.h"

#include <QPainter>

#include "ui/results/HatchedBars.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kBox = 12, kLabelGap = 5, kClassGap = 12;

}  // namespace

ClassKey::ClassKey(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Filled bars: live; hatched bars: spoof"));
}

void ClassKey::setRun(const RunStyle& style) {
  style_ = style;
  update();
}

QSize ClassKey::sizeHint() const {
  const QFontMetrics metrics(uiFont(12));
  return QSize(2 * (kBox + kLabelGap) + kClassGap + metrics.horizontalAdvance(tr("live") + tr("spoof")) + 2, 20);
}

void ClassKey::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setFont(uiFont(12));
  const int top = (height() - kBox) / 2;
  QRectF box(0.5, top + 0.5, kBox - 1, kBox - 1);
  painter.fillRect(box, style_.colour(theme));
  painter.setPen(theme.text2);
  painter.drawText(
      QPoint(kBox + kLabelGap, (height() + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2),
      tr("live"));
  box.translate(kBox + kLabelGap + painter.fontMetrics().horizontalAdvance(tr("live")) + kClassGap, 0);
  painter.drawRect(box);
  painter.drawText(QPointF(box.right() + kLabelGap + 1,
                           (height() + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2),
                   tr("spoof"));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawLines(hatchLines(box, 4.0));
}

}  // namespace gacfas
