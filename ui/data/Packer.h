#pragma once

#include <QObject>
#include <memory>

#include "core/jobs/PackJob.h"
#include "ui/work/Workbench.h"

namespace gacfas {

/// Packs the faces of a data root (core/jobs/PackJob.h) as a job of the workbench, one root at a time.
class Packer : public QObject {
  Q_OBJECT
public:
  explicit Packer(Workbench& workbench, QObject* parent = nullptr);

  void start(const QString& root);
  void cancel() { workbench_.cancel(job_); }
  bool isBusy() const { return job_ != 0; }
  /// "packing, 37 %"; what came of it once it is done; empty before.
  QString state() const;

Q_SIGNALS:
  void changed();

private:
  void end(const WorkItem& item);

  Workbench& workbench_;
  quint64 job_ = 0;  ///< 0: none
  QString outcome_;
  std::shared_ptr<PackResult> result_;
};

}  // namespace gacfas
