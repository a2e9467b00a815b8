#include "ui/shell/FolderCommands.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMenu>

#include "ui/runs/RunLibrary.h"
#include "ui/shell/Actions.h"
#include "ui/shell/DemoDialog.h"
#include "ui/shell/Settings.h"
#include "ui/shell/StartPage.h"

namespace gacfas {

FolderCommands::FolderCommands(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
  const StartPage& start = parts_.start;
  connect(parts_.actions.openFolder, &QAction::triggered, this, &FolderCommands::askForRuns);
  connect(parts_.actions.openData, &QAction::triggered, this, &FolderCommands::askForData);
  connect(parts_.actions.scoreFile, &QAction::triggered, this, &FolderCommands::askForFaceFile);
  connect(&start, &StartPage::openRunsRequested, this, &FolderCommands::askForRuns);
  connect(&start, &StartPage::openDataRequested, this, &FolderCommands::askForData);
  connect(&start, &StartPage::demoRequested, this, &FolderCommands::askForDemo);
  connect(&start, &StartPage::folderChosen, this, &FolderCommands::runsChosen);
  connect(&start, &StartPage::clearRecentRequested, this, [this] {
    parts_.settings.clearRecentFolders();
    fillRecent();
  });
}

void FolderCommands::askForRuns() {
  const QString open = parts_.library.folder();
  ask(tr("Open a folder of runs"), open.isEmpty() ? QDir::homePath() : open, &FolderCommands::runsChosen);
}

void FolderCommands::askForData() {
  ask(tr("Open a data folder: domain / train, dev, test / live, spoof / video / frames"), QDir::homePath(),
      &FolderCommands::dataChosen);
}

void FolderCommands::ask(const QString& title, const QString& folder,
                         void (FolderCommands::*chosen)(const QString&)) {
  auto* dialog = new QFileDialog(&parts_.window, title, folder);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, chosen);
  dialog->open();
}

void FolderCommands::askForFaceFile() {
  auto* dialog = new QFileDialog(&parts_.window, tr("A picture or video of a face"), QDir::homePath(),
                                 tr("Pictures and videos (*.jpg *.jpeg *.png *.bmp *.avi *.mov *.mp4 *.m4v *.mkv *.mpg *.mpeg "
                                    "*.wmv *.webm);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &FolderCommands::faceFileChosen);
  dialog->open();
}

void FolderCommands::askForDemo() {
  auto* dialog = new DemoDialog(&parts_.window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &DemoDialog::chosen, this, &FolderCommands::demoChosen);
  dialog->open();
}

void FolderCommands::fillRecent() {
  const std::vector<RecentFolder> folders = parts_.settings.recentFolders();
  parts_.start.setRecentFolders(folders);
  QMenu* menu = parts_.actions.recent;
  menu->clear();
  for (const RecentFolder& folder : folders)
    menu->addAction(folder.path, this, [this, path = folder.path] { Q_EMIT runsChosen(path); });
  menu->setEnabled(!folders.empty());
}

}  // namespace gacfas
