#include "ui/work/WorkQueue.h"

#include <algorithm>

namespace gacfas {

namespace {

constexpr int kNiceness = 10;           // the window wins the core
constexpr int kFilesNiceness = 15;      // and a training wins over an import
constexpr qint64 kShortestPause = 100;  // ms between two changes told

std::filesystem::path comparable(const std::filesystem::path& run) {
  const std::filesystem::path path = run.lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

WorkQueue::WorkQueue()
    : box_([this] {
        QMetaObject::invokeMethod(
            this, [this] { changeSoon(); }, Qt::QueuedConnection);
      }),
      queue_(kNiceness),
      files_(kFilesNiceness) {
  soon_.setSingleShot(true);
  soon_.setTimerType(Qt::PreciseTimer);
  connect(&soon_, &QTimer::timeout, this, &WorkQueue::tellChange);
}

quint64 WorkQueue::add(WorkItem item, Work work, Work again) {
  const quint64 id = item.id = ++lastId_;
  item.state = JobState::Waiting;
  const auto run = [this, id, work = std::move(work)](JobControl& control) {
    work({id, control, [this, id](const Progress& progress) { box_.put(id, progress); }});
  };
  std::string name = item.title.toStdString();
  entries_.push_back({std::move(item), nullptr, std::move(again), std::make_shared<Successor>()});
  entries_.back().job =
      laneOf(entries_.back().item).submit(std::move(name), run, stateSink(id, entries_.back().successor));
  changeSoon();
  return id;
}

Job::StateSink WorkQueue::stateSink(quint64 id, std::shared_ptr<Successor> successor) {
  return [this, id, successor](JobState state, const std::string& error) {
    if (state == JobState::Finished || state == JobState::Failed) {
      // Here and not on the GUI thread, as it might be the next job to start.
      const std::lock_guard lock(successor->mutex);
      if (successor->job) queue_.cancel(successor->job);
    }
    QMetaObject::invokeMethod(
        this, [=, this] { onState(id, state, error); }, Qt::QueuedConnection);
  };
}

void WorkQueue::setPaused(quint64 id, bool paused) {
  Entry* entry = find(id);
  if (!entry) return;
  entry->item.paused = paused;
  paused ? entry->job->control().requestPause() : entry->job->control().requestResume();
  changeSoon();
}

void WorkQueue::cancel(quint64 id) {
  Entry* entry = find(id);
  if (!entry) return;
  const quint64 resumedBy = std::exchange(entry->resumedBy, 0);
  laneOf(entry->item).cancel(entry->job);
  if (resumedBy != 0) cancel(resumedBy);
}

void WorkQueue::cancelAll() {
  if (entries_.empty()) QMetaObject::invokeMethod(this, &WorkQueue::idle, Qt::QueuedConnection);
  // Backwards, so that nothing waiting starts in between.
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry)
    laneOf(entry->item).cancel(entry->job);
}

void WorkQueue::interruptTrainingFor(quint64 id) {
  Entry* wanted = find(id);
  if (!wanted || wanted->item.state != JobState::Waiting || wanted->item.kind == WorkKind::Files) return;
  Entry* training = runningTraining();
  if (!training || training->resumedBy != 0) return moveToFront({id});
  training->resumedBy = addResumeOf(*training);
  moveToFront({id, training->resumedBy});
  queue_.cancel(training->job);
}

quint64 WorkQueue::addResumeOf(Entry& training) {
  WorkItem item = training.item;
  item.progress = {};
  const quint64 id = add(item, training.again, training.again);
  if (item.paused) setPaused(id, true);
  const std::lock_guard lock(training.successor->mutex);
  training.successor->job = entries_.back().job;
  return id;
}

WorkQueue::Entry* WorkQueue::find(quint64 id) {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.item.id == id; });
  return found == entries_.end() ? nullptr : &*found;
}

WorkQueue::Entry* WorkQueue::runningTraining() {
  const auto training = std::find_if(entries_.begin(), entries_.end(), [](const Entry& entry) {
    return entry.item.state == JobState::Running && entry.item.kind == WorkKind::Training;
  });
  return training == entries_.end() ? nullptr : &*training;
}

void WorkQueue::moveToFront(const std::vector<quint64>& ids) {
  std::vector<std::shared_ptr<Job>> jobs;
  auto place = std::find_if(entries_.begin(), entries_.end(),
                            [](const Entry& entry) { return entry.item.state == JobState::Waiting; });
  for (const quint64 id : ids) {
    jobs.push_back(find(id)->job);
    const auto entry = std::find_if(place, entries_.end(), [&](const Entry& e) { return e.item.id == id; });
    entry == place ? void(++place) : entries_.splice(place, entries_, entry);
  }
  queue_.moveToFront(jobs);
  changeSoon();
}

void WorkQueue::onState(quint64 id, JobState state, const std::string& error) {
  const auto entry =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.item.id == id; });
  if (entry == entries_.end()) return;
  entry->item.state = state;
  entry->item.error = QString::fromStdString(error);
  takeProgress();
  changeSoon();
  if (state != JobState::Running) {
    const WorkItem item = std::move(entry->item);
    entries_.erase(entry);
    return end(item);
  }
  entries_.splice(entries_.begin(), entries_, entry);
  const WorkItem item = entry->item;
  Q_EMIT started(item);
}

void WorkQueue::end(const WorkItem& item) {
  Q_EMIT ended(item);
  if (entries_.empty()) Q_EMIT idle();
}

std::vector<WorkItem> WorkQueue::items() const {
  std::vector<WorkItem> items;
  for (const Entry& entry : entries_) items.push_back(entry.item);
  return items;
}

const WorkItem* WorkQueue::running() const {
  const WorkItem* found = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.item.state != JobState::Running) continue;
    if (entry.item.kind != WorkKind::Files) return &entry.item;
    found = &entry.item;
  }
  return found;
}

const WorkItem* WorkQueue::workOn(const std::filesystem::path& run) const {
  const std::filesystem::path wanted = comparable(run);
  for (const Entry& entry : entries_)
    if (!entry.item.run.empty() && comparable(entry.item.run) == wanted) return &entry.item;
  return nullptr;
}

void WorkQueue::postNote(const QString& line) {
  QMetaObject::invokeMethod(
      this, [=, this] { Q_EMIT note(line); }, Qt::QueuedConnection);
}

void WorkQueue::postTitle(quint64 id, const QString& title) {
  QMetaObject::invokeMethod(
      this,
      [=, this] {
        if (Entry* entry = find(id)) entry->item.title = title;
        changeSoon();
      },
      Qt::QueuedConnection);
}

void WorkQueue::takeProgress() {
  for (const auto& [id, progress] : box_.take())
    if (Entry* entry = find(id)) entry->item.progress = progress;
}

void WorkQueue::changeSoon() {
  if (soon_.isActive()) return;
  const qint64 since = sinceChange_.isValid() ? sinceChange_.elapsed() : kShortestPause;
  soon_.start(static_cast<int>(std::max<qint64>(0, kShortestPause - since)));
}

void WorkQueue::tellChange() {
  sinceChange_.start();
  takeProgress();
  Q_EMIT changed();
}

}  // namespace gacfas
