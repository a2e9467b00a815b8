#include "ui/widgets/ToolRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

ToolRow::ToolRow(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
  setFixedHeight(44);
  row_->setContentsMargins(16, 0, 16, 1);
  row_->setSpacing(8);
}

void ToolRow::addWidget(QWidget* widget, int stretch) {
  row_->addWidget(widget, stretch, Qt::AlignVCenter);
}
void ToolRow::addStretch() {
  row_->addStretch(1);
}
void ToolRow::addSpacing(int pixels) {
  row_->addSpacing(pixels);
}

QLabel* ToolRow::addLabel(const QString& text) {
  QLabel* label = secondaryLabel(text, this);
  row_->addWidget(label, 0, Qt::AlignVCenter);
  return label;
}

void ToolRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().line);
}

}  // namespace gacfas
