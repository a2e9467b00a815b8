#include "ui/runs/RunWatcher.h"

#include <algorithm>

#include "ui/runs/RunFinder.h"

namespace gacfas {

namespace {

using namespace std::chrono_literals;

constexpr auto kLively = 250ms, kQuiet = 1000ms;

/// Oldest first; what cannot be read last.
bool isOlder(const RunPtr& a, const RunPtr& b) {
  const bool aBroken = !a->problem.isEmpty(), bBroken = !b->problem.isEmpty();
  return std::tie(aBroken, a->facts.created, a->key) < std::tie(bBroken, b->facts.created, b->key);
}

}  // namespace

RunWatcher::RunWatcher(Sinks sinks) : sinks_(std::move(sinks)), thread_([this] { loop(); }) {}

RunWatcher::~RunWatcher() {
  {
    std::lock_guard lock(mutex_);
    orders_.stop = true;
  }
  ordered_.notify_all();
  thread_.join();
}

int RunWatcher::open(const QString& folder) {
  std::lock_guard lock(mutex_);
  orders_.open = true;
  orders_.folder = folder;
  orders_.opened = ++openings_;
  orders_.styles.clear();
  ordered_.notify_all();
  return openings_;
}

void RunWatcher::refresh() {
  std::lock_guard lock(mutex_);
  orders_.refresh = true;
  ordered_.notify_all();
}

void RunWatcher::setStyle(const QString& key, int style) {
  std::lock_guard lock(mutex_);
  orders_.styles[key] = style;
  orders_.refresh = true;
  ordered_.notify_all();
}

void RunWatcher::loop() {
  for (Orders orders = nextOrders(); !orders.stop; orders = nextOrders()) {
    now_ = std::chrono::steady_clock::now();
    try {
      obey(orders);
      look(orders.open || orders.refresh);
    } catch (const std::exception& fault) {
      complain(QString::fromUtf8(fault.what()));
    }
  }
}

/// Waits for the next turn or an order; a new folder is looked at at once, all else keeps the pace.
RunWatcher::Orders RunWatcher::nextOrders() {
  std::unique_lock lock(mutex_);
  const auto ordered = [this] { return orders_.any(); };
  if (folder_.isEmpty())
    ordered_.wait(lock, ordered);
  else
    ordered_.wait_until(lock, now_ + (lively_ ? kLively : kQuiet), ordered);
  ordered_.wait_until(lock, toldAt_ + kLively, [this] { return orders_.stop || orders_.open; });
  return std::exchange(orders_, {});
}

void RunWatcher::obey(const Orders& orders) {
  if (orders.open) {
    folder_ = orders.folder;
    opened_ = orders.opened;
    readers_.clear();
    told_.clear();
    complaint_.clear();
    toldAny_ = false;
  }
  for (const auto& [key, style] : orders.styles) {
    const auto reader = readers_.find(key.toStdString());
    if (reader != readers_.end()) reader->second.setStyle(style);
  }
}

void RunWatcher::look(bool searchNow) {
  if (searchNow || now_ - searchedAt_ >= kQuiet) search();
  tell(lookAtRuns());
}

/// Readers for the runs that are there now; those known before keep theirs.
void RunWatcher::search() {
  searchedAt_ = now_;
  std::map<std::string, std::filesystem::path> found;
  if (!folder_.isEmpty()) {
    try {
      found = findRuns(folder_.toStdString());
      complaint_.clear();
    } catch (const std::exception& fault) {
      complain(QString::fromUtf8(fault.what()));
    }
  }
  std::erase_if(readers_, [&](const auto& reader) { return found.count(reader.first) == 0; });
  for (const auto& [key, path] : found) readers_.try_emplace(key, path, QString::fromStdString(key));
}

RunList RunWatcher::lookAtRuns() {
  RunList runs;
  lively_ = false;
  for (auto& [key, reader] : readers_) {
    if (RunPtr run = reader.look(now_)) runs.push_back(std::move(run));
    lively_ |= reader.lively(now_);
  }
  std::sort(runs.begin(), runs.end(), isOlder);
  return runs;
}

void RunWatcher::tell(RunList runs) {
  if (toldAny_ && runs == told_) return;
  told_ = runs;
  toldAny_ = true;
  toldAt_ = now_;
  sinks_.found(opened_, std::move(runs));
}

void RunWatcher::complain(const QString& message) {
  if (message == complaint_) return;
  complaint_ = message;
  sinks_.failed(opened_, message);
}

}  // namespace gacfas
