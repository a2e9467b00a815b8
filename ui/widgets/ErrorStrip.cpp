#include "ui/widgets/ErrorStrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme/Icons.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

const char* nameOf(ErrorStrip::Kind kind) {
  switch (kind) {
    case ErrorStrip::Kind::Warning:
      return "warning";
    case ErrorStrip::Kind::Info:
      return "info";
    case ErrorStrip::Kind::Error:
      break;
  }
  return "error";
}

}  // namespace

ErrorStrip::ErrorStrip(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel(this)),
      text_(new QLabel(this)),
      more_(secondaryLabel({}, this)),
      action_(plainButton({}, {}, this)) {
  setObjectName(QStringLiteral("errorStrip"));
  setAccessibleName(tr("Message"));
  text_->setObjectName(QStringLiteral("errorStripText"));
  text_->setTextFormat(Qt::PlainText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  action_->setObjectName(QStringLiteral("errorStripAction"));
  action_->setProperty("small", true);
  QToolButton* cross = iconButton(QStringLiteral("close"), tr("Close the message"), this);
  cross->setObjectName(QStringLiteral("errorStripClose"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(13, 6, 8, 6);
  row->setSpacing(8);
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  row->addWidget(more_);
  row->addWidget(action_);
  row->addWidget(cross);
  connect(cross, &QToolButton::clicked, this, &ErrorStrip::dismiss);
  connect(action_, &QPushButton::clicked, this, &ErrorStrip::runAction);
  hide();
}

void ErrorStrip::showMessage(const QString& text, Kind kind, const QString& actionText,
                             std::function<void()> action) {
  std::erase_if(messages_, [&](const Message& message) { return message.text == text; });
  messages_.push_back({text, kind, actionText, std::move(action)});
  showNewest();
}

QString ErrorStrip::text() const {
  return messages_.empty() ? QString() : messages_.back().text;
}

void ErrorStrip::clear() {
  messages_.clear();
  showNewest();
}

void ErrorStrip::dismiss() {
  if (!messages_.empty()) messages_.pop_back();
  showNewest();
}

void ErrorStrip::runAction() {
  if (messages_.empty()) return;
  const std::function<void()> action = messages_.back().action;
  dismiss();
  if (action) action();
}

void ErrorStrip::drawIcon() {
  if (messages_.empty()) return;
  const QString name = QLatin1String(nameOf(messages_.back().kind));
  icon_->setPixmap(themedIcon(name).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void ErrorStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) drawIcon();
  QFrame::changeEvent(event);
}

void ErrorStrip::showNewest() {
  setVisible(!messages_.empty());
  if (messages_.empty()) return;
  const Message& message = messages_.back();
  setStyleProperty(*this, "kind", QLatin1String(nameOf(message.kind)));
  drawIcon();
  text_->setText(message.text);
  more_->setText(tr("%n more", nullptr, count() - 1));
  more_->setVisible(count() > 1);
  action_->setText(message.actionText);
  action_->setAccessibleName(message.actionText);
  action_->setVisible(!message.actionText.isEmpty());
}

}  // namespace gacfas
