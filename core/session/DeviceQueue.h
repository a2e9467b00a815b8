#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/types/JobControl.h"

namespace gacfas {

enum class JobState { Waiting, Running, Finished, Failed, Cancelled };

/// One piece of long work and where it stands. Shared between the thread that asked for it and the worker.
class Job {
public:
  using Work = std::function<void(JobControl&)>;
  Job(std::string name, Work work) : name_(std::move(name)), work_(std::move(work)) {}

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
  DeviceQueue();
  ~DeviceQueue();
  DeviceQueue(const DeviceQueue&) = delete;
  DeviceQueue& operator=(const DeviceQueue&) = delete;

  std::shared_ptr<Job> submit(std::string name, Job::Work work);
  /// Stops a job: a waiting one never starts, a running one is asked to stop.
  void cancel(const std::shared_ptr<Job>& job);

private:
  void loop();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::shared_ptr<Job> running_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace gacfas
