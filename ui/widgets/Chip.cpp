#include "ui/widgets/Chip.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/widgets/Buttons.h"

namespace gacfas {

Chip::Chip(const QString& name, const QString& value, QWidget* parent) : QFrame(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(4, 0, 2, 0);
  row->setSpacing(0);
  text_ = new QToolButton(this);
  text_->setObjectName(QStringLiteral("chipText"));
  text_->setFocusPolicy(Qt::TabFocus);
  text_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  cross_ = iconButton(QStringLiteral("close"), tr("Remove"), this);
  cross_->setObjectName(QStringLiteral("chipCross"));
  cross_->setIconSize(QSize(10, 10));
  row->addWidget(text_);
  row->addWidget(cross_);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFixedHeight(kHeight);
  setText(name, value);
  connect(text_, &QToolButton::clicked, this, &Chip::clicked);
  connect(cross_, &QToolButton::clicked, this, &Chip::removed);
}

void Chip::setText(const QString& name, const QString& value) {
  const QString text = value.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, value);
  text_->setText(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
  text_->setAccessibleName(text);
  cross_->setAccessibleName(tr("Remove %1").arg(name));
}

void Chip::setRemovable(bool removable) {
  cross_->setVisible(removable);
}

}  // namespace gacfas
