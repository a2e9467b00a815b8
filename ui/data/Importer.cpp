#include "ui/data/Importer.h"

#include <QThread>
#include <algorithm>
#include <utility>

#include "core/run/Version.h"
#include "core/types/Error.h"
#include "ui/data/ImportNote.h"

namespace gacfas {
namespace {

/// Without the note a stopped import asks for its source again.
void noteQuietly(const PrepareOptions& options) {
  try {
    saveImportNote(options);
  } catch (const IoError&) {
    // The crops go to the same folder: what is wrong there is said by the work.
  }
}

PrepareSummary import(PrepareOptions options, JobControl& control, const ProgressSink& progress) {
  for (const auto& [name, version] : versions())
    if (name != "libtorch") options.versions[name] = version;  // it makes no crops
  const PreparePlan plan = planPreparation(options);
  checkPrepareOptions(options);
  // Once the work has begun, and not before it is sure to be allowed: an older note may be there.
  const auto tell = [&, noted = false](const Progress& now) mutable {
    if (!std::exchange(noted, true)) noteQuietly(options);
    progress(now);
  };
  const PrepareSummary summary = prepareVideos(plan, options, control, {tell, {}});
  removeImportNote(options);
  return summary;
}

PrepareOptions beside(const Workbench& workbench, PrepareOptions options) {
  if (options.workers == 0 && workbench.running() != nullptr) options.workers = besideWorkers();
  return options;
}

}  // namespace

int64_t besideWorkers() {
  return std::max(1, QThread::idealThreadCount() / 2);
}

Importer::Importer(Workbench& workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
  connect(&workbench_, &Workbench::changed, this, [this] {
    if (job_ != 0) Q_EMIT changed();
  });
  connect(&workbench_, &Workbench::ended, this, &Importer::end);
}

void Importer::start(const PrepareOptions& options) {
  if (isBusy()) return;
  options_ = options;
  summary_ = std::make_shared<PrepareSummary>();
  job_ =
      workbench_.submit(WorkKind::Files, tr("Importing %1").arg(QString::fromStdString(options.domain)), {},
                        [options = beside(workbench_, options), summary = summary_](JobControl& control, const ProgressSink& progress) {
                          *summary = import(options, control, progress);
                        });
  Q_EMIT changed();
}

std::unique_ptr<WorkItem> Importer::item() const {
  for (const WorkItem& item : workbench_.items())
    if (item.id == job_) return std::make_unique<WorkItem>(item);
  return nullptr;
}

void Importer::togglePause() {
  const auto now = item();
  if (!now) return;
  now->paused ? workbench_.unpause(job_) : workbench_.pause(job_);
}

void Importer::cancel() {
  workbench_.cancel(job_);
}

void Importer::end(const WorkItem& item) {
  if (item.id != job_ || job_ == 0) return;
  job_ = 0;
  if (item.state == JobState::Finished)
    Q_EMIT finished(*summary_);
  else
    Q_EMIT stopped(item.state == JobState::Failed ? item.error : QString());
}

}  // namespace gacfas
