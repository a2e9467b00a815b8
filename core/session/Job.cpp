#include "core/session/DeviceQueue.h"
#include "core/types/Error.h"

namespace gacfas {

JobState Job::state() const {
  std::lock_guard lock(mutex_);
  return state_;
}

std::string Job::error() const {
  std::lock_guard lock(mutex_);
  return message_;
}

void Job::wait() {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [this] { return state_ != JobState::Waiting && state_ != JobState::Running; });
  if (error_) std::rethrow_exception(error_);
}

void Job::run() {
  if (control_.stopRequested()) return drop();
  {
    std::lock_guard lock(mutex_);
    state_ = JobState::Running;
  }
  if (told_) told_(JobState::Running, {});
  try {
    work_(control_);
    finish(JobState::Finished, nullptr, {});
  } catch (const Cancelled&) {
    finish(JobState::Cancelled, std::current_exception(), {});
  } catch (const std::exception& error) {
    finish(JobState::Failed, std::current_exception(), error.what());
  } catch (...) {
    finish(JobState::Failed, std::current_exception(), "the work threw something that is not an exception");
  }
}

void Job::drop() {
  finish(JobState::Cancelled, std::make_exception_ptr(Cancelled()), {});
}

void Job::finish(JobState state, std::exception_ptr error, std::string message) {
  // What the work captured goes before anybody learns that it has ended.
  work_ = nullptr;
  const StateSink told = std::move(told_);
  {
    std::lock_guard lock(mutex_);
    state_ = state;
    error_ = std::move(error);
    message_ = message;
    ended_.notify_all();
  }
  if (told) told(state, message);
}

}  // namespace gacfas
