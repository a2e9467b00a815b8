#include "ui/widgets/Switch.h"

#include <QEvent>
#include <QPainter>

#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr QSizeF kTrack(26, 14);
constexpr int kGap = 8;
constexpr int kRing = 2;  // room for the focus ring

}  // namespace

Switch::Switch(const QString& text, QWidget* parent) : QAbstractButton(parent) {
  setText(text);
  setAccessibleName(text);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const {
  const int width = qRound(kTrack.width()) + 2 * kRing +
                    (text().isEmpty() ? 0 : kGap + fontMetrics().horizontalAdvance(text()) + 1);
  return QSize(width, qMax(fontMetrics().height(), qRound(kTrack.height()) + 2 * kRing));
}

bool Switch::hitButton(const QPoint& position) const {
  return rect().contains(position);
}

void Switch::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) updateGeometry();
  update();
  QAbstractButton::changeEvent(event);
}

void Switch::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF track(QPointF(kRing, (height() - kTrack.height()) / 2), kTrack);
  const QColor colour = !isEnabled() ? theme.line : isChecked() ? theme.accent : theme.control;
  if (hasFocus()) {
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawRoundedRect(track.adjusted(-1.25, -1.25, 1.25, 1.25), 8, 8);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawRoundedRect(track, kTrack.height() / 2, kTrack.height() / 2);
  QRectF knob(0, 0, 10, 10);
  knob.moveCenter(QPointF(isChecked() ? track.right() - 7 : track.left() + 7, track.center().y()));
  painter.setBrush(isChecked() && isEnabled() ? theme.textOnAccent : theme.page);
  painter.drawEllipse(knob);
  painter.setPen(isEnabled() ? theme.text1 : theme.control);
  painter.drawText(rect().adjusted(qRound(track.right()) + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   text());
}

}  // namespace gacfas
