#include "ui/widgets/Heading.h"

#include <QHBoxLayout>
#include <QLabel>

namespace gacfas {

Heading::Heading(const QString& title, const QString& secondary, QWidget* parent)
    : QWidget(parent), title_(new QLabel(title, this)), secondary_(new QLabel(secondary, this)) {
  title_->setProperty("role", "heading");
  secondary_->setProperty("role", "secondary");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(title_);
  row->addWidget(secondary_, 1);
}

void Heading::setTitle(const QString& title) {
  title_->setText(title);
}
void Heading::setSecondary(const QString& secondary) {
  secondary_->setText(secondary);
}
QString Heading::title() const {
  return title_->text();
}
QString Heading::secondary() const {
  return secondary_->text();
}

}  // namespace gacfas
