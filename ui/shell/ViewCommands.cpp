#include "ui/shell/ViewCommands.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QToolButton>

#include "ui/shell/Actions.h"
#include "ui/shell/CommandSearch.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/RunPanel.h"
#include "ui/shell/Settings.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/StatusStrip.h"

namespace gacfas {

ViewCommands::ViewCommands(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
  connect(parts_.actions.commands, &QAction::triggered, &parts_.search, &CommandSearch::open);
  connect(parts_.actions.runList, &QAction::toggled, &parts_.panel, &QWidget::setVisible);
  connect(parts_.actions.find, &QAction::triggered, this, [this] {
    parts_.actions.runList->setChecked(true);
    parts_.panel.filter()->setFocus(Qt::ShortcutFocusReason);
  });
  connectLog();
  connectWindow();
  connectDialogs();
}

void ViewCommands::connectLog() {
  QAction* shown = parts_.actions.log;
  const QToolButton* button = parts_.status.logButton();
  connect(shown, &QAction::toggled, &parts_.log, &QWidget::setVisible);
  connect(shown, &QAction::toggled, button, &QAbstractButton::setChecked);
  connect(button, &QAbstractButton::toggled, shown, &QAction::setChecked);
  connect(&parts_.log, &LogDrawer::closeRequested, shown, [shown] { shown->setChecked(false); });
  connect(&parts_.log, &LogDrawer::unreadChanged, &parts_.status, &StatusStrip::setUnread);
}

void ViewCommands::connectWindow() {
  connect(parts_.actions.responsiveness, &QAction::toggled, this, [this](bool shown) {
    parts_.settings.setResponsivenessShown(shown);
    parts_.status.showResponsiveness(shown);
  });
  connect(parts_.actions.fullScreen, &QAction::toggled, this, [this](bool full) {
    QWidget& window = parts_.window;
    window.setWindowState(window.windowState().setFlag(Qt::WindowFullScreen, full));
  });
  parts_.window.installEventFilter(this);
}

/// Leaves full screen in the menu too where the desktop left it.
bool ViewCommands::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &parts_.window && event->type() == QEvent::WindowStateChange)
    parts_.actions.fullScreen->setChecked(parts_.window.isFullScreen());
  return QObject::eventFilter(watched, event);
}

void ViewCommands::connectDialogs() {
  connect(parts_.actions.shortcuts, &QAction::triggered, this, [this] {
    auto* sheet = new ShortcutSheet(parts_.actions, &parts_.window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
  });
  connect(parts_.actions.about, &QAction::triggered, this, [this] {
    auto* dialog = new AboutDialog(parts_.facts, &parts_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
}

}  // namespace gacfas
