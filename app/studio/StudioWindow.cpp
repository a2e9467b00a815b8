#include "app/studio/StudioWindow.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>

#include "app/studio/Surroundings.h"
#include "core/jobs/SystemInfo.h"
#include "core/survey/DataSurvey.h"
#include "ui/data/DataPage.h"
#include "ui/faces/FacesPage.h"
#include "ui/figure/ExportDialog.h"
#include "ui/figure/FigureDrawing.h"
#include "ui/figure/FigureLoader.h"
#include "ui/landscape/LandscapePage.h"
#include "ui/newrun/NewRunDialog.h"
#include "ui/results/ResultsPage.h"
#include "ui/runs/RunFinder.h"
#include "ui/shell/Actions.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/RunPanel.h"
#include "ui/train/TrainPage.h"
#include "ui/widgets/Background.h"

namespace gacfas {
namespace {

constexpr double kCopyPixelsPerMm = 300.0 / 25.4;

enum class FolderKind { Runs, Faces, Other };

/// Lists the folder: not for the GUI thread.
FolderKind kindOfFolder(const std::filesystem::path& folder) {
  try {
    if (!findRuns(folder).empty()) return FolderKind::Runs;
    surveyData(folder);
    return FolderKind::Faces;
  } catch (const std::exception&) {
    return FolderKind::Other;
  }
}

/// "cpu, 2 threads" as the window writes it.
QString deviceText(const QString& device) {
  const QString cpu = QStringLiteral("cpu");
  return device.startsWith(cpu) ? QStringLiteral("CPU") + device.mid(cpu.size()) : device;
}

/// The faces that the newest run on drawn ones was trained on, empty where there is none.
std::filesystem::path syntheticFaces(const RunList& runs) {
  for (auto run = runs.rbegin(); run != runs.rend(); ++run)
    if ((*run)->synthetic && (*run)->problem.isEmpty()) return (*run)->config.data.root;
  return {};
}

}  // namespace

StudioWindow::StudioWindow(const WindowOptions& options)
    : options_(options), window_(library_, workbench_, options) {
  enableDrawing(workbench_);
  addPages();
  connectDialogs();
  inBackground(
      this, [] { return deviceText(QString::fromStdString(systemInfo().device)); },
      [this](const QString& device) { window_.setDevice(device); });
}

StudioWindow::~StudioWindow() = default;

void StudioWindow::addPages() {
  data_ = new DataPage(workbench_);
  train_ = new TrainPage(&workbench_);
  results_ = new ResultsPage(&comparison_);
  faces_ = new FacesPage(&comparison_, &workbench_);
  landscape_ = new LandscapePage(workbench_);
  window_.addPage(tr("Data"), data_);
  window_.addPage(tr("Train"), train_);
  window_.addPage(tr("Results"), results_);
  window_.addPage(tr("Faces"), faces_);
  window_.addPage(tr("Landscape"), landscape_);
  window_.pages().tabs()->setCurrentIndex(1);  // what a folder of runs opens with
  connect(data_, &DataPage::frontWanted, this, [this] { window_.showPage(tr("Data")); });
  connect(data_, &DataPage::newRunWanted, this,
          [this](const QString& root, const QStringList& domains) { openNewRun({}, root, domains); });
  connect(train_, &TrainPage::newRunWanted, this, [this] { openNewRun(); });
  connect(results_, &ResultsPage::openFaces, this, [this](const FaceFilter& filter) {
    faces_->setFilter(filter);
    window_.showPage(tr("Faces"));
  });
}

void StudioWindow::connectDialogs() {
  connect(&window_, &MainWindow::newRunRequested, this,
          [this](const QString& preset) { openNewRun(preset); });
  connect(&window_, &MainWindow::dataFolderChosen, this, [this](const QString& folder) {
    data_->showRoot(folder);
    openNewRun({}, folder);
  });
  connect(&window_, &MainWindow::folderDropped, this, &StudioWindow::takeFolder);
  connect(&window_, &MainWindow::faceFileChosen, this, [this](const QString& file) {
    window_.showPage(tr("Faces"));
    faces_->scoreFile(file);
  });
  connect(&window_, &MainWindow::surfaceFileDropped, this, [this](const QString& file) {
    window_.showPage(tr("Landscape"));
    landscape_->importFile(file);
  });
  connect(window_.actions().importData, &QAction::triggered, this, [this] {
    window_.showPage(tr("Data"));
    data_->openImport();
  });
  connect(&window_, &MainWindow::copyRequested, this, &StudioWindow::copyFigure);
  connect(&window_, &MainWindow::exportRequested, this, [this](const std::vector<FigureSpec>& figures) {
    auto* dialog =
        new ExportDialog(figures, QDir(library_.folder()).filePath(QStringLiteral("figures")), &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
}

void StudioWindow::takeFolder(const QString& folder) {
  inBackground(
      this, [folder] { return kindOfFolder(folder.toStdString()); },
      [this, folder](FolderKind kind) {
        if (kind == FolderKind::Runs) return window_.openFolder(folder);
        window_.showPage(tr("Data"));
        if (kind == FolderKind::Faces)
          data_->showRoot(folder);
        else
          data_->openImport(folder);
      });
}

NewRunDialog* StudioWindow::openNewRun(const QString& preset, const QString& dataFolder,
                                       const QStringList& domains) {
  NewRunContext context;
  context.presets = options_.presets;
  context.runs = runsFolder().toStdString();
  context.known = library_.runs();
  for (const WorkItem& item : workbench_.items())
    if (!item.run.empty()) context.reserved.push_back(item.run);
  context.demoData = syntheticFaces(library_.runs());
  const QDir beside(runsFolder() + QStringLiteral("/../data"));
  if (context.demoData.empty() && beside.exists())
    context.demoData = QDir::cleanPath(beside.path()).toStdString();
  context.dataRoot = dataFolder.toStdString();
  for (const QString& domain : domains) context.domains.push_back(domain.toStdString());
  context.workbench = &workbench_;
  if (!preset.isEmpty()) context.preset = preset;
  auto* dialog = new NewRunDialog(std::move(context), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &NewRunDialog::started, this, &StudioWindow::startRuns);
  dialog->open();
  return dialog;
}

void StudioWindow::startRuns(const RunPlan& plan) {
  if (plan.empty()) return;
  const bool isIdle = !workbench_.running();
  for (const auto& [config, folder] : plan) workbench_.train(config, folder);
  if (library_.folder().isEmpty()) window_.openFolder(runsFolder());
  window_.showPage(tr("Train"));
  // What starts now is what Pause, Stop and the dial of the Train page are about.
  const auto folder = std::filesystem::weakly_canonical(plan.front().second);
  if (isIdle) window_.runPanel().setCurrent(QString::fromStdString(folder.string()));
}

void StudioWindow::copyFigure(const FigureSpec& figure) {
  inBackground(
      this, [figure] { return loadQuietly(figure); },
      [this, figure](const LoadedFigure& loaded) {
        if (!loaded.content) return window_.showProblem(loaded.problem);
        try {
          QGuiApplication::clipboard()->setImage(figureImage(*loaded.content, figure, kCopyPixelsPerMm));
        } catch (const std::exception& error) {
          window_.showProblem(QString::fromUtf8(error.what()));
        }
      });
}

QString StudioWindow::runsFolder() const {
  return library_.folder().isEmpty() ? QDir::home().filePath(QStringLiteral("gacfas-runs"))
                                     : library_.folder();
}

}  // namespace gacfas
