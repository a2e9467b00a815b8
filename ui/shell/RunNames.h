#pragma once

#include <QObject>
#include <vector>

#include "ui/runs/RunSnapshot.h"

namespace gacfas {

/// Gives runs other names, on a pool thread.
class RunNames : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;
  void rename(const RunSnapshot& run, const QString& name);
  /// The run renamed last gets its name of before.
  void undo();

Q_SIGNALS:
  void renamed(const QString& before, const QString& name);
  void restored(const QString& name);
  void failed(const QString& message);

private:
  struct Renamed {
    std::filesystem::path folder;
    QString before, name;
  };
  std::vector<Renamed> renamed_;
};

}  // namespace gacfas
