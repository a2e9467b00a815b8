#pragma once

#include <QStringList>

namespace gacfas {

/// Names for narrow columns: without the first word where all of several begin with it ("demo erm", "demo
/// gac-fas": "erm", "gac-fas"), and without the words with which all of them end ("erm O+C+I to M", "sam O+C+I to M":
/// "erm", "sam"), unless a bare number would be left; else as they are.
QStringList distinctParts(const QStringList& names);

}  // namespace gacfas
