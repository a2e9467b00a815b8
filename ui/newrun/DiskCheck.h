#pragma once

#include <QMap>
#include <QObject>
#include <QTimer>

#include "core/types/Config.h"

namespace gacfas {

/// Faults of data.root and model.init that only the disk knows, by key. For any thread.
QMap<QString, QString> diskFaultsOf(const Config& config);

/// Looks at the disk on a pool thread, a moment after the last request; a slow network folder blocks nothing.
class DiskCheck : public QObject {
  Q_OBJECT
public:
  explicit DiskCheck(QObject* parent = nullptr);
  void request(const Config& config);
  /// Whether the answer to the last request is still to come.
  bool isBusy() const { return busy_; }

Q_SIGNALS:
  void answered(const QMap<QString, QString>& faults);

private:
  void start();

  Config config_;
  QTimer delay_;
  int round_ = 0;
  bool busy_ = false;
};

}  // namespace gacfas
