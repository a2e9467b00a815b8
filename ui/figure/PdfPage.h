#pragma once

#include <QByteArray>
#include <QSizeF>

namespace gacfas {

/// QPdfWriter rounds a page to whole points. Gives the one page of `pdf` its exact size, measured from the
/// upper left corner. A file that does not look like QPdfWriter's comes back unchanged.
QByteArray withExactPage(const QByteArray& pdf, const QSizeF& sizeMm);

}  // namespace gacfas
