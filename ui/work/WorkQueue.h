#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <list>

#include "ui/work/ProgressBox.h"
#include "ui/work/Workbench.h"

namespace gacfas {

/// The jobs of a Workbench: the device queue, the same order kept on the GUI thread, and the way back to that
/// thread.
class WorkQueue : public QObject {
  Q_OBJECT
public:
  /// What a job gets to work with, on the queue's thread.
  struct Desk {
    quint64 id;
    JobControl& control;
    ProgressSink progress;
  };
  using Work = std::function<void(const Desk&)>;

  WorkQueue();

  /// `again` does what is left of the work after it was stopped.
  quint64 add(WorkItem item, Work work, Work again);
  void setPaused(quint64 id, bool paused);
  void cancel(quint64 id);
  void cancelAll();
  void interruptTrainingFor(quint64 id);

  std::vector<WorkItem> items() const;
  const WorkItem* running() const;
  const WorkItem* workOn(const std::filesystem::path& run) const;

  /// From any thread.
  void postNote(const QString& line);
  void postTitle(quint64 id, const QString& title);

Q_SIGNALS:
  void changed();
  void started(const gacfas::WorkItem& item);
  void ended(const gacfas::WorkItem& item);
  void note(const QString& line);
  void idle();

private:
  /// The job that goes on with one that was interrupted; not wanted where that one ends by itself all the
  /// same.
  struct Successor {
    std::mutex mutex;
    std::shared_ptr<Job> job;
  };
  struct Entry {
    WorkItem item;
    std::shared_ptr<Job> job;
    Work again;
    std::shared_ptr<Successor> successor;
    quint64 resumedBy = 0;  ///< id of the successor, 0: none
  };
  DeviceQueue& laneOf(const WorkItem& item) { return item.kind == WorkKind::Files ? files_ : queue_; }
  Entry* find(quint64 id);
  Entry* runningTraining();
  quint64 addResumeOf(Entry& training);
  void moveToFront(const std::vector<quint64>& ids);
  Job::StateSink stateSink(quint64 id, std::shared_ptr<Successor> successor);
  void onState(quint64 id, JobState state, const std::string& error);
  void end(const WorkItem& item);
  void takeProgress();
  void changeSoon();
  void tellChange();

  std::list<Entry> entries_;  ///< running first, then as they will run
  quint64 lastId_ = 0;
  QTimer soon_;
  QElapsedTimer sinceChange_;
  ProgressBox box_;
  DeviceQueue queue_, files_;  // last: they are joined while all of the above is there
};

}  // namespace gacfas
