#include "ui/results/SyntheticBadge.h"

#include <QLabel>

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

QLabel* syntheticBadge(QWidget* parent) {
  auto* badge = new Badge(QObject::tr("synthetic faces"), parent);
  badge->setObjectName("syntheticBadge");
  badge->setFont(uiFont(12));
  badge->setMargin(6);
  badge->setToolTip(QObject::tr("These runs saw drawn faces: their figures say nothing about real attacks"));
  badge->hide();
  return badge;
}

}  // namespace gacfas
