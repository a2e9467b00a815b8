#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "core/prepare/Preparation.h"
#include "ui/work/Workbench.h"

namespace gacfas {

/// The import of this window: one at a time, as a job of the workbench beside those of the device. With half of the cores where one of
/// them runs.
class Importer : public QObject {
  Q_OBJECT
public:
  explicit Importer(Workbench& workbench, QObject* parent = nullptr);

  void start(const PrepareOptions& options);
  bool isBusy() const { return job_ != 0; }
  const PrepareOptions& options() const { return options_; }
  /// Null where none is waiting or at work. Good until control returns to the event loop.
  std::unique_ptr<WorkItem> item() const;
  void togglePause();
  void cancel();

Q_SIGNALS:
  void changed();  ///< progress or state
  void finished(const gacfas::PrepareSummary& summary);
  /// Stopped on request, or by an error, which is then said.
  void stopped(const QString& problem);

private:
  void end(const WorkItem& item);

  Workbench& workbench_;
  PrepareOptions options_;
  quint64 job_ = 0;  ///< 0: none
  std::shared_ptr<PrepareSummary> summary_;
};

/// Threads of work on files while the device is busy.
int64_t besideWorkers();

}  // namespace gacfas
