#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "ui/runs/ShownRun.h"
#include "ui/sharpness/SharpnessPlan.h"

class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace gacfas {

class RunChoice;
class SegmentedChoice;
class Switch;
class TimedEstimate;
class Workbench;

/// What to measure of which runs, what it will cost, and the start.
class SharpnessDialog : public QDialog {
  Q_OBJECT
public:
  using Estimator = std::function<QString(const SharpnessPlan&, JobControl&)>;

  SharpnessDialog(Workbench& workbench, const ShownRuns& runs, QWidget* parent = nullptr);

  ~SharpnessDialog() override;

  SharpnessPlan plan() const;
  /// For tests: what times a pass.
  void setEstimator(Estimator estimator) { estimator_ = std::move(estimator); }

private:
  void addFields(QFormLayout& form);
  void planChanged();
  void tell(const QString& message, bool error);
  void estimate();
  void start();

  Workbench& workbench_;
  Estimator estimator_;
  TimedEstimate* estimate_;
  RunChoice* runs_;
  SegmentedChoice* weights_;
  QSpinBox *faces_, *seed_, *directions_, *probes_, *eigenvalues_, *lanczos_, *ascent_, *starts_;
  QDoubleSpinBox *step_, *rho_;
  Switch *double_, *again_;
  QLabel* message_;
  QPushButton *estimateButton_, *startButton_;
};

}  // namespace gacfas
