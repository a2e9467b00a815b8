#include "ui/train/TrainControls.h"

#include <QtWidgets>

#include "ui/theme/Icons.h"
#include "ui/widgets/Buttons.h"
#include "ui/work/Workbench.h"

namespace gacfas {

TrainControls::TrainControls(Workbench* workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(workbench),
      pause_(plainButton(tr("Pause"), QStringLiteral("pause"), this)),
      stop_(plainButton(tr("Stop and save"), QStringLiteral("stop"), this)) {
  pause_->setObjectName(QStringLiteral("pauseButton"));
  stop_->setObjectName(QStringLiteral("stopButton"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(pause_);
  row->addWidget(stop_);
  connect(pause_, &QPushButton::clicked, this, &TrainControls::pauseOrResume);
  connect(stop_, &QPushButton::clicked, this, &TrainControls::stop);
  if (workbench_) connect(workbench_, &Workbench::changed, this, &TrainControls::update);
  update();
}

void TrainControls::setRun(const RunPtr& run) {
  run_ = run;
  update();
}

TrainControls::Offer TrainControls::offer() const {
  if (!run_ || !workbench_) return {Offer::None, false, tr("Select a run in the list.")};
  const WorkItem* item = workbench_->workOn(run_->folder);
  if (item && item->kind == WorkKind::Training) {
    if (item->state == JobState::Waiting)
      return {Offer::None, true, tr("It waits in the queue; Stop takes it out.")};
    return {item->paused ? Offer::Unpause : Offer::Pause, true,
            tr("A checkpoint is saved; going on later changes no number.")};
  }
  switch (run_->state) {
    case RunState::Running:
    case RunState::Paused:
      return {Offer::None, false, tr("Another process trains this run: pause or stop it there.")};
    case RunState::Finished:
      return {Offer::None, false, tr("This run is finished.")};
    case RunState::Stopped:
    case RunState::Failed:
    case RunState::Interrupted:
      return {Offer::Resume, false, tr("Goes on from the last checkpoint.")};
  }
  return {};
}

void TrainControls::update() {
  const Offer now = offer();
  const bool resume = now.act == Offer::Unpause || now.act == Offer::Resume;
  const QString text = resume ? tr("Resume") : tr("Pause");
  if (pause_->text() != text) {
    pause_->setText(text);
    pause_->setAccessibleName(text);
    pause_->setIcon(themedIcon(resume ? QStringLiteral("play") : QStringLiteral("pause")));
  }
  pause_->setEnabled(now.act != Offer::None);
  stop_->setEnabled(now.stop);
  pause_->setToolTip(now.why);
  stop_->setToolTip(now.why);
}

void TrainControls::pauseOrResume() {
  const Offer now = offer();
  if (now.act == Offer::Resume) workbench_->resume(run_->folder);
  if (now.act == Offer::Pause) workbench_->pause(workbench_->workOn(run_->folder)->id);
  if (now.act == Offer::Unpause) workbench_->unpause(workbench_->workOn(run_->folder)->id);
  update();
}

void TrainControls::stop() {
  if (!offer().stop) return;
  workbench_->cancel(workbench_->workOn(run_->folder)->id);
  update();
}

}  // namespace gacfas
