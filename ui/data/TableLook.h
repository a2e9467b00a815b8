#pragma once

#include <QTableView>

namespace gacfas {

/// A table to read: rows of 26 pixels, one row selected, no grid, no row numbers; the Tab key leaves it.
QTableView* plainTable(QAbstractItemModel* model, const char* objectName, const QString& accessibleName,
                       QWidget* parent = nullptr);

}  // namespace gacfas
