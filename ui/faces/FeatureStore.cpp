#include "ui/faces/FeatureStore.h"

#include <QPointer>

namespace gacfas {

int64_t RunFeatures::placeOf(const FaceFiles& files) const {
  for (const auto& folder : files.folders) {
    const auto found = places.constFind(QString::fromStdString(folder.lexically_normal().string()));
    if (found != places.constEnd()) return static_cast<int64_t>(*found);
  }
  return -1;
}

FeatureStore::FeatureStore(Workbench* workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
  if (!workbench_) return;
  connect(workbench_, &Workbench::ended, this, [this](const WorkItem& item) {
    const QString key = computing_.key(item.id);
    if (key.isEmpty()) return;
    // A finished one is taken by its result, which comes by the same way after this.
    computing_.remove(key);
    Q_EMIT changed();
  });
}

QString FeatureStore::key(const FaceRun& run) {
  return run.key + '\n' + run.weights + '\n' + QString::number(run.epoch);
}

bool FeatureStore::canCompute(const FaceRun& run) const {
  return workbench_ && run.run && !run.weights.isEmpty();
}

void FeatureStore::compute(const FaceRun& run) {
  if (!canCompute(run) || isComputing(run) || find(run)) return;
  EvaluateRequest request;
  request.subject = run.run->folder;
  request.weights = run.weights.toStdString();
  const QString key = this->key(run);
  // The work may outlive this object, never the application that its answer is posted through.
  const QPointer<FeatureStore> self(this);
  const auto work = [=](JobControl& control, const ProgressSink& progress) {
    auto features = std::make_shared<RunFeatures>();
    features->set = computeFeatures(request, control, progress);
    for (size_t i = 0; i < features->set.faces.size(); ++i) {
      const auto folder = features->set.faces[i].image.parent_path().lexically_normal();
      features->places.insert(QString::fromStdString(folder.string()), i);
    }
    const auto take = [=] {
      if (!self) return;
      self->known_.insert(key, features);
      Q_EMIT self->changed();
    };
    QMetaObject::invokeMethod(qApp, take, Qt::QueuedConnection);
  };
  computing_.insert(key, workbench_->submit(WorkKind::Other, tr("Features of %1").arg(run.label), run.run->folder, work));
  Q_EMIT changed();
}

}  // namespace gacfas
