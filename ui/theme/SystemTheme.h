#pragma once

#include <QObject>

namespace gacfas {

/// Tells when the desktop goes from light to dark or back, where it says so (org.freedesktop.appearance).
class SystemTheme : public QObject {
  Q_OBJECT
public:
  explicit SystemTheme(QObject* parent = nullptr);

Q_SIGNALS:
  void changed();

private Q_SLOTS:
  void readSetting(const QString& group, const QString& key);
};

}  // namespace gacfas
