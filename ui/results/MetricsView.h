#pragma once

#include <QTableView>

#include "ui/results/MetricsModel.h"

namespace gacfas {

/// The table of metrics: best in bold, intervals below the figures, figures on too few samples in grey, groups
/// divided by a line. The runs' names stay where the figures are scrolled.
class MetricsView : public QTableView {
  Q_OBJECT
public:
  explicit MetricsView(QWidget* parent = nullptr);

  void setTable(const MetricsTable& table);
  /// The same columns with other numbers, as while a threshold is dragged: nothing moves.
  void updateNumbers(const MetricsTable& table);
  MetricsModel& metrics() { return *model_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void makeNames();
  void placeNames();
  void fitColumns();
  /// Widens the columns of each group until its title fits.
  void fitGroups();
  int heightOf(int rows) const;

  MetricsModel* model_;
  QTableView* names_ = nullptr;  ///< over the first column
};

}  // namespace gacfas
