#include "core/landscape/SurfaceFill.h"

#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "core/landscape/NestedOrder.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

/// Points in the order in which they are measured.
std::vector<size_t> orderOf(const LandscapeGrid& grid, bool byRows) {
  if (!byRows) return nestedOrder(grid.x.size(), grid.y.size());
  std::vector<size_t> order;
  for (size_t iy = 0; iy < grid.y.size(); ++iy)
    for (const size_t ix : nestedOrder(grid.x.size(), 1)) order.push_back(grid.index(ix, iy));
  return order;
}

/// Done and left, with a rate over the points measured here: pauses do not count.
class PointClock {
public:
  PointClock(const LandscapeGrid& grid, const ProgressSink& sink, size_t workers)
      : sink_(sink),
        workers_(static_cast<double>(workers)),
        known_(static_cast<int64_t>(grid.size() - grid.count(PointStatus::Pending))),
        total_(static_cast<int64_t>(grid.size())) {
    report();
  }

  void add(double seconds) {
    seconds_ += seconds / workers_;
    ++measured_;
  }

  void report() const {
    if (!sink_) return;
    Progress progress;
    progress.phase = "landscape";
    progress.unit = "point";
    progress.done = known_ + measured_;
    progress.total = total_;
    progress.estimate(measured_, seconds_);
    sink_(progress);
  }

private:
  const ProgressSink& sink_;
  double workers_;
  int64_t known_, total_, measured_ = 0;
  double seconds_ = 0.0;
};

struct MeasuredPoint {
  size_t point = 0;
  PointLosses losses;
  FaceMeasures faces;
  double seconds = 0.0;
};

/// The pending points, handed out one by one, and what comes back.
class PointQueue {
public:
  PointQueue(LandscapeGrid& grid, const SurfaceFill& how, size_t workers)
      : grid_(grid), how_(how), order_(orderOf(grid, static_cast<bool>(how.planeOf))), clock_(grid, how.onProgress, workers) {
    std::erase_if(order_, [&](size_t point) { return grid.status[point] != PointStatus::Pending; });
  }

  std::optional<size_t> next() {
    const std::lock_guard lock(mutex_);
    if (fault_ || place_ == order_.size()) return {};
    return order_[place_++];
  }

  void put(MeasuredPoint measured) {
    const std::lock_guard lock(mutex_);
    if (how_.onFaces && !measured.losses.atLeast) how_.onFaces(measured.point, measured.faces);
    grid_.set(measured.point, std::move(measured.losses));
    if (how_.onPoint) how_.onPoint(measured.point, grid_.points[measured.point]);
    clock_.add(measured.seconds);
    clock_.report();
  }

  /// Ends the others' work too.
  void fail(std::exception_ptr fault) {
    const std::lock_guard lock(mutex_);
    if (!fault_) fault_ = std::move(fault);
  }
  void rethrow() const {
    if (fault_) std::rethrow_exception(fault_);
  }

private:
  LandscapeGrid& grid_;
  const SurfaceFill& how_;
  std::vector<size_t> order_;
  PointClock clock_;
  std::mutex mutex_;
  size_t place_ = 0;
  std::exception_ptr fault_;
};

MeasuredPoint measurePoint(SurfaceSampler& sampler, const LandscapeGrid& grid, size_t point, const SurfaceFill& how) {
  const auto start = std::chrono::steady_clock::now();
  const KnownFaces* known = how.knownFaces ? how.knownFaces(point) : nullptr;
  MeasuredPoint measured{point, {}, {}, 0.0};
  const double b = how.planeOf ? 0.0 : grid.yAt(point);
  measured.losses = sampler.evaluate(grid.xAt(point), b, known, how.onFaces ? &measured.faces : nullptr);
  measured.seconds = secondsSince(start);
  return measured;
}

void work(SurfaceSampler& sampler, PointQueue& queue, const LandscapeGrid& grid, JobControl& control,
          const SurfaceFill& how) {
  try {
    std::optional<size_t> row;
    for (;;) {
      control.waitWhilePaused();
      control.throwIfStopped();
      const std::optional<size_t> point = queue.next();
      if (!point) return;
      const size_t iy = *point / grid.x.size();
      if (how.planeOf && row != iy) {
        sampler.setPlane(how.planeOf(iy));
        row = iy;
      }
      queue.put(measurePoint(sampler, grid, *point, how));
    }
  } catch (...) {
    queue.fail(std::current_exception());
  }
}

/// Torch's threads parted among the workers for its life.
class SharedThreads {
public:
  explicit SharedThreads(int workers) : before_(at::get_num_threads()) {
    at::set_num_threads(std::max(1, before_ / workers));
  }
  ~SharedThreads() { at::set_num_threads(before_); }
  SharedThreads(const SharedThreads&) = delete;
  SharedThreads& operator=(const SharedThreads&) = delete;

private:
  int before_;
};

}  // namespace

void fillSurface(const std::vector<SurfaceSampler*>& workers, LandscapeGrid& grid, JobControl& control,
                 const SurfaceFill& how) {
  for (const SurfaceSampler* worker : workers)
    if (grid.domains != worker->domains()) throw Error("the landscape's grid names other domains than its faces have");
  PointQueue queue(grid, how, workers.size());
  if (workers.size() == 1) {
    work(*workers.front(), queue, grid, control, how);
    return queue.rethrow();
  }
  const SharedThreads shared(static_cast<int>(workers.size()));
  std::vector<std::thread> threads;
  for (SurfaceSampler* worker : workers)
    threads.emplace_back([&, worker] { work(*worker, queue, grid, control, how); });
  for (std::thread& thread : threads) thread.join();
  queue.rethrow();
}

}  // namespace gacfas
