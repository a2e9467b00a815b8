#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "ui/runs/RunLibrary.h"
#include "ui/runs/RunReader.h"

namespace gacfas {

/// The thread that follows the runs below a folder. `found` and `failed` are called on it, at most four times
/// a second each, and only when something changed; `found` also once after each open(). They carry the number
/// of the open() they belong to.
class RunWatcher {
public:
  struct Sinks {
    std::function<void(int opened, RunList runs)> found;
    std::function<void(int opened, QString message)> failed;
  };
  explicit RunWatcher(Sinks sinks);
  ~RunWatcher();
  RunWatcher(const RunWatcher&) = delete;
  RunWatcher& operator=(const RunWatcher&) = delete;

  /// Returns the number of this opening.
  int open(const QString& folder);
  void refresh();
  void setStyle(const QString& key, int style);

private:
  using Time = std::chrono::steady_clock::time_point;
  struct Orders {
    bool stop = false, open = false, refresh = false;
    QString folder;
    int opened = 0;
    std::map<QString, int> styles;
    bool any() const { return stop || open || refresh; }
  };
  void loop();
  Orders nextOrders();
  void obey(const Orders& orders);
  void look(bool searchNow);
  void search();
  RunList lookAtRuns();
  void tell(RunList runs);
  void complain(const QString& message);

  const Sinks sinks_;
  std::mutex mutex_;
  std::condition_variable ordered_;
  Orders orders_;
  int openings_ = 0;

  // Of the thread alone:
  QString folder_;
  int opened_ = 0;
  std::map<std::string, RunReader> readers_;  ///< by canonical path
  RunList told_;
  QString complaint_;
  bool toldAny_ = false, lively_ = false;
  Time now_{}, searchedAt_{}, toldAt_{};
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace gacfas
