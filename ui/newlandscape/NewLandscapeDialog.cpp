#include "ui/newlandscape/NewLandscapeDialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/newlandscape/AxesFields.h"
#include "ui/newlandscape/KindChoice.h"
#include "ui/newlandscape/MeasureFields.h"
#include "ui/newlandscape/RangeFields.h"
#include "ui/newlandscape/RunChoice.h"
#include "ui/newlandscape/TargetFields.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/work/TimedEstimate.h"

namespace gacfas {

NewLandscapeDialog::NewLandscapeDialog(Workbench& workbench, const ShownRuns& runs, const QString& runKey,
                                       QWidget* parent)
    : QDialog(parent),
      workbench_(workbench),
      estimator_(&estimatePlan),
      estimate_(new TimedEstimate(workbench, this)),
      kind_(new KindChoice(this)),
      runs_(new RunChoice(runs, runKey, this)),
      message_(new QLabel(this)),
      device_(new QLabel(this)),
      more_(linkButton(tr("More options"), this)),
      interrupt_(plainButton(tr("Pause training and compute now"), QStringLiteral("pause"), this)),
      estimateButton_(plainButton(tr("Estimate"), {}, this)),
      startButton_(primaryButton(tr("Start"), QStringLiteral("play"), this)) {
  setObjectName(QStringLiteral("newLandscapeDialog"));
  setWindowTitle(tr("New landscape"));
  setMinimumWidth(680);
  layOut(runs);
  connect(kind_, &KindChoice::chosen, this, &NewLandscapeDialog::chooseKind);
  connect(target_, &TargetFields::changed, this, &NewLandscapeDialog::planChanged);
  connect(axes_, &AxesFields::changed, this, &NewLandscapeDialog::planChanged);
  connect(range_, &RangeFields::changed, this, &NewLandscapeDialog::planChanged);
  connect(measure_, &MeasureFields::changed, this, &NewLandscapeDialog::planChanged);
  connect(runs_, &RunChoice::changed, this, &NewLandscapeDialog::planChanged);
  connect(more_, &QPushButton::toggled, this, &NewLandscapeDialog::showMore);
  connect(estimateButton_, &QPushButton::clicked, this, &NewLandscapeDialog::estimate);
  connect(startButton_, &QPushButton::clicked, this, [this] { start(false); });
  connect(interrupt_, &QPushButton::clicked, this, [this] { start(true); });
  connect(&workbench_, &Workbench::changed, this, &NewLandscapeDialog::tellDevice);
  connect(estimate_, &TimedEstimate::ended, this, [this](const QString& text, bool failed) {
    estimateButton_->setEnabled(true);
    tell(text, failed);
  });
  planChanged();
  tellDevice();
}

/// While it is still whole: the workbench tells of the end.
NewLandscapeDialog::~NewLandscapeDialog() {
  estimate_->drop();
}

void NewLandscapeDialog::layOut(const ShownRuns& runs) {
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(6);
  form->addRow(kind_);
  target_ = new TargetFields(*form, runs, this);
  range_ = new RangeFields(*form, this);
  axes_ = new AxesFields(*form, this);
  measure_ = new MeasureFields(*form, this);
  form->addRow(tr("Runs"), runs_);
  more_->setObjectName(QStringLiteral("moreOptions"));
  more_->setCheckable(true);
  more_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  form->addRow({}, more_);

  message_->setObjectName(QStringLiteral("landscapeMessage"));
  message_->setWordWrap(true);
  message_->setMinimumHeight(34);
  device_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 16, 20, 16);
  layout->setSpacing(10);
  layout->addLayout(form);
  layout->addWidget(message_);
  addButtons(*layout);
}

void NewLandscapeDialog::addButtons(QVBoxLayout& layout) {
  interrupt_->setObjectName(QStringLiteral("interruptTraining"));
  estimateButton_->setObjectName(QStringLiteral("estimateLandscape"));
  startButton_->setObjectName(QStringLiteral("startLandscape"));
  auto* device = new QHBoxLayout;
  device->addWidget(device_, 1);
  device->addWidget(interrupt_);
  auto* buttons = new QHBoxLayout;
  auto* cancel = plainButton(tr("Cancel"), {}, this);
  buttons->addWidget(estimateButton_);
  buttons->addStretch();
  buttons->addWidget(cancel);
  buttons->addWidget(startButton_);
  layout.addLayout(device);
  layout.addStretch();
  layout.addLayout(buttons);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void NewLandscapeDialog::chooseKind() {
  const PlanKind kind = kind_->kind();
  target_->setKind(kind);
  range_->setKind(kind);
  axes_->setKind(kind);
  measure_->setKind(kind);
  runs_->untick(target_->targets());
  planChanged();
  adjustSize();
}

void NewLandscapeDialog::showMore(bool more) {
  more_->setText(more ? tr("Fewer options") : tr("More options"));
  axes_->setMore(more);
  measure_->setMore(more);
  adjustSize();
  // It grows downwards: its buttons are to stay on the screen.
  const int below = frameGeometry().bottom() - screen()->availableGeometry().bottom();
  if (below > 0) move(x(), std::max(screen()->availableGeometry().top(), y() - below));
}

LandscapePlan NewLandscapeDialog::plan() const {
  LandscapePlan plan;
  target_->write(plan);
  axes_->write(plan);
  range_->write(plan);
  measure_->write(plan);
  runs_->write(plan.runs, plan.labels);
  return plan;
}

void NewLandscapeDialog::setEstimator(Estimator estimator) {
  estimator_ = std::move(estimator);
}

void NewLandscapeDialog::planChanged() {
  // What is being timed is no longer what is asked for.
  estimate_->drop();
  const QString fault = plan().fault();
  startButton_->setEnabled(fault.isEmpty());
  estimateButton_->setEnabled(fault.isEmpty());
  tell(fault.isEmpty() ? tr("Estimate measures one point of each run and tells the time before the start.") : fault,
       !fault.isEmpty());
}

void NewLandscapeDialog::tell(const QString& message, bool error) {
  message_->setStyleSheet(error ? QStringLiteral("color: %1").arg(currentTheme().error.name()) : QString());
  message_->setText(message);
}

void NewLandscapeDialog::estimate() {
  estimateButton_->setEnabled(false);
  tell(tr("Timing one point of each run…"), false);
  estimate_->start(tr("Estimate of a landscape"), [plan = plan(), estimator = estimator_](JobControl& control) {
    return estimator(plan, control).text();
  });
}

void NewLandscapeDialog::tellDevice() {
  const WorkItem* running = workbench_.running();
  const bool busy = running && running->kind != WorkKind::Files && !estimate_->is(*running);
  const bool training = busy && running->kind == WorkKind::Training;
  device_->setText(busy ? tr("%1 holds the device; what you start here waits for it.").arg(running->title)
                        : QString());
  interrupt_->setVisible(training);
}

void NewLandscapeDialog::start(bool interrupt) {
  const LandscapePlan asked = plan();
  if (!asked.fault().isEmpty()) return planChanged();
  std::vector<quint64> jobs;
  for (size_t i = 0; i < asked.runs.size(); ++i)
    jobs.push_back(workbench_.landscape(asked.runs[i], asked.weights, asked.overrides(),
                                        tr("Landscape of %1").arg(asked.labels[static_cast<qsizetype>(i)]),
                                        asked.optionsFor(asked.runs[i])));
  if (interrupt && !jobs.empty()) workbench_.interruptTrainingFor(jobs.front());
  accept();
}

}  // namespace gacfas
