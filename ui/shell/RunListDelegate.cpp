#include "ui/shell/RunListDelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/shell/RunListModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr int kRunRow = 52;
constexpr int kHeader = 28;
constexpr int kMargin = 12;
constexpr int kTick = 16;
constexpr int kTextLeft = 66;
constexpr int kEdge = 2;

bool hasHeader(const QModelIndex& index) {
  return index.data(RunFilterModel::kFirstOfGroupRole).toBool();
}

QRect rowArea(const QRect& area, const QModelIndex& index) {
  return area.adjusted(0, hasHeader(index) ? kHeader : 0, 0, 0);
}

QRect firstLine(const QRect& row) {
  return QRect(row.left() + kTextLeft, row.top() + 7, row.width() - kTextLeft - kMargin, 20);
}
QRect secondLine(const QRect& row) {
  return QRect(row.left() + kTextLeft, row.top() + 26, row.width() - kTextLeft - kMargin, 18);
}

/// Draws at the right end of `area`; returns what is left of it.
QRect drawRight(QPainter& painter, const QRect& area, const QString& text) {
  if (text.isEmpty()) return area;
  painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, text);
  return area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 8, 0);
}

void drawElided(QPainter& painter, const QRect& area, const QString& text, Qt::TextElideMode mode) {
  painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(text, mode, area.width()));
}

/// Draws `text` and returns where the next word begins.
int drawWord(QPainter& painter, const QRect& area, int x, const QString& text, const QFont& font,
             const QColor& colour) {
  painter.setFont(font);
  painter.setPen(colour);
  painter.drawText(QRect(x, area.top(), area.right() - x + 1, area.height()),
                   Qt::AlignLeft | Qt::AlignVCenter, text);
  return x + painter.fontMetrics().horizontalAdvance(text) + 4;
}

void drawHeader(QPainter& painter, const QRect& area, const QModelIndex& index, const Theme& theme) {
  QRect line(area.left() + kMargin, area.top() + 4, area.width() - 2 * kMargin, kHeader - 4);
  painter.setFont(uiFont(11));
  painter.setPen(theme.text3);
  if (index.row() == 0) line = drawRight(painter, line, QObject::tr("best (oracle), %"));
  painter.setFont(uiFont(11, QFont::DemiBold));
  const QString group = index.data(RunListModel::GroupRole).toString();
  drawElided(painter, line, group.isEmpty() ? QObject::tr("Other runs") : group, Qt::ElideMiddle);
}

void drawTick(QPainter& painter, const QRect& box, bool ticked, const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ticked ? theme.accent : theme.control, 1));
  painter.setBrush(ticked ? theme.accent : theme.page);
  painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  if (!ticked) return;
  painter.setPen(QPen(theme.textOnAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  const QPointF mark[] = {QPointF(box.left() + 4, box.top() + 8.25),
                          QPointF(box.left() + 7, box.top() + 11.25),
                          QPointF(box.left() + 12.25, box.top() + 5)};
  painter.drawPolyline(mark, 3);
}

void drawFirstLine(QPainter& painter, const QRect& line, const RunRow& row, const Theme& theme) {
  painter.setFont(uiFont(12));
  painter.setPen(row.tone == RunRow::Tone::Bad ? theme.error : theme.text3);
  const QRect left = drawRight(painter, line, row.state);
  painter.setFont(uiFont(13, QFont::Medium));
  painter.setPen(theme.text1);
  drawElided(painter, left, row.name, Qt::ElideMiddle);
}

void drawFigures(QPainter& painter, const QRect& line, const RunRow& row, const Theme& theme) {
  const QFont plain = uiFont(12), strong = uiFont(12, QFont::DemiBold);
  int x = drawWord(painter, line, line.left(), QStringLiteral("HTER"), plain, theme.text2);
  x = drawWord(painter, line, x, row.hter, strong, theme.text1);
  x = drawWord(painter, line, x + 4, QStringLiteral("AUC"), plain, theme.text2);
  drawWord(painter, line, x, row.auc, strong, theme.text1);
}

void drawSecondLine(QPainter& painter, QRect line, const RunRow& row, const Theme& theme) {
  painter.setFont(uiFont(12, row.canResume ? QFont::Medium : QFont::Normal));
  painter.setPen(row.canResume ? theme.accent : theme.text3);
  line = drawRight(painter, line, row.canResume ? QObject::tr("Resume") : row.timeLeft);
  if (!row.hter.isEmpty() && (!row.canResume || row.note.isEmpty()))
    return drawFigures(painter, line, row, theme);
  painter.setFont(uiFont(12));
  painter.setPen(theme.text2);
  drawElided(painter, line, row.note, Qt::ElideRight);
}

void drawProgress(QPainter& painter, const QRect& row, double progress, const Theme& theme) {
  if (progress < 0) return;
  const QRectF track(row.left() + kTextLeft, row.bottom() - 5, row.width() - kTextLeft - kMargin, 3);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.line);
  painter.drawRoundedRect(track, 1.5, 1.5);
  painter.setBrush(theme.accent);
  painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * progress, track.height())), 1.5,
                          1.5);
}

}  // namespace

void RunListDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  if (editor->property("filled").toBool()) return;  // the row of a running training changes while one types
  editor->setProperty("filled", true);
  QStyledItemDelegate::setEditorData(editor, index);
}

void RunListDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex& index) const {
  editor->setGeometry(firstLine(rowArea(option.rect, index)).adjusted(-6, -4, 4, 4));
}

QRect RunListDelegate::tickBox(const QRect& area, const QModelIndex& index) {
  const QRect row = rowArea(area, index);
  return QRect(row.left() + kMargin, row.top() + 10, kTick, kTick);
}

QRect RunListDelegate::resumeLink(const QRect& area, const QModelIndex& index) {
  if (!index.data(RunListModel::RowRole).value<RunRow>().canResume) return {};
  const QRect line = secondLine(rowArea(area, index));
  const int width = QFontMetrics(uiFont(12, QFont::Medium)).horizontalAdvance(tr("Resume"));
  return QRect(line.right() - width, line.top(), width + 1, line.height());
}

QSize RunListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return QSize(160, kRunRow + (hasHeader(index) ? kHeader : 0));
}

void RunListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const Theme& theme = currentTheme();
  const auto run = index.data(RunListModel::RowRole).value<RunRow>();
  painter->save();
  if (hasHeader(index)) drawHeader(*painter, option.rect, index, theme);
  const QRect row = rowArea(option.rect, index);
  if (option.state & QStyle::State_Selected) {
    painter->fillRect(row, theme.accentGround);
    painter->fillRect(QRect(row.left(), row.top(), kEdge, row.height()), theme.accent);
  } else if (option.state & QStyle::State_MouseOver) {
    painter->fillRect(row, theme.grid);
  }
  if (option.state & QStyle::State_HasFocus) {
    painter->setPen(QPen(theme.accent, 1));
    painter->drawRect(row.adjusted(1, 0, -1, -1));
  }
  drawTick(*painter, tickBox(option.rect, index), index.data(Qt::CheckStateRole).toInt() == Qt::Checked,
           theme);
  const QRectF sample(row.left() + 36, row.top() + 12, 22, 12);
  drawRunSample(*painter, sample, RunStyle{index.data(RunListModel::StyleRole).toInt()}, theme, false);
  drawFirstLine(*painter, firstLine(row), run, theme);
  drawSecondLine(*painter, secondLine(row), run, theme);
  drawProgress(*painter, row, run.progress, theme);
  painter->restore();
}

bool RunListDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option, const QModelIndex& index) {
  const auto toggle = [&] {
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
  };
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    return (key == Qt::Key_Space || key == Qt::Key_Select) && toggle();
  }
  if (event->type() != QEvent::MouseButtonRelease) return false;
  const auto* mouse = static_cast<QMouseEvent*>(event);
  if (mouse->button() != Qt::LeftButton) return false;
  if (tickBox(option.rect, index).adjusted(-8, -8, 4, 8).contains(mouse->pos())) return toggle();
  if (resumeLink(option.rect, index).contains(mouse->pos())) {
    Q_EMIT resumeRequested(index.data(RunListModel::RunRole).value<RunPtr>()->key);
    return true;
  }
  return false;
}

}  // namespace gacfas
