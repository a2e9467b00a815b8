#pragma once

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include "ui/landscape/Surface.h"

namespace gacfas {

/// Reads surfaces on a thread of its own, again whenever one grew, and keeps what was read last.
class SurfaceLoader : public QObject {
  Q_OBJECT
public:
  explicit SurfaceLoader(QObject* parent = nullptr);
  ~SurfaceLoader() override;

  /// The surface as it was read last, null where none was; reads it (again) where the folder grew since.
  /// `key`: of the run.
  SurfacePtr surface(const QString& key, const std::vector<LandscapeEntry>& candidates);
  /// Why it could not be read the last time, empty where it could.
  QString refusal(const QString& key, const std::vector<LandscapeEntry>& candidates) const;

Q_SIGNALS:
  void loaded();
  void failed(const QString& message);

private:
  struct Slot {
    QString stamp;  ///< names and sizes of what was read
    SurfacePtr surface;
    QString refusal;
    bool reading = false;
  };
  void read(const QString& slot, const QString& stamp, const std::vector<LandscapeEntry>& candidates);
  void finish(const QString& slot, const QString& stamp, SurfacePtr surface, const QString& error);

  QHash<QString, Slot> slots_;
  QThreadPool pool_;
};

}  // namespace gacfas
