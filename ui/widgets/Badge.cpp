#include "ui/widgets/Badge.h"

#include <QLabel>
#include <QPainter>

#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

class Badge : public QLabel {
public:
  using QLabel::QLabel;

protected:
  void paintEvent(QPaintEvent* event) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentTheme().window);
    const double high = fontMetrics().height() + 4.0;
    painter.drawRoundedRect(QRectF(0, (height() - high) / 2.0, width(), high), 3, 3);
    painter.end();
    QLabel::paintEvent(event);
  }
};

}  // namespace

QLabel* badge(const QString& text, const QString& tip, QWidget* parent) {
  auto* label = new Badge(text, parent);
  label->setFont(uiFont(12));
  label->setMargin(6);
  label->setToolTip(tip);
  return label;
}

}  // namespace gacfas
