#pragma once

#include <QAbstractTableModel>

#include "ui/results/MetricsTable.h"

namespace gacfas {

/// MetricsTable for a view: column 0 is the run, then the figures.
class MetricsModel : public QAbstractTableModel {
  Q_OBJECT
public:
  /// MarksRole: is the figure best (1), on too few samples (2), or both (3).
  enum Role { MarksRole = Qt::UserRole, GroupRole, GroupTitleRole, CountRole, TooSmallRole, IntervalRole };

  using QAbstractTableModel::QAbstractTableModel;
  /// Where only numbers changed it says so, and does not begin anew; false then.
  bool setTable(const MetricsTable& table);
  const MetricsTable& table() const { return table_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  QVariant runData(const MetricsRow& row, int role) const;
  QVariant figureData(const MetricsColumn& column, const MetricsCell& cell, int role) const;

  MetricsTable table_;
};

}  // namespace gacfas
