#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/runs/Page.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CloseGuard.h"
#include "ui/shell/CommandSearch.h"
#include "ui/shell/DemoStarter.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/QueuePopup.h"
#include "ui/shell/RunIntake.h"
#include "ui/shell/RunPanel.h"
#include "ui/shell/RunTrash.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/StartPage.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/ThemeSwitch.h"
#include "ui/shell/WorkNotices.h"
#include "ui/theme/Resources.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ErrorStrip.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr QSize kFirstSize(1440, 900);
constexpr int kPanelWidth = 288;

}  // namespace

MainWindow::MainWindow(RunLibrary& library, Workbench& workbench, const WindowOptions& options,
                       QWidget* parent)
    : QMainWindow(parent),
      library_(library),
      workbench_(workbench),
      options_(options),
      settings_(options.settingsFile) {
  initResources();
  setObjectName(QStringLiteral("mainWindow"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/gacfas-studio.svg")));
  setAcceptDrops(true);
  actions_ = new Actions(*menuBar(), this);
  theme_ = new ThemeSwitch(*actions_, settings_, this);
  model_.setFindWork([this](const RunSnapshot& run) { return workbench_.workOn(run.folder); });
  intake_ = new RunIntake(library_, model_, settings_, this);
  guard_ = new CloseGuard(workbench_, *this);
  demo_ = new DemoStarter(workbench_, options_.presets, this);
  trash_ = new RunTrash(this);
  start_ = new StartPage(options_.faces);
  deck_ = new PageDeck(start_);
  panel_ = new RunPanel(model_, workbench_);
  strip_ = new ErrorStrip;
  log_ = new LogDrawer;
  queue_ = new QueuePopup(workbench_, this);
  search_ = new CommandSearch(*actions_);
  auto* central = new QWidget(this);
  auto* column = new QVBoxLayout(central);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(createTools());
  column->addWidget(hairline(central));
  column->addWidget(createBody(), 1);
  setCentralWidget(central);
  createStatus();
  connectFile();
  connectView();
  connectRun();
  connectPanel();
  connectWork();
  showActions();
  resize(kFirstSize);
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::createTools() {
  auto* row = new QWidget(this);
  row->setFixedHeight(44);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(12, 0, 16, 0);
  layout->setSpacing(8);
  auto* left = new QWidget(row);
  left->setFixedWidth(kPanelWidth - 12 - 8);
  auto* buttons = new QHBoxLayout(left);
  buttons->setContentsMargins(0, 0, 0, 0);
  buttons->setSpacing(8);
  QPushButton* newRun = primaryButton(tr("New run"), QStringLiteral("plus"), left);
  newRun->setObjectName(QStringLiteral("newRunButton"));
  queueButton_ = plainButton(tr("Queue"), QStringLiteral("queue"), left);
  queueButton_->setObjectName(QStringLiteral("queueButton"));
  buttons->addWidget(newRun);
  buttons->addWidget(queueButton_);
  buttons->addStretch(1);
  search_->setFixedWidth(232);
  layout->addWidget(left);
  layout->addWidget(deck_->tabs(), 0, Qt::AlignBottom);
  layout->addStretch(1);
  layout->addWidget(search_);
  connect(newRun, &QPushButton::clicked, actions_->newRun, &QAction::trigger);
  connect(queueButton_, &QPushButton::clicked, actions_->queue, &QAction::trigger);
  return row;
}

QWidget* MainWindow::createBody() {
  auto* upper = new QWidget;
  upper->setProperty("ground", "page");
  upper->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(upper);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(strip_);
  column->addWidget(deck_, 1);
  rows_ = new QSplitter(Qt::Vertical);
  rows_->addWidget(upper);
  rows_->addWidget(log_);
  rows_->setCollapsible(0, false);
  rows_->setStretchFactor(0, 1);
  rows_->setSizes({600, 180});
  log_->hide();
  columns_ = new QSplitter(Qt::Horizontal);
  columns_->addWidget(panel_);
  columns_->addWidget(rows_);
  columns_->setCollapsible(0, false);
  columns_->setCollapsible(1, false);
  columns_->setStretchFactor(1, 1);
  panel_->setMinimumWidth(220);
  panel_->setMaximumWidth(480);
  columns_->setSizes({kPanelWidth, kFirstSize.width() - kPanelWidth});
  return columns_;
}

void MainWindow::createStatus() {
  status_ = new StatusStrip(workbench_);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->setFixedHeight(28);
  statusBar()->setContentsMargins(0, 0, 0, 0);
  statusBar()->addWidget(status_, 1);
}

void MainWindow::setDevice(const QString& text) {
  status_->setDevice(text);
}

void MainWindow::addPage(const QString& name, Page* page) {
  const int index = deck_->count();
  deck_->addPage(name, page);
  QAction* action = actions_->addPage(name);
  connect(action, &QAction::triggered, this, [this, index] { deck_->showPage(index); });
  connect(deck_, &PageDeck::pageChanged, action,
          [action, index](int shown) { action->setChecked(shown == index); });
  connect(page, &Page::exportRequested, this, &MainWindow::requestExport);
  connect(page, &Page::problem, this, &MainWindow::showProblem);
}

void MainWindow::start(const QString& folder) {
  restoreLayout();
  fillRecent();
  const QString last = folder.isEmpty() ? settings_.folder() : folder;
  if (last.isEmpty()) {
    showStart();
  } else {
    deck_->showPageNamed(settings_.page());
    openFolder(last);
  }
}

void MainWindow::openFolder(const QString& folder) {
  const QString path = QDir(folder).absolutePath();
  settings_.setFolder(path);
  settings_.addRecentFolder(path);
  fillRecent();
  setWindowTitle(QDir(path).dirName());
  deck_->leaveStart();
  intake_->open(path);
}

void MainWindow::folderOpened() {
  const QStringList ticked = model_.tickedKeys();
  if (!panel_->current() && !ticked.isEmpty()) panel_->setCurrent(ticked.last());
}

void MainWindow::showStart() {
  fillRecent();
  if (library_.folder().isEmpty()) setWindowTitle(tr("no folder open"));
  deck_->showStart();
}

void MainWindow::fillRecent() {
  const std::vector<RecentFolder> folders = settings_.recentFolders();
  start_->setRecentFolders(folders);
  actions_->recent->clear();
  for (const RecentFolder& folder : folders) {
    actions_->recent->addAction(folder.path, this, [this, path = folder.path] { openFolder(path); });
  }
  actions_->recent->setEnabled(!folders.empty());
}

void MainWindow::connectFile() {
  connect(actions_->newRun, &QAction::triggered, this, [this] { Q_EMIT newRunRequested({}); });
  connect(actions_->openFolder, &QAction::triggered, this, &MainWindow::askForFolder);
  connect(actions_->openData, &QAction::triggered, this, &MainWindow::askForData);
  connect(actions_->startPage, &QAction::triggered, this, &MainWindow::showStart);
  connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
  connect(actions_->exportFigure, &QAction::triggered, this, &MainWindow::requestExport);
  connect(actions_->copyFigure, &QAction::triggered, this, [this] {
    const std::vector<FigureSpec> figures =
        deck_->current() ? deck_->current()->figures() : std::vector<FigureSpec>();
    if (!figures.empty()) Q_EMIT copyRequested(figures.front());
  });
  connect(start_, &StartPage::demoRequested, this, &MainWindow::askForDemo);
  connect(start_, &StartPage::openDataRequested, this, &MainWindow::askForData);
  connect(start_, &StartPage::openRunsRequested, this, &MainWindow::askForFolder);
  connect(start_, &StartPage::folderChosen, this, &MainWindow::openFolder);
  connect(start_, &StartPage::clearRecentRequested, this, [this] {
    settings_.clearRecentFolders();
    fillRecent();
  });
}

void MainWindow::connectView() {
  connect(actions_->commands, &QAction::triggered, search_, &CommandSearch::open);
  connect(actions_->find, &QAction::triggered, this, [this] {
    actions_->runList->setChecked(true);
    panel_->filter()->setFocus(Qt::ShortcutFocusReason);
  });
  connect(actions_->runList, &QAction::toggled, panel_, &QWidget::setVisible);
  connect(actions_->log, &QAction::toggled, log_, &QWidget::setVisible);
  connect(actions_->log, &QAction::toggled, status_->logButton(), &QAbstractButton::setChecked);
  connect(status_->logButton(), &QAbstractButton::toggled, actions_->log, &QAction::setChecked);
  connect(log_, &LogDrawer::closeRequested, this, [this] { actions_->log->setChecked(false); });
  connect(log_, &LogDrawer::unreadChanged, status_, &StatusStrip::setUnread);
  connect(actions_->responsiveness, &QAction::toggled, this, [this](bool shown) {
    settings_.setResponsivenessShown(shown);
    status_->showResponsiveness(shown);
  });
  connect(actions_->fullScreen, &QAction::toggled, this,
          [this](bool full) { full ? showFullScreen() : showNormal(); });
  connect(actions_->resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
  connect(actions_->shortcuts, &QAction::triggered, this, [this] {
    auto* sheet = new ShortcutSheet(*actions_, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
  });
  connect(actions_->about, &QAction::triggered, this, [this] {
    auto* dialog = new AboutDialog(options_.facts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  connect(deck_, &PageDeck::pageChanged, this, [this](int index) {
    if (index >= 0) settings_.setPage(deck_->name(index));
    showActions();
  });
}

void MainWindow::connectRun() {
  connect(actions_->pause, &QAction::triggered, this, [this] {
    const WorkItem* item = workbench_.running();
    if (item) item->paused ? workbench_.unpause(item->id) : workbench_.pause(item->id);
  });
  connect(actions_->stop, &QAction::triggered, this, [this] {
    if (const WorkItem* item = workbench_.running()) workbench_.cancel(item->id);
  });
  connect(actions_->resume, &QAction::triggered, this, [this] {
    if (const RunPtr run = panel_->current()) resumeRun(run->key);
  });
  connect(actions_->queue, &QAction::triggered, this, [this] { queue_->popUp(*queueButton_); });
  connect(status_->queueButton(), &QAbstractButton::clicked, actions_->queue, &QAction::trigger);
  connect(actions_->refresh, &QAction::triggered, &library_, &RunLibrary::refresh);
  connect(actions_->remove, &QAction::triggered, this, [this] {
    if (const RunPtr run = panel_->current()) removeRun(run->key);
  });
  connect(actions_->undo, &QAction::triggered, trash_, &RunTrash::undo);
  connect(trash_, &RunTrash::removed, this, [this](const QString& name) {
    library_.refresh();
    showActions();
    strip_->showMessage(tr("%1 is in the trash.").arg(name), ErrorStrip::Kind::Info, tr("Undo"),
                        [this] { trash_->undo(); });
  });
  connect(trash_, &RunTrash::restored, this, [this](const QString& name) {
    library_.refresh();
    showActions();
    log_->append(tr("%1 is back from the trash.").arg(name));
  });
  connect(trash_, &RunTrash::failed, this, &MainWindow::showProblem);
}

void MainWindow::connectPanel() {
  connect(panel_, &RunPanel::shownChanged, this, [this] {
    deck_->showRuns(panel_->shown());
    showActions();
  });
  connect(panel_, &RunPanel::newRunRequested, actions_->newRun, &QAction::trigger);
  connect(panel_, &RunPanel::resumeRequested, this, &MainWindow::resumeRun);
  connect(panel_, &RunPanel::styleChosen, &library_, &RunLibrary::setStyle);
  connect(panel_, &RunPanel::removeRequested, this, &MainWindow::removeRun);
  connect(panel_, &RunPanel::openConfigRequested, this,
          [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
  connect(intake_, &RunIntake::opened, this, &MainWindow::folderOpened);
  connect(intake_, &RunIntake::interrupted, this, &MainWindow::offerResume);
  connect(&library_, &RunLibrary::failed, this, [this](const QString& message) {
    strip_->showMessage(message, ErrorStrip::Kind::Error, tr("Open another..."), [this] { askForFolder(); });
  });
}

void MainWindow::connectWork() {
  auto* notices = new WorkNotices(workbench_, *strip_, *log_, this);
  connect(notices, &WorkNotices::showLogRequested, this, [this] { actions_->log->setChecked(true); });
  connect(&workbench_, &Workbench::changed, this, &MainWindow::showActions);
  connect(&workbench_, &Workbench::started, &library_, &RunLibrary::refresh);
  connect(&workbench_, &Workbench::ended, &library_, &RunLibrary::refresh);
  connect(guard_, &CloseGuard::waitStarted, this,
          [this] { status_->setNotice(tr("Saving a checkpoint, then closing...")); });
  connect(guard_, &CloseGuard::mayClose, this, &QWidget::close);
}

void MainWindow::showActions() {
  const WorkItem* item = workbench_.running();
  actions_->pause->setEnabled(item != nullptr);
  actions_->pause->setText(item && item->paused ? tr("&Go on") : tr("&Pause"));
  actions_->stop->setEnabled(item != nullptr);
  const RunPtr run = panel_->current();
  const bool busy = run && workbench_.workOn(run->folder);
  actions_->resume->setEnabled(run && !busy && describeRun(*run, nullptr).canResume);
  actions_->remove->setEnabled(run && !busy && run->state != RunState::Running);
  actions_->undo->setEnabled(trash_->canUndo());
  actions_->exportFigure->setEnabled(deck_->current());
  actions_->copyFigure->setEnabled(deck_->current());
  int waiting = 0;
  for (const WorkItem& each : workbench_.items()) waiting += each.state == JobState::Waiting;
  queueButton_->setText(waiting > 0 ? tr("Queue  %1").arg(waiting) : tr("Queue"));
}

void MainWindow::askForFolder() {
  auto* dialog = new QFileDialog(this, tr("Open a folder of runs"),
                                 library_.folder().isEmpty() ? QDir::homePath() : library_.folder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFolder);
  dialog->open();
}

void MainWindow::askForData() {
  auto* dialog = new QFileDialog(
      this, tr("Open a data folder: domain / train, dev, test / live, spoof / video / frames"),
      QDir::homePath());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::dataFolderChosen);
  dialog->open();
}

void MainWindow::askForDemo() {
  auto* dialog = new QFileDialog(this, tr("Folder for the synthetic faces and their runs"), QDir::homePath());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName(QStringLiteral("demoFolder"));
  dialog->setFileMode(QFileDialog::AnyFile);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setLabelText(QFileDialog::Accept, tr("Start"));
  dialog->selectFile(QStringLiteral("gacfas-demo"));
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::startDemo);
  dialog->open();
}

void MainWindow::startDemo(const QString& folder) {
  try {
    const std::filesystem::path path = folder.toStdString();
    demo_->start(path);
    openFolder(QString::fromStdString(DemoStarter::runsOf(path).string()));
  } catch (const std::exception& error) {
    showProblem(QString::fromUtf8(error.what()));
  }
}

void MainWindow::offerResume(const RunList& runs) {
  QStringList names;
  std::vector<std::filesystem::path> folders;
  for (const RunPtr& run : runs) {
    if (workbench_.workOn(run->folder)) continue;
    names << run->name();
    folders.push_back(run->folder);
  }
  if (names.isEmpty()) return;
  const QString text = names.size() == 1
                           ? tr("%1 was cut off. It can go on from its last checkpoint.").arg(names.first())
                           : tr("%1 were cut off. They can go on from their last checkpoints.")
                                 .arg(names.join(QStringLiteral(", ")));
  strip_->showMessage(text, ErrorStrip::Kind::Warning, names.size() == 1 ? tr("Resume") : tr("Resume all"),
                      [this, folders] {
                        for (const auto& folder : folders) workbench_.resume(folder);
                      });
}

void MainWindow::resumeRun(const QString& key) {
  const int row = model_.rowOf(key);
  if (row < 0) return;
  const RunPtr run = model_.runs()[static_cast<size_t>(row)];
  if (!workbench_.workOn(run->folder)) workbench_.resume(run->folder);
}

void MainWindow::removeRun(const QString& key) {
  const int row = model_.rowOf(key);
  if (row >= 0) trash_->remove(*model_.runs()[static_cast<size_t>(row)]);
}

void MainWindow::requestExport() {
  if (!deck_->current()) return;
  const std::vector<FigureSpec> figures = deck_->current()->figures();
  if (figures.empty()) {
    strip_->showMessage(tr("Nothing to export yet: tick a run that has been evaluated."),
                        ErrorStrip::Kind::Info);
  } else {
    Q_EMIT exportRequested(figures);
  }
}

void MainWindow::showProblem(const QString& message) {
  strip_->showMessage(message);
  log_->append(message);
}

void MainWindow::showPage(const QString& name) {
  deck_->showPageNamed(name);
}

void MainWindow::restoreLayout() {
  restoreGeometry(settings_.bytes(QStringLiteral("window")));
  columns_->restoreState(settings_.bytes(QStringLiteral("columns")));
  rows_->restoreState(settings_.bytes(QStringLiteral("rows")));
  panel_->restoreState(settings_.bytes(QStringLiteral("panel")));
  actions_->log->setChecked(settings_.logOpen());
  actions_->responsiveness->setChecked(settings_.responsivenessShown());
}

void MainWindow::saveLayout() {
  settings_.setBytes(QStringLiteral("window"), saveGeometry());
  settings_.setBytes(QStringLiteral("columns"), columns_->saveState());
  settings_.setBytes(QStringLiteral("rows"), rows_->saveState());
  settings_.setBytes(QStringLiteral("panel"), panel_->saveState());
  settings_.setLogOpen(actions_->log->isChecked());
}

void MainWindow::resetLayout() {
  settings_.forgetLayout();
  actions_->log->setChecked(false);
  actions_->runList->setChecked(true);
  showNormal();
  resize(kFirstSize);
  columns_->setSizes({kPanelWidth, kFirstSize.width() - kPanelWidth});
  rows_->setSizes({600, 180});
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!guard_->allows()) {
    event->ignore();
    return;
  }
  saveLayout();
  QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() == 1 && QFileInfo(urls.first().toLocalFile()).isDir()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() != 1) return;
  event->acceptProposedAction();
  openFolder(urls.first().toLocalFile());
}

}  // namespace gacfas
