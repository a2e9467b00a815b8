#include "ui/sharpness/SharpnessStore.h"

#include "core/run/SharpnessFile.h"
#include "ui/runs/FileStamp.h"

namespace gacfas {
namespace {

QString stampOfReports(const std::filesystem::path& run) {
  QString stamp = QStringLiteral("|");
  for (const std::filesystem::path& file : sharpnessFiles(run)) {
    const FileStamp one = stampOf(file);
    stamp += QStringLiteral("%1:%2:%3;").arg(QString::fromStdString(file.filename().string())).arg(one.size).arg(one.time);
  }
  return stamp;
}

}  // namespace

SharpnessStore::SharpnessStore(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
}

SharpnessStore::~SharpnessStore() {
  pool_.clear();
  pool_.waitForDone();
}

void SharpnessStore::look(const ShownRuns& runs) {
  for (const ShownRun& run : runs) {
    Known& known = known_[run.run->key];
    if (known.looking) continue;
    known.looking = true;
    pool_.start([this, key = run.run->key, folder = run.run->folder, before = known.stamp] {
      const QString stamp = stampOfReports(folder);
      KeptReports reports;
      QString fault;
      if (stamp != before) reports = std::make_shared<const std::vector<KeptReport>>(readReports(folder, fault));
      QMetaObject::invokeMethod(this, [=, this] { finish(key, stamp, reports, fault); }, Qt::QueuedConnection);
    });
  }
}

void SharpnessStore::finish(const QString& key, const QString& stamp, const KeptReports& reports, const QString& fault) {
  Known& known = known_[key];
  known.looking = false;
  if (!reports) return;
  known.stamp = stamp;
  known.reports = reports;
  if (!fault.isEmpty()) Q_EMIT problem(fault);
  Q_EMIT changed();
}

}  // namespace gacfas
