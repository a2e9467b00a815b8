#include "ui/runs/RunLibrary.h"

#include <mutex>
#include <optional>

#include "ui/runs/RunWatcher.h"

namespace gacfas {

class RunLibrary::Private {
public:
  explicit Private(RunLibrary* owner)
      : q(owner),
        watcher({[this](int opened, RunList found) { post(opened, std::move(found)); },
                 [this](int opened, QString message) { postFailure(opened, message); }}) {}

  /// On the watcher's thread. One delivery is under way at most: a busy window gets the newest list, not all
  /// of them.
  void post(int opened, RunList found) {
    const std::lock_guard lock(mutex);
    const bool underWay = newest.has_value();
    newest = {opened, std::move(found)};
    if (!underWay)
      QMetaObject::invokeMethod(
          q, [this] { deliver(); }, Qt::QueuedConnection);
  }

  void postFailure(int from, const QString& message) {
    QMetaObject::invokeMethod(
        q,
        [this, from, message] {
          if (from == opened) Q_EMIT q->failed(message);
        },
        Qt::QueuedConnection);
  }

  void deliver() {
    std::pair<int, RunList> found;
    {
      const std::lock_guard lock(mutex);
      found = std::move(*newest);
      newest.reset();
    }
    if (found.first != opened) return;  // of a folder that was left since
    runs = std::move(found.second);
    Q_EMIT q->changed(runs);
  }

  RunLibrary* q;
  QString folder;
  int opened = 0;
  RunList runs;
  std::mutex mutex;
  std::optional<std::pair<int, RunList>> newest;
  RunWatcher watcher;  // last: its thread uses all of the above
};

RunLibrary::RunLibrary(QObject* parent) : QObject(parent), d(std::make_unique<Private>(this)) {}
RunLibrary::~RunLibrary() = default;

void RunLibrary::open(const QString& folder) {
  d->folder = folder;
  d->opened = d->watcher.open(folder);
  if (d->runs.empty()) return;
  d->runs.clear();
  Q_EMIT changed(d->runs);
}

QString RunLibrary::folder() const {
  return d->folder;
}
const RunList& RunLibrary::runs() const {
  return d->runs;
}
void RunLibrary::refresh() {
  d->watcher.refresh();
}
void RunLibrary::setStyle(const QString& key, int style) {
  d->watcher.setStyle(key, style);
}

}  // namespace gacfas
