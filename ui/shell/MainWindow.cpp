#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
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
#include "ui/shell/DemoDialog.h"
#include "ui/shell/DemoStarter.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/QueuePopup.h"
#include "ui/shell/RunCommands.h"
#include "ui/shell/RunIntake.h"
#include "ui/shell/RunPanel.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/StartPage.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/ThemeSwitch.h"
#include "ui/shell/WindowLayout.h"
#include "ui/shell/WorkNotices.h"
#include "ui/theme/Resources.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ErrorStrip.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr int kPanelWidth = WindowLayout::kPanelWidth;

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
  layout_ = std::make_unique<WindowLayout>(*this, *columns_, *rows_, *panel_, *actions_, settings_);
  commands_ = new RunCommands({library_, workbench_, model_, *panel_, *actions_, *strip_, *log_}, this);
  connectFile();
  connectView();
  connectPanel();
  connectWork();
  resize(WindowLayout::kFirstSize);
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
  panel_->setMinimumWidth(264);
  panel_->setMaximumWidth(480);
  columns_->setSizes({kPanelWidth, WindowLayout::kFirstSize.width() - kPanelWidth});
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
  layout_->restore();
  fillRecent();
  centralWidget()->setFocus();  // no button begins with a focus ring
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
  if (centralWidget()->hasFocus()) panel_->list()->setFocus();
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
  connect(start_, &StartPage::demoRequested, this, [this] {
    auto* dialog = new DemoDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DemoDialog::chosen, this, &MainWindow::startDemo);
    dialog->open();
  });
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
  connect(actions_->resetLayout, &QAction::triggered, this, [this] { layout_->reset(); });
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
    actions_->exportFigure->setEnabled(index >= 0);
    actions_->copyFigure->setEnabled(index >= 0);
  });
}

void MainWindow::connectPanel() {
  connect(panel_, &RunPanel::shownChanged, this, [this] { deck_->showRuns(panel_->shown()); });
  connect(panel_, &RunPanel::newRunRequested, actions_->newRun, &QAction::trigger);
  connect(intake_, &RunIntake::opened, this, &MainWindow::folderOpened);
  connect(intake_, &RunIntake::interrupted, commands_, &RunCommands::offerResume);
  connect(&library_, &RunLibrary::failed, this, [this](const QString& message) {
    strip_->showMessage(message, ErrorStrip::Kind::Error, tr("Open another..."), [this] { askForFolder(); });
  });
}

void MainWindow::connectWork() {
  auto* notices = new WorkNotices(workbench_, *strip_, *log_, this);
  connect(notices, &WorkNotices::showLogRequested, this, [this] { actions_->log->setChecked(true); });
  connect(actions_->queue, &QAction::triggered, this, [this] { queue_->popUp(*queueButton_); });
  connect(status_->queueButton(), &QAbstractButton::clicked, actions_->queue, &QAction::trigger);
  connect(&workbench_, &Workbench::changed, this, [this] {
    qsizetype waiting = 0;
    for (const WorkItem& item : workbench_.items()) waiting += item.state == JobState::Waiting;
    queueButton_->setText(waiting > 0 ? tr("Queue  %1").arg(waiting) : tr("Queue"));
  });
  connect(guard_, &CloseGuard::waitStarted, this,
          [this] { status_->setNotice(tr("Saving a checkpoint, then closing...")); });
  connect(guard_, &CloseGuard::mayClose, this, &QWidget::close);
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

void MainWindow::startDemo(const QString& folder) {
  try {
    const std::filesystem::path path = folder.toStdString();
    demo_->start(path);
    openFolder(QString::fromStdString(DemoStarter::runsOf(path).string()));
  } catch (const std::exception& error) {
    showProblem(QString::fromUtf8(error.what()));
  }
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

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!guard_->allows()) {
    event->ignore();
    return;
  }
  layout_->save();
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
