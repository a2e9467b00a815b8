#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "ui/landscape/LandscapePlan.h"
#include "ui/runs/ShownRun.h"

class QCheckBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace gacfas {

class SegmentedChoice;
class Workbench;
struct WorkItem;

/// Which surface to measure for which runs, what it will cost, and the start.
class NewLandscapeDialog : public QDialog {
  Q_OBJECT
public:
  using Estimator = std::function<PlanEstimate(const LandscapePlan&, JobControl&)>;

  /// `runKey`: the only run ticked at first; empty: all.
  NewLandscapeDialog(Workbench& workbench, const ShownRuns& runs, const QString& runKey,
                     QWidget* parent = nullptr);
  ~NewLandscapeDialog() override;

  LandscapePlan plan() const;
  /// For tests: what times a point.
  void setEstimator(Estimator estimator);

private:
  void addFields(QFormLayout& form);
  void addRuns(QFormLayout& form, const ShownRuns& runs, const QString& runKey);
  void planChanged();
  void estimate();
  void finishEstimate(const WorkItem& item);
  void start(bool interrupt);
  void tellDevice();

  Workbench& workbench_;
  Estimator estimator_;
  ShownRuns runs_;
  std::vector<QCheckBox*> chosen_;
  QSpinBox* points_;
  QDoubleSpinBox* range_;
  QSpinBox* faces_;
  QSpinBox* seed_;
  SegmentedChoice* weights_;
  QLabel* message_;
  QLabel* device_;
  QPushButton* interrupt_;
  QPushButton* estimateButton_;
  QPushButton* startButton_;
  quint64 estimating_ = 0;  ///< job of the estimate, 0: none
  std::shared_ptr<PlanEstimate> result_;
};

}  // namespace gacfas
