#pragma once

#include <QWidget>
#include <vector>

#include "ui/shell/Settings.h"

class QVBoxLayout;

namespace gacfas {

/// The folders that were open before, each a button over the whole row; what is in them is counted on a pool
/// thread.
class RecentList : public QWidget {
  Q_OBJECT
public:
  explicit RecentList(QWidget* parent = nullptr);
  void setFolders(const std::vector<RecentFolder>& folders);

Q_SIGNALS:
  void chosen(const QString& path);
  void clearRequested();

private:
  QVBoxLayout* rows_;
};

/// "6 runs, 1 unfinished", "no runs", "not found". Reads the folder: not for the GUI thread.
QString describeFolder(const QString& path);

}  // namespace gacfas
