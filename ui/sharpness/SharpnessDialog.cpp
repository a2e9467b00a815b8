#include "ui/sharpness/SharpnessDialog.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/newlandscape/FieldRow.h"
#include "ui/newlandscape/RunChoice.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"
#include "ui/work/TimedEstimate.h"

namespace gacfas {

SharpnessDialog::SharpnessDialog(Workbench& workbench, const ShownRuns& runs, QWidget* parent)
    : QDialog(parent),
      workbench_(workbench),
      estimator_(&estimateText),
      estimate_(new TimedEstimate(workbench, this)),
      runs_(new RunChoice(runs, {}, this)),
      weights_(new SegmentedChoice({tr("Last"), tr("Best")}, this)),
      message_(new QLabel(this)),
      estimateButton_(plainButton(tr("Estimate"), {}, this)),
      startButton_(primaryButton(tr("Compute"), QStringLiteral("play"), this)) {
  setObjectName(QStringLiteral("sharpnessDialog"));
  setWindowTitle(tr("Sharpness"));
  setMinimumWidth(640);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  addFields(*form);
  form->addRow(tr("Runs"), runs_);
  message_->setObjectName(QStringLiteral("sharpnessMessage"));
  message_->setWordWrap(true);
  message_->setMinimumHeight(34);
  estimateButton_->setObjectName(QStringLiteral("estimateSharpness"));
  startButton_->setObjectName(QStringLiteral("startSharpness"));
  auto* cancel = plainButton(tr("Cancel"), {}, this);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(estimateButton_);
  buttons->addStretch();
  buttons->addWidget(cancel);
  buttons->addWidget(startButton_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 16, 20, 16);
  layout->setSpacing(10);
  layout->addLayout(form);
  layout->addWidget(message_);
  layout->addLayout(buttons);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(runs_, &RunChoice::changed, this, &SharpnessDialog::planChanged);
  connect(estimateButton_, &QPushButton::clicked, this, &SharpnessDialog::estimate);
  connect(startButton_, &QPushButton::clicked, this, &SharpnessDialog::start);
  connect(estimate_, &TimedEstimate::ended, this, [this](const QString& text, bool failed) {
    estimateButton_->setEnabled(true);
    tell(text, failed);
  });
  planChanged();
}

/// While it is still whole: the workbench tells of the end.
SharpnessDialog::~SharpnessDialog() {
  estimate_->drop();
}

void SharpnessDialog::addFields(QFormLayout& form) {
  const SharpnessOptions usual;
  const auto count = [this](const char* name, const QString& text, int low, int64_t value) {
    return wholeNumber(name, text, low, 100000, static_cast<int>(value), this);
  };
  directions_ = count("sharpnessDirections", tr("Directions of the curvature"), 0, usual.directions);
  probes_ = count("sharpnessProbes", tr("Probes of the trace"), 0, usual.probes);
  eigenvalues_ = count("sharpnessEigenvalues", tr("Largest eigenvalues"), 0, usual.eigenvalues);
  lanczos_ = count("sharpnessLanczos", tr("Lanczos steps at most"), 1, usual.lanczosSteps);
  ascent_ = count("sharpnessAscent", tr("Steps of the ascent"), 0, usual.ascentSteps);
  starts_ = count("sharpnessStarts", tr("Starts of the ascent"), 1, usual.ascentStarts);
  faces_ = count("sharpnessFaces", tr("Faces a domain"), 2, 32);
  seed_ = wholeNumber("sharpnessSeed", tr("Seed"), 0, 2147483647, 123, this);
  step_ = realNumber("sharpnessStep", tr("Step of the second difference"), 0.001, 1000, usual.step, this);
  rho_ = realNumber("sharpnessRho", tr("Radius of SAM"), 0.001, 1000, usual.rho, this);
  double_ = new Switch(tr("Double precision"), this);
  again_ = new Switch(tr("Measure again"), this);
  double_->setObjectName(QStringLiteral("sharpnessDouble"));
  again_->setObjectName(QStringLiteral("sharpnessAgain"));
  weights_->setAccessibleName(tr("Weights"));
  const auto words = [this](const QString& text) { return secondaryLabel(text, this); };
  form.addRow(tr("Curvature"), sideBySide({directions_, words(tr("directions, second difference over")), step_}, this));
  form.addRow(tr("Trace"), sideBySide({probes_, words(tr("random probes")) }, this));
  form.addRow(tr("Eigenvalues"), sideBySide({eigenvalues_, words(tr("largest, in at most")), lanczos_, words(tr("Lanczos steps"))}, this));
  form.addRow(tr("SAM"), sideBySide({words(tr("radius")), rho_, ascent_, words(tr("steps,")), starts_, words(tr("starts"))}, this));
  form.addRow(tr("Faces a domain"), sideBySide({faces_, words(tr("those of a landscape with seed")), seed_}, this));
  form.addRow(tr("Weights"), sideBySide({weights_, double_, again_}, this));
  form.addRow({}, words(tr("0 leaves a measure out. What was measured before is read, not measured again.")));
  for (QSpinBox* box : {faces_, seed_, directions_, probes_, eigenvalues_, lanczos_, ascent_, starts_})
    connect(box, &QSpinBox::valueChanged, this, &SharpnessDialog::planChanged);
  for (QDoubleSpinBox* box : {step_, rho_}) connect(box, &QDoubleSpinBox::valueChanged, this, &SharpnessDialog::planChanged);
  for (Switch* toggle : {double_, again_}) connect(toggle, &QAbstractButton::toggled, this, &SharpnessDialog::planChanged);
  connect(weights_, &SegmentedChoice::chosen, this, &SharpnessDialog::planChanged);
}

SharpnessPlan SharpnessDialog::plan() const {
  SharpnessPlan plan;
  plan.weights = weights_->current() == 0 ? QStringLiteral("last") : QStringLiteral("best");
  plan.faces = faces_->value();
  plan.seed = seed_->value();
  plan.again = again_->isChecked();
  SharpnessOptions& options = plan.options;
  options.directions = directions_->value();
  options.step = step_->value();
  options.probes = probes_->value();
  options.eigenvalues = eigenvalues_->value();
  options.lanczosSteps = lanczos_->value();
  options.rho = rho_->value();
  options.ascentSteps = ascent_->value();
  options.ascentStarts = starts_->value();
  options.doublePrecision = double_->isChecked();
  runs_->write(plan.runs, plan.labels);
  return plan;
}

void SharpnessDialog::tell(const QString& message, bool error) {
  message_->setStyleSheet(error ? QStringLiteral("color: %1").arg(currentTheme().error.name()) : QString());
  message_->setText(message);
}

void SharpnessDialog::planChanged() {
  // What is being timed is no longer what is asked for.
  estimate_->drop();
  const QString fault = plan().fault();
  startButton_->setEnabled(fault.isEmpty());
  estimateButton_->setEnabled(fault.isEmpty());
  tell(fault.isEmpty() ? tr("Estimate times one pass of each run and tells the time before the start.") : fault,
       !fault.isEmpty());
}

void SharpnessDialog::estimate() {
  estimateButton_->setEnabled(false);
  tell(tr("Timing one pass of each run…"), false);
  estimate_->start(tr("Estimate of sharpness"), [plan = plan(), estimator = estimator_](JobControl& control) {
    return estimator(plan, control);
  });
}

void SharpnessDialog::start() {
  const SharpnessPlan asked = plan();
  if (!asked.fault().isEmpty()) return planChanged();
  for (size_t i = 0; i < asked.runs.size(); ++i)
    workbench_.submit(WorkKind::Other, tr("Sharpness of %1").arg(asked.labels[static_cast<qsizetype>(i)]), asked.runs[i],
                      [asked, run = asked.runs[i]](JobControl& control, const ProgressSink& progress) {
                        measurePlan(asked, run, control, progress);
                      });
  accept();
}

}  // namespace gacfas
