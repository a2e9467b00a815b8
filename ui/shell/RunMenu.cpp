#include "ui/shell/RunMenu.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QUrl>

#include "ui/shell/RunRow.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/RunMark.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr int kStyles = 12;

}  // namespace

RunMenu::RunMenu(const RunSnapshot& run, Workbench& workbench, QWidget* parent)
    : QMenu(parent), workbench_(workbench) {
  setObjectName(QStringLiteral("runMenu"));
  setAttribute(Qt::WA_DeleteOnClose);
  addWork(run);
  QAction* rename = addAction(tr("Rename"), this, [this, key = run.key] { Q_EMIT renameRequested(key); });
  rename->setEnabled(run.problem.isEmpty());
  addColours(run);
  addSeparator();
  addFiles(run);
}

void RunMenu::addWork(const RunSnapshot& run) {
  const WorkItem* work = workbench_.workOn(run.folder);
  if (!work) {
    if (!describeRun(run, nullptr).canResume) return;
    addAction(themedIcon(QStringLiteral("play")), tr("Resume"), this,
              [this, key = run.key] { Q_EMIT resumeRequested(key); });
    addSeparator();
    return;
  }
  Workbench* workbench = &workbench_;
  const quint64 id = work->id;
  const bool running = work->state == JobState::Running;
  if (running && work->paused) {
    addAction(themedIcon(QStringLiteral("play")), tr("Go on"), workbench,
              [workbench, id] { workbench->unpause(id); });
  } else if (running) {
    addAction(themedIcon(QStringLiteral("pause")), tr("Pause"), workbench,
              [workbench, id] { workbench->pause(id); });
  }
  addAction(themedIcon(QStringLiteral("stop")), running ? tr("Stop and save") : tr("Take from the queue"),
            workbench, [workbench, id] { workbench->cancel(id); });
  addSeparator();
}

void RunMenu::addColours(const RunSnapshot& run) {
  QMenu* colours = addMenu(tr("Colour and line"));
  for (int style = 0; style < kStyles; ++style) {
    QAction* action = colours->addAction(runIcon(RunStyle{style}), tr("Style %1").arg(style + 1), this,
                                         [this, key = run.key, style] { Q_EMIT styleChosen(key, style); });
    action->setCheckable(true);
    action->setChecked(style == run.style);
  }
}

void RunMenu::addFiles(const RunSnapshot& run) {
  const QString path = QString::fromStdString(run.folder.string());
  addAction(themedIcon(QStringLiteral("folder")), tr("Open folder"), this,
            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
  addAction(tr("Open config"), this,
            [this, path] { Q_EMIT openConfigRequested(path + QStringLiteral("/config.yaml")); });
  addAction(themedIcon(QStringLiteral("copy")), tr("Copy path"), this,
            [path] { QApplication::clipboard()->setText(path); });
  QAction* move = addAction(tr("Faces were moved…"), this, [this, key = run.key] { Q_EMIT moveDataRequested(key); });
  move->setEnabled(run.problem.isEmpty() && !workbench_.workOn(run.folder));
  addSeparator();
  QAction* remove = addAction(themedIcon(QStringLiteral("trash")), tr("Move to the trash"), this,
                              [this, key = run.key] { Q_EMIT removeRequested(key); });
  remove->setEnabled(describeRun(run, workbench_.workOn(run.folder)).canRemove);
}

}  // namespace gacfas
