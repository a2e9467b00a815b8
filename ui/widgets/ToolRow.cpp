#include "ui/widgets/ToolRow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr int kSlack = 8;  ///< pixels over what words need before they come back

}  // namespace

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
  canDrop([label](bool shown) { label->setVisible(shown); },
          [this, label] { return label->sizeHint().width() + row_->spacing(); });
  return label;
}

void ToolRow::canDrop(std::function<void(bool shown)> show, std::function<int()> width) {
  words_.push_back({std::move(show), std::move(width)});
}

QSize ToolRow::minimumSizeHint() const {
  QSize size = row_->minimumSize();
  for (const Words& words : words_)
    if (!words.dropped) size.rwidth() -= words.width();
  return size;
}

void ToolRow::fit() {
  int needed = row_->minimumSize().width();
  for (Words& words : words_) {
    if (needed <= width()) break;
    if (std::exchange(words.dropped, true)) continue;
    words.show(false);
    needed -= words.width();
  }
  for (auto words = words_.rbegin(); words != words_.rend(); ++words) {
    if (!words->dropped) continue;
    needed += words->width();
    if (needed + kSlack > width()) return;
    words->dropped = false;
    words->show(true);
  }
}

bool ToolRow::event(QEvent* event) {
  const bool done = QWidget::event(event);
  if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fit();
  return done;
}

void ToolRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().line);
}

}  // namespace gacfas
