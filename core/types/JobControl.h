#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace gacfas {

/// Stop and pause requests for one piece of long work. Any thread may ask; the working thread looks between units
/// (training steps, landscape points, images). Shared by std::shared_ptr or outliving the work.
class JobControl {
 public:
  void requestStop();
  void requestPause();
  void requestResume();
  bool stopRequested() const { return stop_.load(); }
  bool pauseRequested() const { return pause_.load(); }
  /// Blocks while a pause is asked for; returns at once after a stop.
  void waitWhilePaused();
  /// Throws Cancelled when a stop was asked for.
  void throwIfStopped() const;

 private:
  std::atomic<bool> stop_{false};
  std::atomic<bool> pause_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
};

/// State of long work, for status lines and progress bars.
struct Progress {
  std::string phase;          ///< "training", "evaluating", "landscape", ...
  int64_t done = 0;
  int64_t total = 0;          ///< 0: unknown
  std::string unit;           ///< "step", "face", "point", ...
  double rate = 0.0;          ///< units a second over the recent past, 0: unknown
  double secondsLeft = -1.0;  ///< negative: unknown
  std::string note;           ///< short extra, for example "epoch 3/60"

  /// Rate and time left from `units` done in `seconds`; nothing while either is 0.
  void estimate(int64_t units, double seconds);
};

using ProgressSink = std::function<void(const Progress&)>;

}  // namespace gacfas
