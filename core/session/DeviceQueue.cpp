#include "core/session/DeviceQueue.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

#include "core/types/Error.h"

namespace gacfas {

namespace {

/// Of this thread alone: Linux takes a thread's id where POSIX takes a process's. A refusal costs speed and
/// nothing else.
void beNice(int niceness) {
  const auto thread = static_cast<id_t>(gettid());
  if (getpriority(PRIO_PROCESS, thread) < niceness) setpriority(PRIO_PROCESS, thread, niceness);
}

}  // namespace

DeviceQueue::DeviceQueue(int niceness) : thread_([this, niceness] { loop(niceness); }) {}

DeviceQueue::~DeviceQueue() {
  std::deque<std::shared_ptr<Job>> dropped;
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
    dropped.swap(waiting_);
    if (running_) running_->control().requestStop();
    changed_.notify_all();
  }
  for (const auto& job : dropped) job->drop();
  thread_.join();
}

std::shared_ptr<Job> DeviceQueue::submit(std::string name, Job::Work work, Job::StateSink told) {
  auto job = std::make_shared<Job>(std::move(name), std::move(work), std::move(told));
  {
    std::lock_guard lock(mutex_);
    if (!closing_) {
      waiting_.push_back(job);
      changed_.notify_all();
      return job;
    }
  }
  job->drop();
  return job;
}

void DeviceQueue::cancel(const std::shared_ptr<Job>& job) {
  job->control().requestStop();
  {
    std::lock_guard lock(mutex_);
    if (std::erase(waiting_, job) == 0) return;
  }
  job->drop();
}

void DeviceQueue::moveToFront(const std::vector<std::shared_ptr<Job>>& jobs) {
  std::lock_guard lock(mutex_);
  for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
    if (std::erase(waiting_, *job) > 0) waiting_.push_front(*job);
}

void DeviceQueue::loop(int niceness) {
  beNice(niceness);
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    running_ = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    running_->run();
    lock.lock();
    running_.reset();
  }
}

}  // namespace gacfas
