#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace gacfas {

/// Makes batches ahead of time in worker threads and hands them out in order. A batch consists of parts
/// (images), which the workers fill side by side, so that memory is bounded by the batches ahead, not by the
/// number of workers. What a batch holds depends on its number alone, never on the workers. One consumer
/// thread.
template <class Batch>
class OrderedPrefetch {
public:
  struct Work {
    int64_t batches = 0;                         ///< batches in all
    std::function<Batch(int64_t batch)> create;  ///< an empty batch; calls never overlap and come in order
    std::function<int64_t(const Batch& batch)> parts;      ///< its number of parts; with `create`
    std::function<void(Batch& batch, int64_t part)> fill;  ///< fills one part; calls overlap
    std::function<void()> enterThread;                     ///< first call in each worker, may be empty
  };

  /// workers = 0: the consumer's thread does the work in next(). `ahead` >= 1: unfinished and waiting batches
  /// at most.
  OrderedPrefetch(Work work, int64_t workers, int64_t ahead = 2)
      : work_(std::move(work)), ahead_(std::max<int64_t>(ahead, 1)) {
    for (int64_t i = 0; i < workers; ++i) threads_.emplace_back([this] { runWorker(); });
  }
  OrderedPrefetch(const OrderedPrefetch&) = delete;
  OrderedPrefetch& operator=(const OrderedPrefetch&) = delete;

  /// Waits for the parts that are being filled, drops everything else.
  ~OrderedPrefetch() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    workToDo_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  /// The next batch in order, empty after the last. Rethrows what `create` threw, or `fill` for the batch's
  /// lowest failed part; the batch is then lost and the call after it goes on with the one behind.
  std::optional<Batch> next() {
    std::unique_lock lock(mutex_);
    if (delivered_ == work_.batches) return std::nullopt;
    ++delivered_;
    if (threads_.empty()) fillHere(lock);
    finished_.wait(lock, [this] { return !slots_.empty() && slots_.front()->done == slots_.front()->parts; });
    const std::unique_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    lock.unlock();
    workToDo_.notify_all();
    if (slot->error) std::rethrow_exception(slot->error);
    return std::move(*slot->batch);
  }

private:
  struct Slot {
    std::optional<Batch> batch;
    int64_t parts = 0;
    int64_t claimed = 0;
    int64_t done = 0;
    int64_t failedPart = 0;
    std::exception_ptr error;
  };

  /// A slot with parts left to claim, opening the next batch where there is room. Called with the lock held.
  Slot* claimable() {
    if (!slots_.empty() && slots_.back()->claimed < slots_.back()->parts) return slots_.back().get();
    while (opened_ < work_.batches && static_cast<int64_t>(slots_.size()) < ahead_) {
      slots_.push_back(std::make_unique<Slot>());
      Slot& slot = *slots_.back();
      try {
        slot.batch.emplace(work_.create(opened_));
        slot.parts = work_.parts(*slot.batch);
      } catch (...) {
        slot.error = std::current_exception();
      }
      ++opened_;
      if (slot.parts > 0) return &slot;
      finished_.notify_all();
    }
    return nullptr;
  }

  /// Fills one part without the lock.
  void fillPart(Slot& slot, std::unique_lock<std::mutex>& lock) {
    const int64_t part = slot.claimed++;
    std::exception_ptr error;
    lock.unlock();
    try {
      work_.fill(*slot.batch, part);
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    if (error && (!slot.error || part < slot.failedPart)) {
      slot.error = error;
      slot.failedPart = part;
    }
    if (++slot.done == slot.parts) finished_.notify_all();
  }

  void fillHere(std::unique_lock<std::mutex>& lock) {
    while (slots_.empty() || slots_.front()->done < slots_.front()->parts) {
      Slot* slot = claimable();
      if (slot == nullptr) return;
      fillPart(*slot, lock);
    }
  }

  void runWorker() {
    if (work_.enterThread) work_.enterThread();
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      if (Slot* slot = claimable())
        fillPart(*slot, lock);
      else
        workToDo_.wait(lock);
    }
  }

  const Work work_;
  const int64_t ahead_;
  std::mutex mutex_;
  std::condition_variable workToDo_;
  std::condition_variable finished_;
  std::deque<std::unique_ptr<Slot>> slots_;  // the front is handed out next, only the back has parts to claim
  int64_t opened_ = 0;
  int64_t delivered_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace gacfas
