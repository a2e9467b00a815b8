#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "ui/newlandscape/LandscapePlan.h"
#include "ui/runs/ShownRun.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gacfas {

class AxesFields;
class KindChoice;
class MeasureFields;
class RangeFields;
class RunChoice;
class TargetFields;
class TimedEstimate;
class Workbench;

/// Which landscape to measure for which runs, what it will cost, and the start.
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
  void layOut(const ShownRuns& runs);
  void addButtons(QVBoxLayout& layout);
  void chooseKind();
  void showMore(bool more);
  void planChanged();
  void tell(const QString& message, bool error);
  void estimate();
  void start(bool interrupt);
  void tellDevice();

  Workbench& workbench_;
  Estimator estimator_;
  TimedEstimate* estimate_;
  KindChoice* kind_;
  TargetFields* target_ = nullptr;
  AxesFields* axes_ = nullptr;
  RangeFields* range_ = nullptr;
  MeasureFields* measure_ = nullptr;
  RunChoice* runs_;
  QLabel* message_;
  QLabel* device_;
  QPushButton* more_;
  QPushButton* interrupt_;
  QPushButton* estimateButton_;
  QPushButton* startButton_;
};

}  // namespace gacfas
