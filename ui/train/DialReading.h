#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <vector>

#include "ui/runs/RunSnapshot.h"

namespace gacfas {

/// One ascending point against g at one step.
struct DialPoint {
  QString name;
  double cosine = 0.0;  ///< -1..1
  double ratio = 0.0;   ///< norm of the gradient there / |g|
  double degrees() const;
};

struct DialReading {
  size_t row = 0;  ///< of steps.csv
  int64_t epoch = 0, step = 0;
  std::vector<DialPoint> points;
};

/// Of a row of steps.csv; nullopt where the minimiser had not started or the run takes no ascent.
std::optional<DialReading> dialReading(const RunSnapshot& run, size_t row);
/// Of the first step with the minimiser.
std::optional<DialReading> firstDialReading(const RunSnapshot& run);

/// Point, angle, cosine, norm / |g|.
class DialTableModel : public QAbstractTableModel {
  Q_OBJECT
public:
  using QAbstractTableModel::QAbstractTableModel;
  void setPoints(std::vector<DialPoint> points);
  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(points_.size());
  }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 4; }
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
  std::vector<DialPoint> points_;
};

}  // namespace gacfas
