#pragma once

#include <QByteArray>
#include <QString>

namespace gacfas {

/// Inter with figures of one width, under a family name of its own. Inter keeps them behind the OpenType
/// feature "tnum", which Qt can ask for from 6.7 on only; before, copies of the installed weights are loaded
/// in which that feature is one of those that always apply. Plain "Inter" where that is not needed or not
/// possible.
QString tabularFamily();

/// The copy: the tables of `GSUB` and `name` changed, all else as it is. Empty where the font has no such
/// feature. For tests.
QByteArray renamedFeature(QByteArray gsub, const QByteArray& from, const QByteArray& to);

}  // namespace gacfas
