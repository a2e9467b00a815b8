#include "ui/newrun/NumberEdit.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/config/OptionBuilder.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr int kUnitPixels = 11;
constexpr int kUnitMargin = 8;

}  // namespace

NumberEdit::NumberEdit(const Option& option, QWidget* parent)
    : QLineEdit(parent), option_(option), unit_(QString::fromStdString(option.unit)) {
  const int width = unit_.isEmpty() ? 0 : QFontMetrics(uiFont(kUnitPixels)).horizontalAdvance(unit_) + 6;
  setTextMargins(0, 0, width, 0);
}

void NumberEdit::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
    stepBy(event->key() == Qt::Key_Up ? 1 : -1);
  else
    QLineEdit::keyPressEvent(event);
}

void NumberEdit::wheelEvent(QWheelEvent* event) {
  if (!hasFocus()) return event->ignore();  // the form scrolls
  if (event->angleDelta().y() != 0) stepBy(event->angleDelta().y() > 0 ? 1 : -1);
}

/// A tenth of the leading digit's place: 0.1 goes by 0.01, 24 by 1.
double NumberEdit::stepOf(double value) const {
  if (option_.type == OptionType::Integer) return static_cast<double>(option_.step);
  if (value == 0.0) return std::min(0.1, option_.maximum / 100.0);
  return std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1.0);
}

void NumberEdit::stepBy(int steps) {
  bool isNumber = false;
  const double value = text().trimmed().toDouble(&isNumber);
  if (!isNumber || !isEnabled()) return;
  const double step = stepOf(value);
  const double moved =
      std::clamp(std::round((value + steps * step) / step) * step, option_.minimum, option_.maximum);
  const double exact = option_.type == OptionType::Integer
                           ? std::clamp(value + steps * step, option_.minimum, option_.maximum)
                           : moved;
  const QString shown = option_.type == OptionType::Integer ? QString::number(static_cast<qlonglong>(exact))
                                                            : QString::number(exact, 'g', 12);
  setText(shown);
  Q_EMIT textEdited(shown);
}

void NumberEdit::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  if (unit_.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(uiFont(kUnitPixels));
  painter.setPen(currentTheme().text3);
  painter.drawText(rect().adjusted(0, 0, -kUnitMargin, 0), Qt::AlignRight | Qt::AlignVCenter, unit_);
}

}  // namespace gacfas
