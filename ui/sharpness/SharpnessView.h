#pragma once

#include <QTableView>

#include "ui/sharpness/SharpnessTable.h"

namespace gacfas {

class SharpnessModel;

/// The table of sharpness: figures with their ± below, domains divided by a line.
class SharpnessView : public QTableView {
  Q_OBJECT
public:
  explicit SharpnessView(QWidget* parent = nullptr);

  void setTable(const SharpnessTable& table);

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void fitColumns();

  SharpnessModel* model_;
};

/// The table for views: domain, run, then a column a measure. DisplayRole is the figure, ErrorRole its ±.
class SharpnessModel : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Role { ErrorRole = Qt::UserRole + 1 };
  static constexpr int kNames = 2;  ///< columns before the measures

  using QAbstractTableModel::QAbstractTableModel;
  void setTable(const SharpnessTable& table);
  const SharpnessTable& table() const { return table_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  QVariant nameData(const SharpnessRow& row, int column, int role) const;

  SharpnessTable table_;
};

}  // namespace gacfas
