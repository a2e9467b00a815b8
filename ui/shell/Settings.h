#pragma once

#include <QDateTime>
#include <QSettings>
#include <QStringList>
#include <vector>

#include "ui/theme/Theme.h"

namespace gacfas {

struct RecentFolder {
  QString path;
  QDateTime opened;
};

/// What the window remembers from one start to the next.
class Settings {
public:
  /// In `file`; empty: that of $GACFAS_SETTINGS, else the user's own.
  explicit Settings(const QString& file = {});

  ThemeChoice theme() const;
  void setTheme(ThemeChoice choice);
  QString folder() const;
  void setFolder(const QString& folder);
  QString page() const;
  void setPage(const QString& name);
  /// Keys of the ticked runs of a folder. `known` tells whether they were ever stored.
  QStringList ticks(const QString& folder, bool& known) const;
  void setTicks(const QString& folder, const QStringList& keys);
  bool logOpen() const;
  void setLogOpen(bool open);
  bool responsivenessShown() const;
  void setResponsivenessShown(bool shown);

  /// Newest first, at most eight.
  std::vector<RecentFolder> recentFolders() const;
  void addRecentFolder(const QString& path);
  void clearRecentFolders();

  QByteArray bytes(const QString& key) const;
  void setBytes(const QString& key, const QByteArray& value);
  void forgetLayout();

private:
  mutable QSettings store_;
};

}  // namespace gacfas
