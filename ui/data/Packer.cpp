#include "ui/data/Packer.h"

#include <QDir>

#include "ui/data/Importer.h"
#include "ui/data/SurveyText.h"
#include "ui/widgets/BytesText.h"

namespace gacfas {

Packer::Packer(Workbench& workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
  connect(&workbench_, &Workbench::changed, this, [this] {
    if (isBusy()) Q_EMIT changed();
  });
  connect(&workbench_, &Workbench::ended, this, &Packer::end);
}

void Packer::start(const QString& root) {
  if (isBusy() || root.isEmpty()) return;
  outcome_.clear();
  result_ = std::make_shared<PackResult>();
  const PackRequest request{root.toStdString(), {}, besideWorkers()};
  job_ = workbench_.submit(WorkKind::Files, tr("Packing the faces of %1").arg(QDir(root).dirName()), {},
                           [request, result = result_](JobControl& control, const ProgressSink& progress) {
                             *result = packFaces(request, control, progress);
                           });
  Q_EMIT changed();
}

QString Packer::state() const {
  if (!isBusy()) return outcome_;
  for (const WorkItem& item : workbench_.items()) {
    if (item.id != job_) continue;
    if (item.state == JobState::Waiting) return tr("packing waits for the import");
    if (item.progress.total > 0) return tr("packing, %1 %").arg(100 * item.progress.done / item.progress.total);
  }
  return tr("packing …");
}

void Packer::end(const WorkItem& item) {
  if (!isBusy() || item.id != job_) return;
  job_ = 0;
  if (item.state == JobState::Cancelled) outcome_ = tr("packing was stopped; what was there before is left as it was");
  if (item.state == JobState::Failed) outcome_ = tr("packing failed: %1").arg(item.error);
  if (item.state == JobState::Finished) {
    outcome_ = tr("%1 packed, %2")
                   .arg(countText(result_->faces, tr("face"), tr("faces")), bytesText(result_->bytes));
    if (result_->fresh) outcome_ += tr("; nothing had changed");
    if (!result_->faults.empty())
      outcome_ += tr("; %1 cannot be read").arg(countText(static_cast<int64_t>(result_->faults.size())));
  }
  Q_EMIT changed();
}

}  // namespace gacfas
