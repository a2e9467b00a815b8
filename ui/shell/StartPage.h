#pragma once

#include <QScrollArea>

#include "ui/shell/SampleFaces.h"
#include "ui/shell/Settings.h"

class QVBoxLayout;

namespace gacfas {

class RecentList;

/// The first page: what can be done here in three lines, three ways to begin, what the demo looks like, and
/// the folders used before.
class StartPage : public QScrollArea {
  Q_OBJECT
public:
  explicit StartPage(const SampleFaces& faces, QWidget* parent = nullptr);
  void setRecentFolders(const std::vector<RecentFolder>& folders);

Q_SIGNALS:
  void demoRequested();
  void openDataRequested();
  void openRunsRequested();
  void folderChosen(const QString& path);
  void clearRecentRequested();

private:
  QLayout* createLines();
  QLayout* createButtons();
  void addFaces(QVBoxLayout* column, const SampleFaces& faces);

  RecentList* recent_;
};

}  // namespace gacfas
