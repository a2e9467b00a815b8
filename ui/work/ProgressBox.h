#pragma once

#include <QtGlobal>
#include <functional>
#include <map>
#include <mutex>

#include "core/types/JobControl.h"

namespace gacfas {

/// Where a job leaves how far it is and the window fetches it. Only the newest is kept, and the window is
/// woken once for any number of them, so that quick steps do not flood it.
class ProgressBox {
public:
  using News = std::map<quint64, Progress>;
  /// `wake` is called on the job's thread.
  explicit ProgressBox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void put(quint64 job, const Progress& progress);
  /// The newest of each job since the last call.
  News take();

private:
  const std::function<void()> wake_;
  std::mutex mutex_;
  News news_;
};

}  // namespace gacfas
