#pragma once

#include <QObject>

#include "ui/theme/SystemTheme.h"
#include "ui/theme/Theme.h"

namespace gacfas {

class Actions;
class Settings;

/// The theme of the program as View > Theme and the desktop want it.
class ThemeSwitch : public QObject {
  Q_OBJECT
public:
  ThemeSwitch(Actions& actions, Settings& settings, QObject* parent = nullptr);

  void choose(ThemeChoice choice);
  /// Light where it is dark now, and the other way round.
  void toggle();

private:
  void apply();

  Actions& actions_;
  Settings& settings_;
  SystemTheme system_;
};

}  // namespace gacfas
