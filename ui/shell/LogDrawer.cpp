#include "ui/shell/LogDrawer.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr int kLines = 5000;

}  // namespace

LogDrawer::LogDrawer(QWidget* parent) : QWidget(parent), lines_(new QPlainTextEdit(this)) {
  setObjectName(QStringLiteral("logDrawer"));
  setProperty("ground", "page");
  setAttribute(Qt::WA_StyledBackground);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(16, 4, 8, 4);
  head->addWidget(new Heading(tr("Log"), tr("since the start of this window"), this), 1);
  QToolButton* copy = iconButton(QStringLiteral("copy"), tr("Copy the log"), this);
  QToolButton* close = iconButton(QStringLiteral("close"), tr("Close the log"), this);
  head->addWidget(copy);
  head->addWidget(close);
  lines_->setObjectName(QStringLiteral("logLines"));
  lines_->setAccessibleName(tr("Log"));
  lines_->setReadOnly(true);
  lines_->setProperty("log", true);
  lines_->setFont(codeFont(12));
  lines_->setMaximumBlockCount(kLines);
  lines_->setLineWrapMode(QPlainTextEdit::WidgetWidth);
  lines_->document()->setDocumentMargin(0);
  auto* body = new QHBoxLayout;
  body->setContentsMargins(16, 0, 0, 4);
  body->addWidget(lines_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(hairline(this));
  column->addLayout(head);
  column->addLayout(body, 1);
  connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
  connect(close, &QToolButton::clicked, this, &LogDrawer::closeRequested);
}

QString LogDrawer::text() const {
  return lines_->toPlainText();
}

void LogDrawer::append(const QString& line) {
  lines_->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
  if (!isVisible()) setUnread(unread_ + 1);
}

void LogDrawer::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  setUnread(0);
}

void LogDrawer::setUnread(int count) {
  if (count == unread_) return;
  unread_ = count;
  Q_EMIT unreadChanged(count);
}

}  // namespace gacfas
