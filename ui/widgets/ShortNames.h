#pragma once

#include <QStringList>

namespace gacfas {

/// Names for narrow columns: without the first word where all of several begin with it ("demo erm", "demo
/// gac-fas": "erm", "gac-fas"), else as they are.
QStringList distinctParts(const QStringList& names);

}  // namespace gacfas
