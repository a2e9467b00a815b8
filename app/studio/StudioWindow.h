#pragma once

#include <QObject>
#include <QString>

#include "ui/newrun/RunPlan.h"
#include "ui/results/Comparison.h"
#include "ui/runs/RunLibrary.h"
#include "ui/shell/MainWindow.h"
#include "ui/work/Workbench.h"

namespace gacfas {

class DataPage;
class FacesPage;
class LandscapePage;
class NewRunDialog;
class ResultsPage;
class TrainPage;

/// The whole window put together: library, workbench, shell, pages and dialogs. Everything that the program
/// and its tests start from.
class StudioWindow : public QObject {
  Q_OBJECT
public:
  explicit StudioWindow(const WindowOptions& options);
  ~StudioWindow() override;

  MainWindow& window() { return window_; }
  RunLibrary& library() { return library_; }
  Workbench& workbench() { return workbench_; }
  DataPage& dataPage() { return *data_; }
  TrainPage& trainPage() { return *train_; }
  ResultsPage& resultsPage() { return *results_; }
  FacesPage& facesPage() { return *faces_; }
  LandscapePage& landscapePage() { return *landscape_; }

  /// Opens the New run dialog with a preset ("demo/gac-fas"), or none in particular.
  /// `domains`: those below dataFolder, for presets that name others.
  NewRunDialog* openNewRun(const QString& preset = {}, const QString& dataFolder = {},
                           const QStringList& domains = {});

private:
  void addPages();
  void connectDialogs();
  /// Runs are opened, faces are shown on the Data page, and anything else is taken for a dataset to import.
  void takeFolder(const QString& folder);
  void startRuns(const RunPlan& plan);
  void copyFigure(const FigureSpec& figure);
  /// Where new runs go: the opened folder, else one in the user's home.
  QString runsFolder() const;

  WindowOptions options_;
  RunLibrary library_;
  Workbench workbench_;
  Comparison comparison_;
  MainWindow window_;
  DataPage* data_ = nullptr;
  TrainPage* train_ = nullptr;
  ResultsPage* results_ = nullptr;
  FacesPage* faces_ = nullptr;
  LandscapePage* landscape_ = nullptr;
};

}  // namespace gacfas
