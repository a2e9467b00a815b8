#include "ui/faces/FaceSetLoader.h"

namespace gacfas {

FaceSetLoader::FaceSetLoader(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
}

FaceSetLoader::~FaceSetLoader() {
  pool_.clear();
  pool_.waitForDone();
}

void FaceSetLoader::load(const std::vector<ScoresPtr>& runs) {
  if (joining_ && runs == wanted_) return;
  wanted_ = runs;
  pool_.clear();
  joining_ = !set_ || runs != joined_;
  if (!joining_) return Q_EMIT ready();
  pool_.start([=, this] {
    const FaceSetPtr set = joinFaces(runs);
    QMetaObject::invokeMethod(
        this, [=, this] { take(runs, set); }, Qt::QueuedConnection);
  });
}

void FaceSetLoader::take(const std::vector<ScoresPtr>& runs, const FaceSetPtr& set) {
  if (!joining_ || runs != wanted_) return;
  joining_ = false;
  set_ = set;
  joined_ = runs;
  Q_EMIT ready();
}

}  // namespace gacfas
