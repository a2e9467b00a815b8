#pragma once

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace gacfas {

/// Every command of the window, once: the menus, the command search and the shortcut sheet are made from
/// these.
class Actions : public QObject {
  Q_OBJECT
public:
  explicit Actions(QMenuBar& bar, QObject* parent = nullptr);

  QAction *newRun, *openFolder, *openData, *importData, *scoreFile, *startPage, *quit;
  QMenu* recent;
  QAction *undo, *find, *commands;
  QAction *themeSystem, *themeLight, *themeDark, *toggleTheme;
  QAction *runList, *log, *responsiveness, *fullScreen, *resetLayout;
  QAction *pause, *stop, *resume, *queue, *refresh, *rename, *remove;
  QAction *exportFigure, *copyFigure;
  QAction *shortcuts, *about;

  /// A page's entry in View, with Ctrl+<number> as long as there are digits.
  QAction* addPage(const QString& name);

  struct Entry {
    QString menu;  ///< "View"; of a submenu "View, Theme"
    QAction* action;
  };
  /// All that the menus hold, in their order, without separators and what opens a submenu.
  QList<Entry> entries() const;

private:
  QAction* add(QMenu* menu, const char* name, const QString& text, const QString& shortcut = {},
               const QString& icon = {});
  void createFile();
  void createEdit();
  void createView();
  void createRun();
  void createRest();

  QMenuBar& bar_;
  QMenu* view_ = nullptr;
  QAction* afterPages_ = nullptr;
  QActionGroup* pages_ = nullptr;
};

}  // namespace gacfas
