#pragma once

#include <QByteArray>
#include <QString>

namespace gacfas {

/// A table (CSV with a heading line) as a HDF5 file: each column of numbers a dataset of its heading, [rows] float64, empty cells
/// NaN; of each other column the places of its words among <heading>.words, a text of a line a word. '/' in a heading becomes
/// '_'. The root's attribute `columns` is the heading line. For any thread. Throws InputError, IoError.
QByteArray tableAsHdf5(const QString& csv);

}  // namespace gacfas
