#include "ui/newrun/CostText.h"

#include <QObject>
#include <algorithm>

#include "ui/widgets/ClockText.h"

namespace gacfas {

namespace {

/// What the figures of clockText are.
QString unitOf(double seconds) {
  return seconds < 3599.5 ? QObject::tr("min:s") : QObject::tr("h:min:s");
}

}  // namespace

QString earlierText(const CostEstimate& estimate) {
  if (!estimate.isKnown()) return QObject::tr("Not measured yet: no run of this size on this data.");
  const QString unit = unitOf(estimate.cost.seconds());
  return estimate.cost.evaluationSeconds < 0.0
             ? QObject::tr("%1, without evaluations; from the steps of %2").arg(unit, estimate.source)
             : QObject::tr("%1, from the steps and evaluations of %2").arg(unit, estimate.source);
}

QString measuredText(const TrainingEstimate& cost, const Config& config, const QString& beside) {
  const QString evaluations = cost.evaluations == 1 ? QObject::tr("the evaluation")
                                                    : QObject::tr("%1 evaluations").arg(cost.evaluations);
  const QString share = clockText(cost.evaluationSeconds + std::max(0.0, cost.landscapeSeconds));
  QString text = QObject::tr("%1, measured just now; %2 of it for %3").arg(unitOf(cost.seconds()), share, evaluations);
  if (config.evaluate.landscape > 0) text += QObject::tr(" with landscapes");
  if (!beside.isEmpty()) text += QObject::tr(". Too long rather than too short: %1 ran beside it").arg(beside);
  return text + QLatin1Char('.');
}

QString breakingPaths(QString text) {
  return text.replace(QLatin1Char('/'), QStringLiteral("/\u200b"));  // a space without width
}

}  // namespace gacfas
