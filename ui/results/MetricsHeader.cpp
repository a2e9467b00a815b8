#include "ui/results/MetricsHeader.h"

#include <QPainter>

#include "ui/results/MetricsModel.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kLine = 17;

/// "n 8", "n too small", "n 8 too small".
QString noteText(const QString& count, bool tooSmall) {
  if (!tooSmall) return count;
  return count.isEmpty() ? QObject::tr("n too small") : QObject::tr("%1 too small").arg(count);
}

}  // namespace

MetricsHeader::MetricsHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionsClickable(false);
  setHighlightSections(false);
  setMinimumSectionSize(44);
}

QSize MetricsHeader::sizeHint() const {
  return QSize(QHeaderView::sizeHint().width(), 3 * kLine + 10);
}

QSize MetricsHeader::sectionSizeFromContents(int section) const {
  const QFontMetrics metrics(uiFont(11));
  const auto text = [&](int role) { return model()->headerData(section, orientation(), role).toString(); };
  const bool small = model()->headerData(section, orientation(), MetricsModel::TooSmallRole).toBool();
  const int note = metrics.horizontalAdvance(noteText(text(MetricsModel::CountRole), small)) + (small ? 6 : 0);
  const int width = std::max(metrics.horizontalAdvance(text(Qt::DisplayRole)), note);
  return QSize(width + 2 * kCellPadding, 3 * kLine + 10);
}

void MetricsHeader::paintEvent(QPaintEvent* event) {
  QHeaderView::paintEvent(event);
  QPainter painter(viewport());
  paintGroups(painter);
}

void MetricsHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const Theme& theme = currentTheme();
  const auto value = [&](int role) { return model()->headerData(section, orientation(), role); };
  painter->fillRect(rect, theme.page);
  painter->setPen(theme.line);
  painter->drawLine(rect.bottomLeft(), rect.bottomRight());
  const QRect inner = rect.adjusted(section == 0 ? 0 : kCellPadding, 0, -kCellPadding, 0);
  const Qt::Alignment side = section == 0 ? Qt::AlignLeft : Qt::AlignRight;
  painter->setFont(uiFont(11));
  painter->setPen(theme.text2);
  painter->drawText(QRect(inner.left(), rect.top() + kLine + 3, inner.width(), kLine),
                    int(side | Qt::AlignVCenter), value(Qt::DisplayRole).toString());
  QRect third(inner.left(), rect.top() + 2 * kLine + 4, inner.width(), kLine);
  painter->setFont(uiFont(11));
  const QFontMetrics metrics(uiFont(11));
  const bool small = value(MetricsModel::TooSmallRole).toBool();
  const QString note = noteText(value(MetricsModel::CountRole).toString(), small);
  if (small) {
    QColor ground = theme.warning;
    ground.setAlphaF(0.14f);
    const int width = std::min(metrics.horizontalAdvance(note) + 6, inner.width() + 6);
    painter->setBrush(ground);
    painter->setPen(Qt::NoPen);
    painter->drawRoundedRect(QRect(third.right() - width + 4, third.top(), width, kLine), 3, 3);
  }
  painter->setPen(small ? theme.warning : theme.text3);
  painter->drawText(third, int(side | Qt::AlignVCenter), note);
}

void MetricsHeader::paintGroups(QPainter& painter) const {
  const Theme& theme = currentTheme();
  painter.setFont(uiFont(12));
  int previous = -1;
  for (int section = 1; section < count(); ++section) {
    const int group = model()->headerData(section, orientation(), MetricsModel::GroupRole).toInt();
    if (group == previous) continue;
    previous = group;
    int width = 0;
    for (int next = section; next < count(); ++next)
      if (model()->headerData(next, orientation(), MetricsModel::GroupRole).toInt() == group)
        width += sectionSize(next);
    const int left = sectionViewportPosition(section);
    painter.setPen(theme.text1);
    painter.drawText(QRect(left + kCellPadding, 2, width - kCellPadding, kLine),
                     int(Qt::AlignLeft | Qt::AlignVCenter),
                     model()->headerData(section, orientation(), MetricsModel::GroupTitleRole).toString());
    painter.setPen(theme.line);
    if (section > 1) painter.drawLine(left, 4, left, height());
  }
}

}  // namespace gacfas
