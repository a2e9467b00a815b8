#include "ui/shell/ThemeSwitch.h"

#include <QAction>
#include <QApplication>

#include "ui/shell/Actions.h"
#include "ui/shell/Settings.h"

namespace gacfas {

ThemeSwitch::ThemeSwitch(Actions& actions, Settings& settings, QObject* parent)
    : QObject(parent), actions_(actions), settings_(settings) {
  connect(actions_.themeSystem, &QAction::triggered, this, [this] { choose(ThemeChoice::System); });
  connect(actions_.themeLight, &QAction::triggered, this, [this] { choose(ThemeChoice::Light); });
  connect(actions_.themeDark, &QAction::triggered, this, [this] { choose(ThemeChoice::Dark); });
  connect(actions_.toggleTheme, &QAction::triggered, this, &ThemeSwitch::toggle);
  connect(&system_, &SystemTheme::changed, this, [this] {
    if (settings_.theme() == ThemeChoice::System) apply();
  });
  apply();
}

void ThemeSwitch::choose(ThemeChoice choice) {
  settings_.setTheme(choice);
  apply();
}

void ThemeSwitch::toggle() {
  choose(currentTheme().dark ? ThemeChoice::Light : ThemeChoice::Dark);
}

void ThemeSwitch::apply() {
  const ThemeChoice choice = settings_.theme();
  applyTheme(*qApp, themeFor(choice));
  QAction* action = choice == ThemeChoice::Dark    ? actions_.themeDark
                    : choice == ThemeChoice::Light ? actions_.themeLight
                                                   : actions_.themeSystem;
  action->setChecked(true);
}

}  // namespace gacfas
