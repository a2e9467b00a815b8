#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include "core/prepare/FileCrops.h"
#include "ui/runs/Page.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CloseGuard.h"
#include "ui/shell/CommandSearch.h"
#include "ui/shell/DemoStarter.h"
#include "ui/shell/FolderCommands.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/QueuePopup.h"
#include "ui/shell/RunCommands.h"
#include "ui/shell/RunIntake.h"
#include "ui/shell/RunPanel.h"
#include "ui/shell/StartPage.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/ThemeSwitch.h"
#include "ui/shell/ViewCommands.h"
#include "ui/shell/WindowLayout.h"
#include "ui/shell/WorkNotices.h"
#include "ui/theme/Resources.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ErrorStrip.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr int kPanelWidth = WindowLayout::kPanelWidth;

/// The one folder, picture or video that is dragged; empty: anything else.
QString draggedPath(const QMimeData& data) {
  const QList<QUrl> urls = data.urls();
  const QString path = urls.size() == 1 ? urls.first().toLocalFile() : QString();
  return QFileInfo(path).isDir() || isPictureOrVideo(path.toStdString()) ? path : QString();
}

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
  folders_ = new FolderCommands({*this, library_, settings_, *actions_, *start_}, this);
  commands_ = new RunCommands({library_, workbench_, model_, *panel_, *actions_, *strip_, *log_}, this);
  connectFile();
  connectView();
  connectPanel();
  connectWork();
  resize(WindowLayout::firstSize(*this));
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
  columns_->setSizes({kPanelWidth, WindowLayout::firstSize(*this).width() - kPanelWidth});
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
  connect(page, &Page::faceMissing, this, [this](const QString& path) { commands_->offerData(path, panel_->shown()); });
}

void MainWindow::start(const QString& folder) {
  layout_->restore();
  folders_->fillRecent();
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
  folders_->fillRecent();
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
  folders_->fillRecent();
  if (library_.folder().isEmpty()) setWindowTitle(tr("no folder open"));
  deck_->showStart();
}

void MainWindow::connectFile() {
  connect(actions_->newRun, &QAction::triggered, this, [this] { Q_EMIT newRunRequested({}); });
  connect(actions_->startPage, &QAction::triggered, this, &MainWindow::showStart);
  connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
  connect(actions_->exportFigure, &QAction::triggered, this, &MainWindow::requestExport);
  connect(actions_->copyFigure, &QAction::triggered, this, [this] {
    const std::vector<FigureSpec> figures =
        deck_->current() ? deck_->current()->figures() : std::vector<FigureSpec>();
    if (!figures.empty()) Q_EMIT copyRequested(figures.front());
  });
  connect(folders_, &FolderCommands::runsChosen, this, &MainWindow::openFolder);
  connect(folders_, &FolderCommands::dataChosen, this, &MainWindow::dataFolderChosen);
  connect(folders_, &FolderCommands::demoChosen, this, &MainWindow::startDemo);
  connect(demo_, &DemoStarter::started, this, &MainWindow::openFolder);
  connect(demo_, &DemoStarter::failed, this, &MainWindow::showProblem);
  connect(folders_, &FolderCommands::faceFileChosen, this, &MainWindow::faceFileChosen);
}

void MainWindow::connectView() {
  new ViewCommands({*this, settings_, *actions_, *panel_, *log_, *status_, *search_, options_.facts}, this);
  connect(actions_->resetLayout, &QAction::triggered, this, [this] { layout_->reset(); });
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
    strip_->showMessage(message, ErrorStrip::Kind::Error, tr("Open another..."),
                        [this] { folders_->askForRuns(); });
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

void MainWindow::startDemo(const QString& folder) {
  demo_->start(folder.toStdString());
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

/// One that begins with a file, as those of the core do, has a button that shows where it lies.
void MainWindow::showProblem(const QString& message) {
  log_->append(message);
  const QString file = message.startsWith(u'/') ? message.section(QStringLiteral(": "), 0, 0) : QString();
  if (file.isEmpty() || file == message) return strip_->showMessage(message);
  strip_->showMessage(message, ErrorStrip::Kind::Error, tr("Open folder"), [folder = QFileInfo(file).path()] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
  });
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
  if (!draggedPath(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = draggedPath(*event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  const QFileInfo file(path);
  if (file.isDir()) return Q_EMIT folderDropped(path);
  const QString suffix = file.suffix().toLower();
  if (suffix == QLatin1String("h5") || suffix == QLatin1String("hdf5")) return Q_EMIT surfaceFileDropped(path);
  Q_EMIT faceFileChosen(path);
}

}  // namespace gacfas
