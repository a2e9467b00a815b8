#pragma once

#include <QStackedWidget>
#include <vector>

#include "ui/runs/ShownRun.h"

class QTabBar;

namespace gacfas {

class Page;

/// The pages and their tabs. Only the page in front is told of runs; another one when it comes to the front.
class PageDeck : public QStackedWidget {
  Q_OBJECT
public:
  /// `start` is shown while no folder is open and has no tab.
  explicit PageDeck(QWidget* start, QWidget* parent = nullptr);

  QTabBar* tabs() const { return tabs_; }
  void addPage(const QString& name, Page* page);
  int count() const { return static_cast<int>(pages_.size()); }
  Page* page(int index) const { return pages_[static_cast<size_t>(index)].page; }
  QString name(int index) const { return pages_[static_cast<size_t>(index)].name; }

  /// The page in front; null: the start page is.
  Page* current() const;
  int currentPage() const;  ///< -1: the start page
  QString currentName() const;
  void showStart();
  void showPage(int index);
  /// The first page where there is none of this name.
  void showPageNamed(const QString& name);
  /// The page of the tabs, also while the start page is in front.
  void leaveStart();
  void showRuns(const ShownRuns& runs);

Q_SIGNALS:
  void pageChanged(int index);  ///< -1: the start page

private:
  struct Entry {
    QString name;
    Page* page;
    bool stale;  ///< has not seen runs_
  };
  void setStartLook(bool start);
  void bringUpToDate();

  QTabBar* tabs_;
  QWidget* start_;
  std::vector<Entry> pages_;
  ShownRuns runs_;
};

}  // namespace gacfas
