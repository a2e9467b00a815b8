#include "ui/shell/CommandSearch.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "ui/shell/WordFilter.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kActionRole = Qt::UserRole + 1;
constexpr int kShortcutRole = Qt::UserRole + 2;
constexpr int kMenuRole = Qt::UserRole + 3;

/// Command on the left; menu and shortcut on the right.
class CommandDelegate : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return QSize(200, 28); }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = currentTheme();
    painter->save();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.accentGround);
    QRect area = option.rect.adjusted(12, 0, -12, 0);
    painter->setFont(uiFont(12));
    painter->setPen(theme.text3);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, index.data(kShortcutRole).toString());
    area.setRight(area.right() - 96);
    const QString menu = index.data(kMenuRole).toString();
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, menu);
    area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(menu) - 12);
    painter->setFont(uiFont(13));
    painter->setPen(theme.text1);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                        Qt::ElideMiddle, area.width()));
    painter->restore();
  }
};

}  // namespace

CommandSearch::CommandSearch(const Actions& actions, QWidget* parent)
    : QLineEdit(parent),
      actions_(actions),
      commands_(new QStandardItemModel(this)),
      matches_(new WordFilter(this)) {
  setObjectName(QStringLiteral("commandSearch"));
  setPlaceholderText(tr("Run a command"));
  setAccessibleName(tr("Run a command"));
  addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  matches_->setSourceModel(commands_);
  auto* completer = new QCompleter(matches_, this);
  completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  completer->setMaxVisibleItems(14);
  setCompleter(completer);
  completer->popup()->setItemDelegate(new CommandDelegate(completer->popup()));
  completer->popup()->setMinimumWidth(420);
  completer->popup()->installEventFilter(this);
  completer->popup()->setObjectName(QStringLiteral("commandList"));
  connect(this, &QLineEdit::textEdited, matches_, &WordFilter::setWords);
  connect(completer, QOverload<const QModelIndex&>::of(&QCompleter::activated), this, &CommandSearch::run);
}

void CommandSearch::open() {
  if (!hasFocus()) before_ = QApplication::focusWidget();
  setFocus(Qt::ShortcutFocusReason);
  list();
  completer()->complete();
}

void CommandSearch::focusInEvent(QFocusEvent* event) {
  QLineEdit::focusInEvent(event);
  if (event->reason() != Qt::PopupFocusReason) list();
}

bool CommandSearch::eventFilter(QObject* watched, QEvent* event) {
  auto* popup = completer()->popup();
  if (watched == popup && (event->type() == QEvent::Move || event->type() == QEvent::Show)) {
    // It is wider than the field, which stands at the window's right end: it grows to the left.
    const QPoint place(mapToGlobal(QPoint(width(), 0)).x() - popup->width(), popup->y());
    if (popup->pos() != place) popup->move(place);
  }
  return QLineEdit::eventFilter(watched, event);
}

void CommandSearch::list() {
  commands_->clear();
  for (const Actions::Entry& entry : actions_.entries()) {
    if (!entry.action->isEnabled() || entry.action == actions_.commands) continue;
    auto* item = new QStandardItem(QString(entry.action->text()).remove(QLatin1Char('&')));
    item->setData(QVariant::fromValue(QPointer<QAction>(entry.action)), kActionRole);
    item->setData(entry.action->shortcut().toString(QKeySequence::NativeText), kShortcutRole);
    item->setData(entry.menu, kMenuRole);
    item->setData(item->text() + QLatin1Char(' ') + entry.menu, WordFilter::kTextRole);
    commands_->appendRow(item);
  }
  matches_->setWords(text());
}

void CommandSearch::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter && matches_->rowCount() > 0 && !text().isEmpty()) {
    run(matches_->index(0, 0));
  } else if (event->key() == Qt::Key_Escape) {
    leave();
  } else {
    QLineEdit::keyPressEvent(event);
  }
}

void CommandSearch::run(const QModelIndex& index) {
  const auto action = index.data(kActionRole).value<QPointer<QAction>>();
  leave();
  // After the popup is gone: the action may open one of its own.
  if (action) QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

void CommandSearch::leave() {
  completer()->popup()->hide();
  // QCompleter writes the command into the field after this returns.
  QMetaObject::invokeMethod(this, &QLineEdit::clear, Qt::QueuedConnection);
  if (before_) {
    before_->setFocus(Qt::OtherFocusReason);
  } else {
    clearFocus();
  }
}

void CommandSearch::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  if (!text().isEmpty()) return;
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(uiFont(11));
  const QString keys = actions_.commands->shortcut()
                           .toString(QKeySequence::NativeText)
                           .replace(QLatin1Char('+'), QLatin1Char(' '));
  const int width = painter.fontMetrics().horizontalAdvance(keys) + 10;
  const QRectF cap(this->width() - width - 6.5, (height() - 18) / 2.0, width, 18);
  painter.setPen(QPen(theme.line, 1));
  painter.drawRoundedRect(cap, 3, 3);
  painter.setPen(theme.text3);
  painter.drawText(cap, Qt::AlignCenter, keys);
}

}  // namespace gacfas
