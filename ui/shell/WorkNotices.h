#pragma once

#include <QObject>

#include "ui/work/Workbench.h"

namespace gacfas {

class ErrorStrip;
class LogDrawer;

/// Tells of work that ended: a failure in the strip with the way to go on, everything in the log, and the
/// desktop where the window is not in front.
class WorkNotices : public QObject {
  Q_OBJECT
public:
  WorkNotices(Workbench& workbench, ErrorStrip& strip, LogDrawer& log, QObject* parent = nullptr);

Q_SIGNALS:
  void showLogRequested();

private:
  void tellEnd(const WorkItem& item);
  void tellFailure(const WorkItem& item);

  Workbench& workbench_;
  ErrorStrip& strip_;
  LogDrawer& log_;
};

}  // namespace gacfas
