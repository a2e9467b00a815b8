#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/types/JobControl.h"

namespace gacfas {

enum class JobState { Waiting, Running, Finished, Failed, Cancelled };

/// One piece of long work and where it stands. Shared between the thread that asked for it and the worker.
class Job {
public:
  using Work = std::function<void(JobControl&)>;
  /// Told of each new state, on the thread that brings it about; `error` as in error(). May not wait for the
  /// job.
  using StateSink = std::function<void(JobState state, const std::string& error)>;
  Job(std::string name, Work work, StateSink told = {})
      : name_(std::move(name)), work_(std::move(work)), told_(std::move(told)) {}

  const std::string& name() const { return name_; }
  JobControl& control() { return control_; }
  JobState state() const;
  /// What the work threw, as text; empty unless Failed.
  std::string error() const;
  /// Blocks until the work has ended, then rethrows what it threw (Cancelled included).
  void wait();

private:
  friend class DeviceQueue;
  void run();
  void drop();
  void finish(JobState state, std::exception_ptr error, std::string message);

  std::string name_;
  Work work_;
  StateSink told_;
  JobControl control_;
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  JobState state_ = JobState::Waiting;
  std::exception_ptr error_;
  std::string message_;
};

/// Runs jobs one after the other on a thread of its own: one torch job at a time per device (two at once
/// would fight for the same cores). All methods may be called from any thread. The destructor stops the
/// running job, drops the waiting ones as Cancelled and joins.
class DeviceQueue {
public:
  /// `niceness` (0..19, see nice(1)) is that of the queue's thread and of all threads that its jobs start, so
  /// that a window in the same process stays quick.
  explicit DeviceQueue(int niceness = 0);
  ~DeviceQueue();
  DeviceQueue(const DeviceQueue&) = delete;
  DeviceQueue& operator=(const DeviceQueue&) = delete;

  std::shared_ptr<Job> submit(std::string name, Job::Work work, Job::StateSink told = {});
  /// Makes these the next jobs, in this order, in one step; those that do not wait (any more) are passed
  /// over.
  void moveToFront(const std::vector<std::shared_ptr<Job>>& jobs);
  /// Stops a job: a waiting one never starts, a running one is asked to stop.
  void cancel(const std::shared_ptr<Job>& job);

private:
  void loop(int niceness);
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::shared_ptr<Job> running_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace gacfas
