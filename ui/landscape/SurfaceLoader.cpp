#include "ui/landscape/SurfaceLoader.h"

namespace gacfas {
namespace {

QString stampOf(const std::vector<LandscapeEntry>& candidates) {
  QString stamp;
  for (const LandscapeEntry& entry : candidates)
    stamp += QStringLiteral("%1:%2:%3;")
                 .arg(QString::fromStdString(entry.name))
                 .arg(entry.journalBytes)
                 .arg(entry.complete);
  return stamp;
}

/// Of a run's landscapes under one recipe.
QString slotName(const QString& key, const std::vector<LandscapeEntry>& candidates) {
  return key + QLatin1Char('|') + QString::fromStdString(candidates.front().facts->key);
}

}  // namespace

SurfaceLoader::SurfaceLoader(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
}

SurfaceLoader::~SurfaceLoader() {
  pool_.clear();
  pool_.waitForDone();
}

SurfacePtr SurfaceLoader::surface(const QString& key, const std::vector<LandscapeEntry>& candidates) {
  if (candidates.empty()) return nullptr;
  const QString name = slotName(key, candidates);
  const Slot known = slots_.value(name);
  const QString stamp = stampOf(candidates);
  if (known.stamp != stamp && !known.reading) read(name, stamp, candidates);
  return known.surface;
}

QString SurfaceLoader::refusal(const QString& key, const std::vector<LandscapeEntry>& candidates) const {
  return candidates.empty() ? QString() : slots_.value(slotName(key, candidates)).refusal;
}

void SurfaceLoader::read(const QString& slot, const QString& stamp,
                         const std::vector<LandscapeEntry>& candidates) {
  slots_[slot].reading = true;
  pool_.start([=, this] {
    SurfacePtr surface;
    QString error;
    try {
      surface = readSurface(candidates);
    } catch (const std::exception& fault) {
      error = QString::fromUtf8(fault.what());
    }
    QMetaObject::invokeMethod(
        this, [=, this] { finish(slot, stamp, surface, error); }, Qt::QueuedConnection);
  });
}

void SurfaceLoader::finish(const QString& slot, const QString& stamp, SurfacePtr surface,
                           const QString& error) {
  Slot& target = slots_[slot];
  target.reading = false;
  target.stamp = stamp;  // a broken file is not read again before it changes
  target.refusal = error;
  if (surface) target.surface = std::move(surface);
  if (!error.isEmpty()) Q_EMIT failed(error);
  Q_EMIT loaded();
}

}  // namespace gacfas
