#pragma once

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QTableView>
#include <optional>
#include <vector>

#include "ui/train/CurveColumn.h"
#include "ui/train/CurveSet.h"

namespace gacfas {

/// What the curves read at the crosshair, or at the run's end where there is none: a row a quantity, a column
/// a run (after the quantity's name).
class CrosshairTableModel : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Role { StyleRole = Qt::UserRole, CurrentRole, ShortNameRole };
  using QAbstractTableModel::QAbstractTableModel;

  void setContent(std::vector<CurveColumn> rows, std::vector<CurveRun> runs, XAxis axis);
  void setPosition(std::optional<double> x);
  /// The numbers have changed.
  void refresh();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
  QString valueText(const CurveColumn& row, const CurveRun& run) const;

  std::vector<CurveColumn> rows_;
  std::vector<CurveRun> runs_;
  QStringList shortNames_;
  XAxis axis_ = XAxis::Epoch;
  std::optional<double> x_;
};

/// Over each run's column its line, marker and name.
class RunHeader : public QHeaderView {
  Q_OBJECT
public:
  explicit RunHeader(QWidget* parent = nullptr);
  QSize sizeHint() const override;

protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
  /// Else all are shortened, so that they read alike.
  bool namesFit() const;
};

/// The table in the right pane.
class CrosshairTable : public QTableView {
  Q_OBJECT
public:
  explicit CrosshairTable(CrosshairTableModel& model, QWidget* parent = nullptr);
};

}  // namespace gacfas
