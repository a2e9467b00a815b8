#include "ui/shell/RunCommands.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QUrl>

#include "ui/shell/Actions.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/RunData.h"
#include "ui/shell/RunListModel.h"
#include "ui/shell/RunNames.h"
#include "ui/shell/RunPanel.h"
#include "ui/shell/RunTrash.h"
#include "ui/widgets/ErrorStrip.h"
#include "ui/work/Workbench.h"

namespace gacfas {

RunCommands::RunCommands(const Parts& parts, QObject* parent)
    : QObject(parent), parts_(parts), trash_(new RunTrash(this)), names_(new RunNames(this)), data_(new RunData(this)) {
  connectWork();
  connectRuns();
  connectTrash();
  connectNames();
  connectData();
  refreshActions();
}

void RunCommands::connectWork() {
  Workbench& workbench = parts_.workbench;
  connect(parts_.actions.pause, &QAction::triggered, this, &RunCommands::togglePause);
  connect(parts_.actions.stop, &QAction::triggered, this, [this] {
    if (const WorkItem* item = parts_.workbench.running()) parts_.workbench.cancel(item->id);
  });
  connect(&workbench, &Workbench::changed, this, &RunCommands::refreshActions);
  connect(&workbench, &Workbench::started, &parts_.library, &RunLibrary::refresh);
  connect(&workbench, &Workbench::ended, &parts_.library, &RunLibrary::refresh);
}

void RunCommands::connectRuns() {
  RunPanel& panel = parts_.panel;
  connect(parts_.actions.refresh, &QAction::triggered, &parts_.library, &RunLibrary::refresh);
  connect(parts_.actions.resume, &QAction::triggered, this, [this] {
    if (const RunPtr run = parts_.panel.current()) resume(run->key);
  });
  connect(parts_.actions.remove, &QAction::triggered, this, [this] {
    if (const RunPtr run = parts_.panel.current()) remove(run->key);
  });
  connect(&panel, &RunPanel::resumeRequested, this, &RunCommands::resume);
  connect(&panel, &RunPanel::removeRequested, this, &RunCommands::remove);
  connect(&panel, &RunPanel::styleChosen, &parts_.library, &RunLibrary::setStyle);
  connect(&panel, &RunPanel::shownChanged, this, &RunCommands::refreshActions);
  connect(&parts_.model, &RunListModel::dataChanged, this, &RunCommands::refreshActions);
  connect(&panel, &RunPanel::openConfigRequested, this,
          [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
}

void RunCommands::connectTrash() {
  connect(parts_.actions.undo, &QAction::triggered, this, &RunCommands::undo);
  connect(trash_, &RunTrash::removed, this, [this](const QString& name) {
    undo_.push_back([this] { trash_->undo(); });
    parts_.library.refresh();
    refreshActions();
    parts_.strip.showMessage(tr("%1 is in the trash.").arg(name), ErrorStrip::Kind::Info, tr("Undo"),
                             [this] { undo(); });
  });
  connect(trash_, &RunTrash::restored, this, [this](const QString& name) {
    parts_.library.refresh();
    refreshActions();
    parts_.log.append(tr("%1 is back from the trash.").arg(name));
  });
  connect(trash_, &RunTrash::failed, this, &RunCommands::tellFailure);
}

void RunCommands::connectNames() {
  connect(parts_.actions.rename, &QAction::triggered, &parts_.panel, &RunPanel::editName);
  connect(&parts_.model, &RunListModel::renameRequested, this, [this](const QString& key, const QString& name) {
    if (const RunPtr run = find(key)) names_->rename(*run, name);
  });
  connect(names_, &RunNames::renamed, this, [this](const QString& before, const QString& name) {
    undo_.push_back([this] { names_->undo(); });
    parts_.library.refresh();
    refreshActions();
    parts_.log.append(tr("%1 is called %2 now.").arg(before, name));
  });
  connect(names_, &RunNames::restored, this, [this](const QString& name) {
    parts_.library.refresh();
    refreshActions();
    parts_.log.append(tr("%1 has its name of before again.").arg(name));
  });
  connect(names_, &RunNames::failed, this, &RunCommands::tellFailure);
}

void RunCommands::connectData() {
  connect(&parts_.panel, &RunPanel::moveDataRequested, this, [this](const QString& key) {
    if (const RunPtr run = find(key)) askForData({run});
  });
  connect(data_, &RunData::moved, this, [this](const QString& root, int runs) {
    undo_.push_back([this] { data_->undo(); });
    parts_.library.refresh();
    refreshActions();
    const QString text = runs == 1 ? tr("The run looks for its faces in %1 now.").arg(root)
                                   : tr("%1 runs look for their faces in %2 now.").arg(runs).arg(root);
    parts_.strip.showMessage(text, ErrorStrip::Kind::Info, tr("Undo"), [this] { undo(); });
    parts_.log.append(text);
  });
  connect(data_, &RunData::restored, this, [this] {
    parts_.library.refresh();
    refreshActions();
    parts_.log.append(tr("The runs look for their faces where they did before."));
  });
  connect(data_, &RunData::failed, this, &RunCommands::tellFailure);
}

void RunCommands::askForData(const std::vector<RunPtr>& runs) {
  auto* dialog = new QFileDialog(&parts_.panel, tr("The folder that holds the domains of the faces"), QDir::homePath());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this, runs](const QString& root) { data_->move(runs, root); });
  dialog->open();
}

void RunCommands::offerData(const QString& path, const ShownRuns& shown) {
  std::vector<RunPtr> runs;
  for (const ShownRun& run : shown)
    if ((path + u'/').startsWith(QString::fromStdString((run.run->config.data.root / "").string()))) runs.push_back(run.run);
  const QString text = tr("%1: not found. The faces may have been moved.").arg(path);
  parts_.strip.showMessage(text, ErrorStrip::Kind::Error, tr("Find them…"), [this, runs] { askForData(runs); });
  parts_.log.append(text);
}

void RunCommands::undo() {
  if (undo_.empty()) return;
  const std::function<void()> takeBack = std::move(undo_.back());
  undo_.pop_back();
  takeBack();
  refreshActions();
}

void RunCommands::tellFailure(const QString& message) {
  refreshActions();
  parts_.strip.showMessage(message);
  parts_.log.append(message);
}

void RunCommands::refreshActions() {
  const WorkItem* item = parts_.workbench.running();
  const Actions& actions = parts_.actions;
  actions.pause->setEnabled(item != nullptr);
  actions.pause->setText(item && item->paused ? tr("&Go on") : tr("&Pause"));
  actions.stop->setEnabled(item != nullptr);
  const RunPtr run = parts_.panel.current();
  const RunRow row = run ? describe(*run) : RunRow();
  actions.resume->setEnabled(row.canResume);
  actions.remove->setEnabled(row.canRemove);
  actions.rename->setEnabled(run && run->problem.isEmpty());
  actions.undo->setEnabled(!undo_.empty());
}

void RunCommands::togglePause() {
  const WorkItem* item = parts_.workbench.running();
  if (!item) return;
  item->paused ? parts_.workbench.unpause(item->id) : parts_.workbench.pause(item->id);
}

RunPtr RunCommands::find(const QString& key) const {
  const int row = parts_.model.rowOf(key);
  return row < 0 ? nullptr : parts_.model.runs()[static_cast<size_t>(row)];
}

RunRow RunCommands::describe(const RunSnapshot& run) const {
  return describeRun(run, parts_.workbench.workOn(run.folder));
}

void RunCommands::resume(const QString& key) {
  const RunPtr run = find(key);
  if (run && describe(*run).canResume) parts_.workbench.resume(run->folder);
}

void RunCommands::remove(const QString& key) {
  const RunPtr run = find(key);
  if (run && describe(*run).canRemove) trash_->remove(*run);
}

void RunCommands::offerResume(const RunList& runs) {
  QStringList names, keys;
  for (const RunPtr& run : runs) {
    if (parts_.workbench.workOn(run->folder)) continue;
    names << run->name();
    keys << run->key;
  }
  if (names.isEmpty()) return;
  const bool one = names.size() == 1;
  const QString text = one ? tr("%1 was cut off. It can go on from its last checkpoint.")
                           : tr("%1 were cut off. They can go on from their last checkpoints.");
  parts_.strip.showMessage(text.arg(names.join(QStringLiteral(", "))), ErrorStrip::Kind::Warning,
                           one ? tr("Resume") : tr("Resume all"), [this, keys] {
                             for (const QString& key : keys) resume(key);
                           });
}

}  // namespace gacfas
