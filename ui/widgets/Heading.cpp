#include "ui/widgets/Heading.h"

#include <QHBoxLayout>

#include "ui/widgets/ElidedLabel.h"

namespace gacfas {

Heading::Heading(const QString& title, const QString& secondary, QWidget* parent)
    : QWidget(parent), title_(new ElidedLabel(title, this)), secondary_(new ElidedLabel(secondary, this)) {
  title_->setProperty("role", "heading");
  secondary_->setProperty("role", "secondary");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  title_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  secondary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(title_, 0, Qt::AlignLeft);
  row->addWidget(secondary_, 1);
  secondary_->setVisible(!secondary.isEmpty());  // else its gap would cut the title
}

QSize Heading::sizeHint() const {
  const QSize least = minimumSizeHint();
  return secondary().isEmpty() ? least : least + QSize(secondary_->sizeHint().width(), 0);
}

void Heading::setTitle(const QString& title) {
  title_->setText(title);
  updateGeometry();
}
void Heading::setSecondary(const QString& secondary) {
  secondary_->setText(secondary);
  secondary_->setVisible(!secondary.isEmpty());
  updateGeometry();
}
QSize Heading::minimumSizeHint() const {
  return title_->sizeHint() + QSize(secondary().isEmpty() ? 0 : layout()->spacing(), 0);
}

QString Heading::title() const {
  return title_->text();
}
QString Heading::secondary() const {
  return secondary_->text();
}

}  // namespace gacfas
