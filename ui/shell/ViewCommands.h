#pragma once

#include <QObject>

#include "ui/shell/AboutDialog.h"

namespace gacfas {

class Actions;
class CommandSearch;
class LogDrawer;
class RunPanel;
class Settings;
class StatusStrip;

/// What the View and Help menus ask for: which parts of the window are shown, and its small dialogs.
class ViewCommands : public QObject {
  Q_OBJECT
public:
  struct Parts {
    QWidget& window;
    Settings& settings;
    Actions& actions;
    RunPanel& panel;
    LogDrawer& log;
    StatusStrip& status;
    CommandSearch& search;
    BuildFacts facts;
  };
  explicit ViewCommands(const Parts& parts, QObject* parent = nullptr);

  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void connectLog();
  void connectWindow();
  void connectDialogs();

  Parts parts_;
};

}  // namespace gacfas
