#pragma once

#include <QTableView>

#include "ui/results/MetricsModel.h"

namespace gacfas {

/// The table of metrics: best in bold, figures on too few videos in grey, groups divided by a line.
class MetricsView : public QTableView {
  Q_OBJECT
public:
  explicit MetricsView(QWidget* parent = nullptr);

  void setTable(const MetricsTable& table);
  MetricsModel& metrics() { return *model_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void fitColumns();
  /// Widens the columns of each group until its title fits.
  void fitGroups();
  int heightOf(int rows) const;

  MetricsModel* model_;
};

}  // namespace gacfas
