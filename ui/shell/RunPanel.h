#pragma once

#include <QWidget>

#include "ui/runs/ShownRun.h"
#include "ui/shell/RunListModel.h"

class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;

namespace gacfas {

class DifferencePanel;
class Workbench;

/// The left of the window: the filter, the runs with their ticks, and the selected run's config.
class RunPanel : public QWidget {
  Q_OBJECT
public:
  RunPanel(RunListModel& model, Workbench& workbench, QWidget* parent = nullptr);

  QListView* list() const { return list_; }
  QLineEdit* filter() const { return filter_; }
  /// The selected run, null: none.
  RunPtr current() const;
  /// Selects a run; one that is not in the list yet when it comes, unless another is selected before.
  void setCurrent(const QString& key);
  /// Opens the selected run's name for editing; the model says what was typed.
  void editName();
  /// What the ticks say, for the pages.
  ShownRuns shown() const;
  QByteArray saveState() const;
  void restoreState(const QByteArray& state);

Q_SIGNALS:
  void shownChanged();  ///< ticks, the selected run, or a shown run's files
  void currentChanged();
  void newRunRequested();
  void resumeRequested(const QString& key);
  void styleChosen(const QString& key, int style);
  void removeRequested(const QString& key);
  void moveDataRequested(const QString& key);
  void openConfigRequested(const QString& file);

private:
  QWidget* createFilterRow();
  QWidget* createList();
  void showMenu(const QPoint& position);
  void tickAll(bool ticked);
  void applyFilter(const QString& text);
  void showCounts();
  void showDifference();

  RunListModel& model_;
  Workbench& workbench_;
  RunFilterModel* rows_;
  QLineEdit* filter_ = nullptr;
  QListView* list_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  QSplitter* splitter_ = nullptr;
  DifferencePanel* difference_ = nullptr;
  QString awaited_;  ///< key of a run to select when it comes
};

}  // namespace gacfas
