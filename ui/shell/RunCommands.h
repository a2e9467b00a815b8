#pragma once

#include <QObject>
#include <functional>
#include <vector>

#include "ui/runs/RunLibrary.h"
#include "ui/runs/ShownRun.h"
#include "ui/shell/RunRow.h"

namespace gacfas {

class Actions;
class ErrorStrip;
class LogDrawer;
class RunData;
class RunListModel;
class RunNames;
class RunPanel;
class RunTrash;
class Workbench;

/// What the Run menu and the run list ask for: pause, stop, resume, look, another name, another place of the faces, to the
/// trash, and back. Keeps the menu's entries enabled as far as they mean something.
class RunCommands : public QObject {
  Q_OBJECT
public:
  struct Parts {
    RunLibrary& library;
    Workbench& workbench;
    RunListModel& model;
    RunPanel& panel;
    Actions& actions;
    ErrorStrip& strip;
    LogDrawer& log;
  };
  explicit RunCommands(const Parts& parts, QObject* parent = nullptr);

  /// Runs that were cut off, in the strip with the way to go on.
  void offerResume(const RunList& runs);
  /// That a face is missing, in the strip with the way to say where the faces of the runs shown are now.
  void offerData(const QString& path, const ShownRuns& shown);
  void refreshActions();

private:
  void connectWork();
  void connectRuns();
  void connectTrash();
  void connectNames();
  void connectData();
  void askForData(const std::vector<RunPtr>& runs);
  void undo();
  void tellFailure(const QString& message);
  void togglePause();
  void resume(const QString& key);
  void remove(const QString& key);
  RunPtr find(const QString& key) const;
  RunRow describe(const RunSnapshot& run) const;

  Parts parts_;
  RunTrash* trash_;
  RunNames* names_;
  RunData* data_;
  std::vector<std::function<void()>> undo_;  ///< what takes back what was done, the last one last
};

}  // namespace gacfas
