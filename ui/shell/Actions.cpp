#include "ui/shell/Actions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include "ui/theme/Icons.h"

namespace gacfas {
namespace {

QString plain(QString text) {
  return text.remove(QLatin1Char('&'));
}

void collect(const QMenu& menu, const QString& path, QList<Actions::Entry>& entries) {
  for (QAction* action : menu.actions()) {
    if (const QMenu* sub = action->menu()) {
      collect(*sub, QStringLiteral("%1, %2").arg(path, plain(action->text())), entries);
    } else if (!action->isSeparator()) {
      entries.append({path, action});
    }
  }
}

}  // namespace

Actions::Actions(QMenuBar& bar, QObject* parent) : QObject(parent), bar_(bar) {
  createFile();
  createEdit();
  createView();
  createRun();
  createRest();
}

QAction* Actions::add(QMenu* menu, const char* name, const QString& text, const QString& shortcut,
                      const QString& icon) {
  QAction* action = menu->addAction(text);
  action->setObjectName(QLatin1String(name));
  if (!shortcut.isEmpty()) action->setShortcut(QKeySequence(shortcut));
  if (!icon.isEmpty()) action->setIcon(themedIcon(icon));
  action->setIconVisibleInMenu(!icon.isEmpty());
  return action;
}

void Actions::createFile() {
  QMenu* menu = bar_.addMenu(tr("&File"));
  newRun = add(menu, "newRun", tr("&New run..."), QStringLiteral("Ctrl+N"), QStringLiteral("plus"));
  menu->addSeparator();
  openFolder =
      add(menu, "openFolder", tr("&Open runs folder..."), QStringLiteral("Ctrl+O"), QStringLiteral("folder"));
  recent = menu->addMenu(tr("Open &recent"));
  openData = add(menu, "openData", tr("Open &data folder..."), QStringLiteral("Ctrl+Shift+O"));
  importData = add(menu, "importData", tr("&Import videos..."), QStringLiteral("Ctrl+I"));
  scoreFile = add(menu, "scoreFile", tr("&Score a picture or video..."), QStringLiteral("Ctrl+Shift+F"));
  startPage = add(menu, "startPage", tr("&Start page"), QStringLiteral("Ctrl+0"));
  menu->addSeparator();
  quit = add(menu, "quit", tr("&Quit"), QStringLiteral("Ctrl+Q"));
  quit->setMenuRole(QAction::QuitRole);
}

void Actions::createEdit() {
  QMenu* menu = bar_.addMenu(tr("&Edit"));
  undo = add(menu, "undo", tr("&Undo"), QStringLiteral("Ctrl+Z"), QStringLiteral("undo"));
  undo->setEnabled(false);
  menu->addSeparator();
  find = add(menu, "find", tr("&Filter runs"), QStringLiteral("Ctrl+F"), QStringLiteral("search"));
  commands = add(menu, "commands", tr("Search &commands"), QStringLiteral("Ctrl+K"));
}

void Actions::createView() {
  view_ = bar_.addMenu(tr("&View"));
  pages_ = new QActionGroup(this);
  afterPages_ = view_->addSeparator();
  QMenu* theme = view_->addMenu(tr("&Theme"));
  auto* group = new QActionGroup(this);
  themeSystem = add(theme, "themeSystem", tr("As the &system"), QStringLiteral("Ctrl+Alt+S"));
  themeLight = add(theme, "themeLight", tr("&Light"), QStringLiteral("Ctrl+Alt+L"), QStringLiteral("sun"));
  themeDark = add(theme, "themeDark", tr("&Dark"), QStringLiteral("Ctrl+Alt+D"), QStringLiteral("moon"));
  for (QAction* action : {themeSystem, themeLight, themeDark}) {
    action->setCheckable(true);
    action->setIconVisibleInMenu(false);
    group->addAction(action);
  }
  toggleTheme = add(view_, "toggleTheme", tr("S&witch light and dark"), QStringLiteral("Ctrl+Shift+T"));
  view_->addSeparator();
  runList = add(view_, "runListShown", tr("&Run list"), QStringLiteral("Ctrl+B"));
  log = add(view_, "logShown", tr("&Log"), QStringLiteral("Ctrl+L"));
  responsiveness = add(view_, "responsivenessShown", tr("Res&ponsiveness"), QStringLiteral("Ctrl+Shift+R"));
  fullScreen = add(view_, "fullScreen", tr("&Full screen"), QStringLiteral("F11"));
  for (QAction* action : {runList, log, responsiveness, fullScreen}) action->setCheckable(true);
  runList->setChecked(true);
  view_->addSeparator();
  resetLayout = add(view_, "resetLayout", tr("R&eset layout"), QStringLiteral("Ctrl+Alt+0"));
}

void Actions::createRun() {
  QMenu* menu = bar_.addMenu(tr("&Run"));
  pause = add(menu, "pauseWork", tr("&Pause"), QStringLiteral("Ctrl+Shift+P"), QStringLiteral("pause"));
  stop = add(menu, "stopWork", tr("&Stop and save"), QStringLiteral("Ctrl+Shift+S"), QStringLiteral("stop"));
  resume = add(menu, "resumeRun", tr("&Resume the selected run"), QStringLiteral("Ctrl+R"),
               QStringLiteral("play"));
  queue = add(menu, "queue", tr("&Queue"), QStringLiteral("Ctrl+J"), QStringLiteral("queue"));
  menu->addSeparator();
  refresh = add(menu, "refresh", tr("&Look for changes"), QStringLiteral("F5"), QStringLiteral("refresh"));
  rename = add(menu, "renameRun", tr("Re&name the selected run"), QStringLiteral("F2"));
  remove = add(menu, "removeRun", tr("&Move the selected run to the trash"), QStringLiteral("Ctrl+Del"),
               QStringLiteral("trash"));
}

void Actions::createRest() {
  QMenu* figure = bar_.addMenu(tr("Fi&gure"));
  exportFigure =
      add(figure, "exportFigure", tr("&Export..."), QStringLiteral("Ctrl+E"), QStringLiteral("export"));
  copyFigure = add(figure, "copyFigure", tr("&Copy"), QStringLiteral("Ctrl+Shift+C"), QStringLiteral("copy"));
  QMenu* help = bar_.addMenu(tr("&Help"));
  shortcuts =
      add(help, "shortcuts", tr("&Keyboard shortcuts"), QStringLiteral("F1"), QStringLiteral("keyboard"));
  about = add(help, "about", tr("&About GAC-FAS Studio"), QStringLiteral("Shift+F1"), QStringLiteral("info"));
}

QAction* Actions::addPage(const QString& name) {
  auto* action = new QAction(name, this);
  action->setCheckable(true);
  action->setObjectName(QStringLiteral("page") + name);
  const int number = static_cast<int>(pages_->actions().size()) + 1;
  if (number <= 9) action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number)));
  pages_->addAction(action);
  view_->insertAction(afterPages_, action);
  return action;
}

QList<Actions::Entry> Actions::entries() const {
  QList<Entry> entries;
  for (const QAction* top : bar_.actions()) {
    if (top->menu()) collect(*top->menu(), plain(top->text()), entries);
  }
  return entries;
}

}  // namespace gacfas
