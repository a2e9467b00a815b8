#include "ui/work/QueueText.h"

#include <QObject>

#include "ui/work/Workbench.h"

namespace gacfas {

QString queuedTrainings(const Workbench& workbench) {
  int waiting = 0;
  for (const WorkItem& item : workbench.items())
    waiting += item.kind == WorkKind::Training && item.state == JobState::Waiting;
  if (waiting == 0) return {};
  QString text = waiting == 1 ? QObject::tr("One training is queued and appears here when it starts.")
                              : QObject::tr("%1 trainings are queued and appear here when they start.").arg(waiting);
  if (const WorkItem* now = workbench.running()) text += QObject::tr("\nNow: %1.").arg(now->title);
  return text;
}

}  // namespace gacfas
