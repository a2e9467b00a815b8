#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// The counts of a dry run beside the published ones; the last row is their sum.
class PlanModel : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Column { SplitName, Class, Attack, Videos, Published, Clients, Remark, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void setCounts(const std::vector<PrepareCount>& counts);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  bool isSum(int row) const { return row + 1 == rowCount(); }
  QString text(const PrepareCount& count, int row, int column) const;

  std::vector<PrepareCount> rows_;
};

}  // namespace gacfas
