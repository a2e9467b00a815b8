#pragma once

#include <QFutureWatcher>
#include <QtConcurrent/QtConcurrentRun>

namespace gacfas {

/// For targets that link Qt6::Concurrent: calls `then` on the GUI thread with what `work` gave on a pool
/// thread, unless `owner` is gone by then. `work` must not throw: what it cannot do is part of its result.
/// (QFuture::then(owner, ...) of Qt 6.4 is no way to do this: it looks for the owner on the pool thread, and
/// asserts where it is gone.)
template <typename Work, typename Then>
void inBackground(QObject* owner, Work work, Then then) {
  auto* watcher = new QFutureWatcher<decltype(work())>(owner);
  QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, then] {
    watcher->deleteLater();
    then(watcher->result());
  });
  watcher->setFuture(QtConcurrent::run(std::move(work)));
}

}  // namespace gacfas
