#pragma once

#include <QObject>
#include <vector>

#include "ui/runs/RunSnapshot.h"

namespace gacfas {

/// Moves runs to the desktop's trash and back, on a pool thread.
class RunTrash : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;
  void remove(const RunSnapshot& run);
  /// The last one that was removed comes back.
  void undo();

Q_SIGNALS:
  void removed(const QString& name);
  void restored(const QString& name);
  void failed(const QString& message);

private:
  struct Removed {
    QString name, path, pathInTrash;
  };
  void putBack(const Removed& run);

  std::vector<Removed> removed_;
};

}  // namespace gacfas
