#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/survey/DataSurvey.h"

namespace gacfas {

/// The counts of a data root: domain, split, class, attack, videos, frames, clients.
class CountsModel : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Column { Domain, SplitName, Class, Attack, Videos, Frames, Clients, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void setCounts(std::vector<SurveyCount> counts);
  const SurveyCount& row(int row) const { return counts_[static_cast<size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  QVariant text(const SurveyCount& row, int line, int column) const;

  std::vector<SurveyCount> counts_;
};

}  // namespace gacfas
