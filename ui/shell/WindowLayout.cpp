#include "ui/shell/WindowLayout.h"

#include <QAction>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

#include "ui/shell/Actions.h"
#include "ui/shell/RunPanel.h"
#include "ui/shell/Settings.h"

namespace gacfas {

WindowLayout::WindowLayout(QMainWindow& window, QSplitter& columns, QSplitter& rows, RunPanel& panel,
                           Actions& actions, Settings& settings)
    : window_(window),
      columns_(columns),
      rows_(rows),
      panel_(panel),
      actions_(actions),
      settings_(settings) {}

QSize WindowLayout::firstSize(const QWidget& window) {
  constexpr QSize kWanted{1440, 900}, kFrame{0, 32};
  return kWanted.boundedTo(window.screen()->availableSize() - kFrame);
}

void WindowLayout::restore() {
  window_.restoreGeometry(settings_.bytes(QStringLiteral("window")));
  columns_.restoreState(settings_.bytes(QStringLiteral("columns")));
  rows_.restoreState(settings_.bytes(QStringLiteral("rows")));
  panel_.restoreState(settings_.bytes(QStringLiteral("panel")));
  actions_.log->setChecked(settings_.logOpen());
  actions_.responsiveness->setChecked(settings_.responsivenessShown());
}

void WindowLayout::save() {
  settings_.setBytes(QStringLiteral("window"), window_.saveGeometry());
  settings_.setBytes(QStringLiteral("columns"), columns_.saveState());
  settings_.setBytes(QStringLiteral("rows"), rows_.saveState());
  settings_.setBytes(QStringLiteral("panel"), panel_.saveState());
  settings_.setLogOpen(actions_.log->isChecked());
}

void WindowLayout::reset() {
  settings_.forgetLayout();
  actions_.log->setChecked(false);
  actions_.runList->setChecked(true);
  actions_.fullScreen->setChecked(false);
  window_.showNormal();
  window_.resize(firstSize(window_));
  columns_.setSizes({kPanelWidth, window_.width() - kPanelWidth});
  rows_.setSizes({600, 180});
}

}  // namespace gacfas
