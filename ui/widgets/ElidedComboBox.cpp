#include "ui/widgets/ElidedComboBox.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace gacfas {

void ElidedComboBox::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  constexpr int kSpace = 4;  // that styles leave between icon, text and frame
  int room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width() - kSpace;
  if (!option.currentIcon.isNull()) room -= option.iconSize.width() + kSpace;
  option.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, room);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

}  // namespace gacfas
