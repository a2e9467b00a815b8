#include "ui/shell/WorkNotices.h"

#include <QApplication>

#include "ui/shell/DesktopNote.h"
#include "ui/shell/LogDrawer.h"
#include "ui/widgets/ErrorStrip.h"

namespace gacfas {

WorkNotices::WorkNotices(Workbench& workbench, ErrorStrip& strip, LogDrawer& log, QObject* parent)
    : QObject(parent), workbench_(workbench), strip_(strip), log_(log), notify_(notifyDesktop) {
  connect(&workbench_, &Workbench::note, &log_, &LogDrawer::append);
  connect(&workbench_, &Workbench::ended, this, &WorkNotices::tellEnd);
}

void WorkNotices::tellEnd(const WorkItem& item) {
  if (item.state == JobState::Failed) tellFailure(item);
  if (item.state == JobState::Finished) log_.append(tr("%1 has ended.").arg(item.title));
  if (item.state == JobState::Cancelled) log_.append(tr("%1 was stopped.").arg(item.title));
  if (item.state == JobState::Cancelled || QApplication::activeWindow()) return;
  notify_(
      item.state == JobState::Failed ? tr("%1 failed").arg(item.title) : tr("%1 has ended").arg(item.title),
      item.error);
}

void WorkNotices::tellFailure(const WorkItem& item) {
  const QString message = tr("%1 failed: %2").arg(item.title, item.error);
  log_.append(message);
  if (item.kind == WorkKind::Training && !item.run.empty()) {
    strip_.showMessage(message, ErrorStrip::Kind::Error, tr("Resume"), [this, run = item.run] {
      if (!workbench_.workOn(run)) workbench_.resume(run);
    });
  } else {
    strip_.showMessage(message, ErrorStrip::Kind::Error, tr("Show log"),
                       [this] { Q_EMIT showLogRequested(); });
  }
}

}  // namespace gacfas
