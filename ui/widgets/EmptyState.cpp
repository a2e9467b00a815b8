#include "ui/widgets/EmptyState.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"

namespace gacfas {

EmptyState::EmptyState(const QString& title, const QString& text, const QString& buttonText, QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), text_(new QLabel(this)), button_(plainButton({}, {}, this)) {
  title_->setProperty("role", "heading");
  title_->setAlignment(Qt::AlignCenter);
  title_->setWordWrap(true);
  text_->setProperty("role", "secondary");
  text_->setAlignment(Qt::AlignCenter);
  text_->setWordWrap(true);
  text_->setMinimumWidth(120);
  text_->setMaximumWidth(420);
  button_->setObjectName(QStringLiteral("emptyStateButton"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(0);
  column->addStretch(2);
  column->addWidget(title_);
  column->addSpacing(4);
  // Across the whole width, so that the lines that the text needs are known; its maximum keeps it readable.
  auto* middle = new QHBoxLayout;
  middle->addStretch(1);
  middle->addWidget(text_, 100);
  middle->addStretch(1);
  column->addLayout(middle);
  column->addSpacing(16);
  column->addWidget(button_, 0, Qt::AlignHCenter);
  column->addStretch(3);
  connect(button_, &QPushButton::clicked, this, &EmptyState::activated);
  setTexts(title, text, buttonText);
}

void EmptyState::setTexts(const QString& title, const QString& text, const QString& buttonText) {
  title_->setText(title);
  text_->setText(text);
  button_->setText(buttonText);
  button_->setAccessibleName(buttonText);
  button_->setVisible(!buttonText.isEmpty());
  setAccessibleName(title);
  setAccessibleDescription(text);
}

}  // namespace gacfas
