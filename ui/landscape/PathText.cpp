#include "ui/landscape/PathText.h"

#include <QObject>

#include "ui/plots/ShortNumber.h"

namespace gacfas {

QString pathText(const QString& run, const PathPoint& point) {
  const QString name = QString::fromStdString(point.label);
  return QObject::tr("%1: own loss %2 nat, %3 from the plane")
      .arg(run.isEmpty() ? name : QStringLiteral("%1, %2").arg(run, name), shortNumber(point.loss), shortNumber(point.distance, 2));
}

}  // namespace gacfas
