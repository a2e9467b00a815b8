#pragma once

#include <QObject>
#include <functional>

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
  /// In place of the desktop's.
  void setNotify(std::function<void(const QString& title, const QString& text)> notify) { notify_ = std::move(notify); }

Q_SIGNALS:
  void showLogRequested();

private:
  void tellEnd(const WorkItem& item);
  void tellFailure(const WorkItem& item);

  Workbench& workbench_;
  ErrorStrip& strip_;
  LogDrawer& log_;
  std::function<void(const QString& title, const QString& text)> notify_;
};

}  // namespace gacfas
