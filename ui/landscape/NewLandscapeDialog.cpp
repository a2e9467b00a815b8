#include "ui/landscape/NewLandscapeDialog.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr int kFieldWidth = 130;

QSpinBox* wholeNumber(const char* objectName, const QString& name, int low, int high, int value,
                      QWidget* parent) {
  auto* box = new QSpinBox(parent);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->setRange(low, high);
  box->setValue(value);
  return box;
}

/// A field with its help beside it.
QWidget* withHelp(QWidget* field, const QString& help, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  field->setFixedWidth(kFieldWidth);
  layout->addWidget(field);
  layout->addWidget(secondaryLabel(help, row), 1);
  return row;
}

}  // namespace

NewLandscapeDialog::NewLandscapeDialog(Workbench& workbench, const ShownRuns& runs, const QString& runKey,
                                       QWidget* parent)
    : QDialog(parent),
      workbench_(workbench),
      estimator_(&estimatePlan),
      runs_(runs),
      points_(wholeNumber("landscapePoints", tr("Points a side"), 3, 501, 21, this)),
      range_(new QDoubleSpinBox(this)),
      faces_(wholeNumber("landscapeFaces", tr("Faces a domain"), 2, 100000, 32, this)),
      seed_(wholeNumber("landscapeSeed", tr("Seed of the directions"), 0, 2147483647, 123, this)),
      weights_(new SegmentedChoice({tr("Last"), tr("Best")}, this)),
      message_(new QLabel(this)),
      device_(new QLabel(this)),
      interrupt_(plainButton(tr("Pause training and compute now"), QStringLiteral("pause"), this)),
      estimateButton_(plainButton(tr("Estimate"), {}, this)),
      startButton_(primaryButton(tr("Start"), QStringLiteral("play"), this)) {
  setObjectName(QStringLiteral("newLandscapeDialog"));
  setWindowTitle(tr("New landscape"));
  setMinimumWidth(560);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(10);
  addFields(*form);
  addRuns(*form, runs, runKey);

  message_->setObjectName(QStringLiteral("landscapeMessage"));
  message_->setWordWrap(true);
  message_->setMinimumHeight(34);
  device_->setWordWrap(true);
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
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 16, 20, 16);
  layout->setSpacing(12);
  layout->addLayout(form);
  layout->addWidget(message_);
  layout->addLayout(device);
  layout->addStretch();
  layout->addLayout(buttons);

  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(estimateButton_, &QPushButton::clicked, this, &NewLandscapeDialog::estimate);
  connect(startButton_, &QPushButton::clicked, this, [this] { start(false); });
  connect(interrupt_, &QPushButton::clicked, this, [this] { start(true); });
  connect(&workbench_, &Workbench::changed, this, &NewLandscapeDialog::tellDevice);
  connect(&workbench_, &Workbench::ended, this, &NewLandscapeDialog::finishEstimate);
  planChanged();
  tellDevice();
}

NewLandscapeDialog::~NewLandscapeDialog() {
  if (estimating_ != 0) workbench_.cancel(estimating_);
}

void NewLandscapeDialog::addFields(QFormLayout& form) {
  points_->setSingleStep(2);
  range_->setObjectName(QStringLiteral("landscapeRange"));
  range_->setAccessibleName(tr("Range of both directions"));
  range_->setRange(0.01, 100.0);
  range_->setDecimals(2);
  range_->setSingleStep(0.25);
  range_->setValue(1.0);
  range_->setPrefix(QStringLiteral("±"));
  weights_->setAccessibleName(tr("Weights"));
  form.addRow(tr("Points a side"), withHelp(points_, tr("odd; 21 for a first look, 51 for a paper"), this));
  form.addRow(tr("Range"), withHelp(range_, tr("1: as far as the filters' own length"), this));
  form.addRow(tr("Faces a domain"), withHelp(faces_, tr("training videos, half live, middle frame"), this));
  form.addRow(tr("Seed"), withHelp(seed_, tr("equal seeds give comparable surfaces"), this));
  form.addRow(tr("Weights"), withHelp(weights_, tr("of the last, or of the best evaluation"), this));
  for (QSpinBox* box : {points_, faces_, seed_})
    connect(box, &QSpinBox::valueChanged, this, &NewLandscapeDialog::planChanged);
  connect(range_, &QDoubleSpinBox::valueChanged, this, &NewLandscapeDialog::planChanged);
  connect(weights_, &SegmentedChoice::chosen, this, &NewLandscapeDialog::planChanged);
}

