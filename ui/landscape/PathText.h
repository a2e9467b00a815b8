#pragma once

#include <QString>

#include "viz/PathPoint.h"

namespace gacfas {

/// "erm, epoch_0012: own loss 0.31 nat, 4.2 from the plane"; without a run "epoch_0012: own loss 0.31 nat, 4.2 from the plane"
QString pathText(const QString& run, const PathPoint& point);

}  // namespace gacfas
