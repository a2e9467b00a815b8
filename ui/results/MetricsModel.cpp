#include "ui/results/MetricsModel.h"

#include "ui/widgets/RunMark.h"

namespace gacfas {

bool MetricsModel::setTable(const MetricsTable& table) {
  if (!table.columns.empty() && !table.rows.empty() && table.sameShape(table_)) {
    table_ = table;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    return false;
  }
  beginResetModel();
  table_ = table;
  endResetModel();
  return true;
}

int MetricsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int MetricsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.columns.size()) + 1;
}

QVariant MetricsModel::runData(const MetricsRow& row, int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return row.label;
    case Qt::DecorationRole:
      return runIcon(row.style);
    case Qt::ToolTipRole:
      return row.absence.isEmpty() ? row.label : row.absence;
    default:
      return {};
  }
}

QVariant MetricsModel::figureData(const MetricsColumn& column, const MetricsCell& cell, int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return cellText(column, cell);
    case Qt::TextAlignmentRole:
      return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
      return cellTip(column, cell);
    case MarksRole:
      return (cell.best ? 1 : 0) + (cell.tooSmall.isEmpty() ? 0 : 2);
    case IntervalRole:
      return shortIntervalText(cell);
    case GroupRole:
      return int(column.group);
    default:
      return {};
  }
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const MetricsRow& row = table_.rows[static_cast<size_t>(index.row())];
  if (index.column() == 0) return runData(row, role);
  const auto place = static_cast<size_t>(index.column() - 1);
  return figureData(table_.columns[place], row.cells[place], role);
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  if (section == 0)
    return role == Qt::DisplayRole ? QVariant(tr("Run")) : role == GroupRole ? QVariant(-1) : QVariant();
  const MetricsColumn& column = table_.columns[static_cast<size_t>(section - 1)];
  switch (role) {
    case Qt::DisplayRole:
      return column.title;
    case Qt::ToolTipRole:
      return column.tooSmall.isEmpty() ? QVariant() : tr("n too small: %1").arg(column.tooSmall);
    case GroupRole:
      return int(column.group);
    case GroupTitleRole:
      return column.groupTitle;
    case CountRole:
      return column.count;
    case TooSmallRole:
      return !column.tooSmall.isEmpty();
    default:
      return {};
  }
}

}  // namespace gacfas
