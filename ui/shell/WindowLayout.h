#pragma once

#include <QSize>

class QMainWindow;
class QSplitter;

namespace gacfas {

class Actions;
class RunPanel;
class Settings;

/// Size and parts of the window, kept from one start to the next.
class WindowLayout {
public:
  /// As far as the screen has room for it and a frame.
  static QSize firstSize(const QWidget& window);
  static constexpr int kPanelWidth = 288;

  WindowLayout(QMainWindow& window, QSplitter& columns, QSplitter& rows, RunPanel& panel, Actions& actions,
               Settings& settings);
  void restore();
  void save();
  /// As at the first start.
  void reset();

private:
  QMainWindow& window_;
  QSplitter& columns_;
  QSplitter& rows_;
  RunPanel& panel_;
  Actions& actions_;
  Settings& settings_;
};

}  // namespace gacfas
