#include "ui/widgets/ClockText.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

QString clockText(double seconds) {
  const auto total = static_cast<int64_t>(std::llround(std::max(0.0, seconds)));
  const int64_t hours = total / 3600, minutes = total / 60 % 60;
  const QString tail = QStringLiteral(":%1").arg(total % 60, 2, 10, QLatin1Char('0'));
  if (hours == 0) return QString::number(minutes) + tail;
  return QStringLiteral("%1:%2").arg(hours).arg(minutes, 2, 10, QLatin1Char('0')) + tail;
}

}  // namespace gacfas
