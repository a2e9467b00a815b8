#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/survey/DataSurvey.h"

namespace gacfas {

/// What is wrong with a data root, and what to do: one problem a row.
class ProblemsModel : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Column { What, Fix, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void setProblems(std::vector<DataProblem> problems);
  const DataProblem& problem(int row) const { return problems_[static_cast<size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  std::vector<DataProblem> problems_;
};

}  // namespace gacfas
