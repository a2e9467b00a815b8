#include "core/types/JobControl.h"

#include "core/types/Error.h"

namespace gacfas {

void JobControl::requestStop() {
  std::lock_guard lock(mutex_);
  stop_ = true;
  changed_.notify_all();
}

void JobControl::requestPause() {
  std::lock_guard lock(mutex_);
  pause_ = true;
}

void JobControl::requestResume() {
  std::lock_guard lock(mutex_);
  pause_ = false;
  changed_.notify_all();
}

void JobControl::waitWhilePaused() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stop_.load() || !pause_.load(); });
}

void JobControl::throwIfStopped() const {
  if (stopRequested()) throw Cancelled();
}

void Progress::estimate(int64_t units, double seconds) {
  if (units <= 0 || seconds <= 0.0) return;
  rate = static_cast<double>(units) / seconds;
  secondsLeft = static_cast<double>(total - done) / rate;
}

}  // namespace gacfas
