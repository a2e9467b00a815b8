#pragma once

#include <QMenu>

#include "ui/runs/RunSnapshot.h"

namespace gacfas {

class Workbench;

/// The context menu of a run; deletes itself when it closes.
class RunMenu : public QMenu {
  Q_OBJECT
public:
  RunMenu(const RunSnapshot& run, Workbench& workbench, QWidget* parent);

Q_SIGNALS:
  void resumeRequested(const QString& key);
  void styleChosen(const QString& key, int style);
  void renameRequested(const QString& key);
  void removeRequested(const QString& key);
  void moveDataRequested(const QString& key);
  void openConfigRequested(const QString& file);

private:
  void addWork(const RunSnapshot& run);
  void addColours(const RunSnapshot& run);
  void addFiles(const RunSnapshot& run);

  Workbench& workbench_;
};

}  // namespace gacfas
