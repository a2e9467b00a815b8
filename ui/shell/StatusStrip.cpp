#include "ui/shell/StatusStrip.h"

#include <unistd.h>

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "ui/shell/LatencyMeter.h"
#include "ui/shell/RunRow.h"
#include "ui/theme/Icons.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ClockText.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr int kMeasureMs = 1000;

QLabel* statusLabel(const char* name, QWidget* parent, const char* role = "status") {
  auto* label = new QLabel(parent);
  label->setObjectName(QLatin1String(name));
  label->setProperty("role", role);
  return label;
}

/// Resident memory of this process in bytes, 0 where the system does not say.
qint64 residentBytes() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

QString rateText(const Progress& progress) {
  if (progress.rate <= 0) return {};
  const QString unit = QString::fromStdString(progress.unit);
  if (progress.rate >= 1) return QStringLiteral("%1 %2s/s").arg(QString::number(progress.rate, 'f', 1), unit);
  return QObject::tr("%1 s a %2").arg(QString::number(1.0 / progress.rate, 'f', 1), unit);
}

QString phaseText(const WorkItem& item) {
  const QString note = QString::fromStdString(item.progress.note),
                phase = QString::fromStdString(item.progress.phase);
  if (note.isEmpty()) return phase;
  return phase.isEmpty() || phase == QLatin1String("training") ? note
                                                               : QStringLiteral("%1, %2").arg(phase, note);
}

}  // namespace

StatusStrip::StatusStrip(Workbench& workbench, QWidget* parent)
    : QWidget(parent), workbench_(workbench), latency_(new LatencyMeter(1000, this)) {
  setObjectName(QStringLiteral("statusStrip"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 8, 0);
  row->setSpacing(12);
  createLeft();
  row->addStretch(1);
  createRight();
  measures_.setInterval(kMeasureMs);
  connect(&measures_, &QTimer::timeout, this, &StatusStrip::showMeasures);
  measures_.start();
  connect(&workbench_, &Workbench::changed, this, &StatusStrip::showWork);
  connect(pause_, &QToolButton::clicked, this, &StatusStrip::togglePause);
  connect(cancel_, &QToolButton::clicked, this, [this] { workbench_.cancel(shownJob_); });
  showWork();
  showMeasures();
}

QToolButton* StatusStrip::textButton(const char* name, const QString& text, const QString& icon) {
  QToolButton* button = iconButton(icon, text, this);
  button->setObjectName(QLatin1String(name));
  button->setText(text);
  button->setIconSize(QSize(18, 14));
  button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
  return button;
}

void StatusStrip::createLeft() {
  title_ = statusLabel("statusTitle", this, "statusTitle");
  phase_ = statusLabel("statusPhase", this);
  progress_ = new QProgressBar(this);
  progress_->setObjectName(QStringLiteral("statusProgress"));
  progress_->setAccessibleName(tr("Progress of the running job"));
  progress_->setTextVisible(false);
  progress_->setFixedWidth(160);
  rate_ = statusLabel("statusRate", this);
  left_ = statusLabel("statusTimeLeft", this);
  pause_ = textButton("statusPause", tr("Pause"), QStringLiteral("pause"));
  cancel_ = textButton("statusCancel", tr("Cancel"), QStringLiteral("close"));
  for (QWidget* widget :
       std::initializer_list<QWidget*>{title_, phase_, progress_, rate_, left_, pause_, cancel_}) {
    layout()->addWidget(widget);
  }
}

void StatusStrip::createRight() {
  queue_ = textButton("statusQueue", {}, {});
  lateness_ = statusLabel("statusLateness", this);
  lateness_->setToolTip(
      tr("How late the window answers: 99 of 100 turns of the last 10 s were not later than this"));
  lateness_->hide();
  device_ = statusLabel("statusDevice", this);
  memory_ = statusLabel("statusMemory", this);
  memory_->setToolTip(tr("Memory of this program"));
  log_ = textButton("statusLog", tr("Log"), QStringLiteral("log"));
  log_->setCheckable(true);
  for (QWidget* widget : std::initializer_list<QWidget*>{queue_, lateness_, device_, memory_, log_})
    layout()->addWidget(widget);
}

void StatusStrip::setDevice(const QString& text) {
  device_->setText(text);
}

void StatusStrip::setUnread(int lines) {
  log_->setText(lines > 0 ? tr("Log (%1)").arg(lines) : tr("Log"));
  log_->setAccessibleName(lines > 0 ? tr("Log, %n new lines", nullptr, lines) : tr("Log"));
}

void StatusStrip::showResponsiveness(bool shown) {
  lateness_->setVisible(shown);
  if (shown) {
    latency_->reset();
    latency_->start();
  } else {
    latency_->stop();
  }
  showMeasures();
}

void StatusStrip::setNotice(const QString& text) {
  notice_ = text;
  showWork();
}

void StatusStrip::showWork() {
  const WorkItem* item = workbench_.running();
  shownJob_ = item ? item->id : 0;
  for (QWidget* widget : std::initializer_list<QWidget*>{phase_, progress_, rate_, left_, pause_, cancel_}) {
    widget->setVisible(item != nullptr);
  }
  int waiting = 0;
  for (const WorkItem& each : workbench_.items()) waiting += each.state == JobState::Waiting;
  queue_->setText(tr("%1 queued").arg(waiting));
  queue_->setAccessibleName(queue_->text());
  queue_->setVisible(waiting > 0);
  setStyleProperty(*title_, "role", item || !notice_.isEmpty() ? "statusTitle" : "status");
  title_->setText(!notice_.isEmpty() ? notice_ : item ? item->title : tr("Ready"));
  if (!item) return;

  const Progress& progress = item->progress;
  phase_->setText(item->paused ? tr("paused") : phaseText(*item));
  progress_->setRange(0, progress.total > 0 ? 1000 : 0);
  progress_->setValue(progress.total > 0 ? static_cast<int>(1000 * progress.done / progress.total) : 0);
  rate_->setText(item->paused ? QString() : rateText(progress));
  left_->setText(item->paused || progress.secondsLeft < 0
                     ? QString()
                     : tr("%1 left").arg(clockText(progress.secondsLeft)));
  pause_->setText(item->paused ? tr("Go on") : tr("Pause"));
  pause_->setAccessibleName(pause_->text());
  pause_->setIcon(themedIcon(item->paused ? QStringLiteral("play") : QStringLiteral("pause")));
}

void StatusStrip::showMeasures() {
  memory_->setText(
      QStringLiteral("%1 GB").arg(QString::number(static_cast<double>(residentBytes()) * 1e-9, 'f', 1)));
  if (latency_->isRunning())
    lateness_->setText(tr("p99 %1 ms").arg(QString::number(latency_->p99(), 'f', 0)));
}

void StatusStrip::togglePause() {
  const WorkItem* item = workbench_.running();
  if (!item) return;
  item->paused ? workbench_.unpause(item->id) : workbench_.pause(item->id);
}

}  // namespace gacfas
