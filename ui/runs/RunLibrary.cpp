#include "ui/runs/RunLibrary.h"

#include <mutex>
#include <optional>

#include "ui/runs/RunWatcher.h"

namespace gacfas {

class RunLibrary::Private : public QObject {
  Q_OBJECT
public:
  explicit Private(RunLibrary* owner)
      : q(owner),
        watcher({[this](int from, RunList found) {
                   post({from, std::move(found), {}});
                 },
                 [this](int from, QString message) {
                   post({from, {}, std::move(message)});
                 }}) {
    connect(this, &Private::posted, this, &Private::deliver, Qt::QueuedConnection);
  }

  struct News {
    int opened = 0;  ///< which open() it belongs to
    std::optional<RunList> runs = {};
    std::optional<QString> failure = {};
  };

  /// On the watcher's thread. One delivery is under way at most: a busy window gets the newest list, not all
  /// of them.
  void post(News fresh) {
    bool underWay = false;
    {
      const std::lock_guard lock(mutex);
      underWay = news.has_value();
      if (underWay && news->opened == fresh.opened) {
        if (!fresh.runs) fresh.runs = std::move(news->runs);
        if (!fresh.failure) fresh.failure = std::move(news->failure);
      }
      news = std::move(fresh);
    }
    if (!underWay) Q_EMIT posted();
  }

  void deliver() {
    News fresh;
    {
      const std::lock_guard lock(mutex);
      fresh = std::move(*news);
      news.reset();
    }
    if (fresh.opened != opened) return;  // of a folder that was left since
    if (fresh.failure) Q_EMIT q->failed(*fresh.failure);
    if (!fresh.runs || fresh.opened != opened) return;
    runs = std::move(*fresh.runs);
    Q_EMIT q->changed(runs);
  }

  RunLibrary* q;
  QString folder;
  int opened = 0;
  RunList runs;
  std::mutex mutex;
  std::optional<News> news;
  RunWatcher watcher;  // last: its thread uses all of the above

Q_SIGNALS:
  void posted();
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

#include "RunLibrary.moc"
