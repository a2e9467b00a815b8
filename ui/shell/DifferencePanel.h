#pragma once

#include <QWidget>

#include "ui/runs/ShownRun.h"
#include "ui/shell/ConfigDifference.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace gacfas {

class RunMark;

/// Below the run list: in what the selected run's config differs from another ticked run's.
class DifferencePanel : public QWidget {
  Q_OBJECT
public:
  explicit DifferencePanel(QWidget* parent = nullptr);

  /// `run` and `other` may be null: nothing selected, nothing to compare with.
  void setRuns(const RunPtr& run, const RunPtr& other);

Q_SIGNALS:
  void openConfigRequested(const QString& file);

private:
  void fillRows(const RunSnapshot& run, const RunSnapshot* other);
  void showDifferences(std::vector<ConfigDifference> differences);
  void addRow(int row, const QString& option, const QString& other, const QString& value);
  void clearRows();

  RunPtr run_, other_;
  std::vector<ConfigDifference> differences_;  ///< the rows that are shown
  QLabel* hint_;
  QWidget* body_;
  RunMark* mark_;
  QLabel* differsFrom_;
  QGridLayout* rows_;
  QLabel* equal_;
  QPushButton* open_;
  QLabel* synthetic_;
  QLabel* start_;
};

}  // namespace gacfas
