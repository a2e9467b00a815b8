#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>
#include <vector>

#include "ui/plots/FigureSpec.h"
#include "ui/runs/RunLibrary.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/RunListModel.h"
#include "ui/shell/SampleFaces.h"
#include "ui/shell/Settings.h"

class QPushButton;
class QSplitter;

namespace gacfas {

class Actions;
class CloseGuard;
class CommandSearch;
class DemoStarter;
class ErrorStrip;
class FolderCommands;
class LogDrawer;
class Page;
class PageDeck;
class QueuePopup;
class RunCommands;
class RunIntake;
class RunPanel;
class StartPage;
class StatusStrip;
class ThemeSwitch;
class WindowLayout;
class Workbench;

struct WindowOptions {
  QString settingsFile;  ///< empty: $GACFAS_SETTINGS, else the user's
  BuildFacts facts;
  SampleFaces faces;              ///< of the start page; without draw: none
  std::filesystem::path presets;  ///< the configs that come with the program
};

/// The window: run list, pages, status bar, and what connects them. Knows a page as Page alone.
class MainWindow : public QMainWindow {
  Q_OBJECT
public:
  /// Library and workbench outlive it.
  MainWindow(RunLibrary& library, Workbench& workbench, const WindowOptions& options,
             QWidget* parent = nullptr);
  ~MainWindow() override;

  /// In the order of the tabs; before start().
  void addPage(const QString& name, Page* page);
  /// Opens `folder`, else the one of the last time, else the start page; the page and the layout of the last
  /// time.
  void start(const QString& folder = {});
  void openFolder(const QString& folder);
  void setDevice(const QString& text);
  /// Draws the synthetic faces into `folder`, trains on them and opens their runs.
  void startDemo(const QString& folder);

  /// One line for the strip.
  void showProblem(const QString& message);
  void showPage(const QString& name);
  RunPanel& runPanel() const { return *panel_; }
  PageDeck& pages() const { return *deck_; }
  Actions& actions() const { return *actions_; }
  ErrorStrip& errorStrip() const { return *strip_; }
  LogDrawer& log() const { return *log_; }

Q_SIGNALS:
  void newRunRequested(const QString& preset);   ///< empty: none in particular
  void dataFolderChosen(const QString& folder);  ///< for a new run
  void folderDropped(const QString& folder);     ///< of whatever it holds
  void faceFileChosen(const QString& file);      ///< a picture or video to be scored
  void surfaceFileDropped(const QString& file);  ///< a loss surface for the selected run
  void exportRequested(const std::vector<gacfas::FigureSpec>& figures);
  void copyRequested(const gacfas::FigureSpec& figure);

protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  QWidget* createTools();
  QWidget* createBody();
  void createStatus();
  void connectFile();
  void connectView();
  void connectPanel();
  void connectWork();
  void showStart();
  void folderOpened();
  void requestExport();

  RunLibrary& library_;
  Workbench& workbench_;
  WindowOptions options_;
  Settings settings_;
  RunListModel model_;
  Actions* actions_;
  ThemeSwitch* theme_;
  RunIntake* intake_;
  CloseGuard* guard_;
  DemoStarter* demo_;
  FolderCommands* folders_ = nullptr;
  RunCommands* commands_ = nullptr;
  std::unique_ptr<WindowLayout> layout_;
  StartPage* start_;
  PageDeck* deck_;
  RunPanel* panel_;
  ErrorStrip* strip_;
  LogDrawer* log_;
  StatusStrip* status_;
  QueuePopup* queue_;
  CommandSearch* search_;
  QPushButton* queueButton_ = nullptr;
  QSplitter* columns_ = nullptr;
  QSplitter* rows_ = nullptr;
};

}  // namespace gacfas