void NewLandscapeDialog::addRuns(QFormLayout& form, const ShownRuns& runs, const QString& runKey) {
  auto* list = new QWidget(this);
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->setSpacing(4);
  for (const ShownRun& run : runs) {
    auto* box = new QCheckBox(run.label, list);
    box->setIcon(runIcon(run.style));
    box->setIconSize({28, 12});
    box->setChecked(runKey.isEmpty() || run.run->key == runKey);
    connect(box, &QCheckBox::toggled, this, &NewLandscapeDialog::planChanged);
    chosen_.push_back(box);
    layout->addWidget(box);
  }
  form.addRow(tr("Runs"), list);
}

LandscapePlan NewLandscapeDialog::plan() const {
  LandscapePlan plan{weights_->current() == 0 ? QStringLiteral("last") : QStringLiteral("best"),
                     points_->value(),
                     range_->value(),
                     faces_->value(),
                     seed_->value(),
                     {},
                     {}};
  for (size_t i = 0; i < chosen_.size(); ++i) {
    if (!chosen_[i]->isChecked()) continue;
    plan.runs.push_back(runs_[i].run->folder);
    plan.labels << runs_[i].label;
  }
  return plan;
}

void NewLandscapeDialog::setEstimator(Estimator estimator) {
  estimator_ = std::move(estimator);
}

void NewLandscapeDialog::planChanged() {
  // What is being timed is no longer what is asked for.
  if (const quint64 stale = std::exchange(estimating_, 0)) workbench_.cancel(stale);
  const QString fault = plan().fault();
  startButton_->setEnabled(fault.isEmpty());
  estimateButton_->setEnabled(fault.isEmpty());
  const bool error = !fault.isEmpty();
  message_->setStyleSheet(error ? QStringLiteral("color: %1").arg(currentTheme().error.name()) : QString());
  message_->setText(
      error ? fault : tr("Estimate measures one point of each run and tells the time before the start."));
}

void NewLandscapeDialog::estimate() {
  result_ = std::make_shared<PlanEstimate>();
  const auto work = [plan = plan(), estimator = estimator_, result = result_](
                        JobControl& control, const ProgressSink&) { *result = estimator(plan, control); };
  estimateButton_->setEnabled(false);
  message_->setStyleSheet({});
  message_->setText(tr("Timing one point of each run…"));
  estimating_ = workbench_.submit(WorkKind::Other, tr("Estimate of a landscape"), {}, work);
}

void NewLandscapeDialog::finishEstimate(const WorkItem& item) {
  if (estimating_ == 0 || item.id != estimating_) return;
  estimating_ = 0;
  estimateButton_->setEnabled(true);
  const bool failed = item.state == JobState::Failed;
  message_->setStyleSheet(failed ? QStringLiteral("color: %1").arg(currentTheme().error.name()) : QString());
  message_->setText(failed                              ? item.error
                    : item.state == JobState::Cancelled ? tr("The estimate was cancelled.")
                                                        : result_->text());
}

void NewLandscapeDialog::tellDevice() {
  const WorkItem* running = workbench_.running();
  const bool busy = running && running->id != estimating_;
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
                                        tr("Landscape of %1").arg(asked.labels[static_cast<qsizetype>(i)])));
  if (interrupt && !jobs.empty()) workbench_.interruptTrainingFor(jobs.front());
  accept();
}

}  // namespace gacfas
