#include "ui/results/DecisionCell.h"

#include <QPainter>

#include "ui/theme/Theme.h"

namespace gacfas {

DecisionCell::DecisionCell(bool wrong, QWidget* parent) : QAbstractButton(parent), wrong_(wrong) {
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
}

void DecisionCell::setCount(int64_t count, int64_t all) {
  count_ = count;
  all_ = all;
  setText(QString::number(count));
  update();
}

void DecisionCell::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area = QRectF(rect()).adjusted(3, 2, -3, -2);
  if (underMouse() || hasFocus()) {
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? theme.accentGround : Qt::transparent);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
  }
  const bool alarming = wrong_ && count_ > 0;
  painter.setPen(alarming ? theme.error : theme.text1);
  painter.setFont(uiFont(15, QFont::DemiBold));
  painter.drawText(area.adjusted(0, 0, 0, -7), Qt::AlignRight | Qt::AlignVCenter, text());

  const QRectF track(area.left(), area.bottom() - 4, area.width(), 4);
  const double share = all_ > 0 ? static_cast<double>(count_) / static_cast<double>(all_) : 0.0;
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.line);
  painter.drawRoundedRect(track, 1, 1);
  painter.setBrush(alarming ? theme.error : theme.control);
  painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, track.height())), 1, 1);
}

}  // namespace gacfas
