#pragma once

#include <QObject>

namespace gacfas {

class Actions;
class RunLibrary;
class Settings;
class StartPage;

/// What the File menu and the start page ask for: a folder of runs or of faces, the demo, and the folders of
/// the last times.
class FolderCommands : public QObject {
  Q_OBJECT
public:
  struct Parts {
    QWidget& window;
    const RunLibrary& library;
    Settings& settings;
    Actions& actions;
    StartPage& start;
  };
  explicit FolderCommands(const Parts& parts, QObject* parent = nullptr);

  void askForRuns();
  /// The folders of the last times, in the menu and on the start page.
  void fillRecent();

Q_SIGNALS:
  void runsChosen(const QString& folder);
  void dataChosen(const QString& folder);
  void demoChosen(const QString& folder);
  void faceFileChosen(const QString& file);

private:
  void askForData();
  void askForDemo();
  void askForFaceFile();
  void ask(const QString& title, const QString& folder, void (FolderCommands::*chosen)(const QString&));

  Parts parts_;
};

}  // namespace gacfas
