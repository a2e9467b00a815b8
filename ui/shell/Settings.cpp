#include "ui/shell/Settings.h"

#include <QCryptographicHash>
#include <QDir>

namespace gacfas {
namespace {

constexpr int kRecentFolders = 8;

QString fileOf(const QString& file) {
  if (!file.isEmpty()) return file;
  const QString named = qEnvironmentVariable("GACFAS_SETTINGS");
  if (!named.isEmpty()) return named;
  return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gacfas-studio"),
                   QStringLiteral("studio"))
      .fileName();
}

QString ticksKey(const QString& folder) {
  const QByteArray hash =
      QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
  return QStringLiteral("ticks/") + QString::fromLatin1(hash);
}

}  // namespace

Settings::Settings(const QString& file) : store_(fileOf(file), QSettings::IniFormat) {}

ThemeChoice Settings::theme() const {
  const QString name = store_.value(QStringLiteral("theme")).toString();
  return name == QLatin1String("dark")    ? ThemeChoice::Dark
         : name == QLatin1String("light") ? ThemeChoice::Light
                                          : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice) {
  const char* name = choice == ThemeChoice::Dark ? "dark" : choice == ThemeChoice::Light ? "light" : "system";
  store_.setValue(QStringLiteral("theme"), QLatin1String(name));
}

QString Settings::folder() const {
  return store_.value(QStringLiteral("folder")).toString();
}
void Settings::setFolder(const QString& folder) {
  store_.setValue(QStringLiteral("folder"), folder);
}
QString Settings::page() const {
  return store_.value(QStringLiteral("page")).toString();
}
void Settings::setPage(const QString& name) {
  store_.setValue(QStringLiteral("page"), name);
}
bool Settings::logOpen() const {
  return store_.value(QStringLiteral("layout/log"), false).toBool();
}
void Settings::setLogOpen(bool open) {
  store_.setValue(QStringLiteral("layout/log"), open);
}
bool Settings::responsivenessShown() const {
  return store_.value(QStringLiteral("responsiveness"), false).toBool();
}
void Settings::setResponsivenessShown(bool shown) {
  store_.setValue(QStringLiteral("responsiveness"), shown);
}

QStringList Settings::ticks(const QString& folder, bool& known) const {
  known = store_.contains(ticksKey(folder));
  return store_.value(ticksKey(folder)).toStringList();
}

void Settings::setTicks(const QString& folder, const QStringList& keys) {
  store_.setValue(ticksKey(folder), keys);
}

std::vector<RecentFolder> Settings::recentFolders() const {
  std::vector<RecentFolder> folders;
  const int size = store_.beginReadArray(QStringLiteral("recent"));
  for (int i = 0; i < size; ++i) {
    store_.setArrayIndex(i);
    folders.push_back({store_.value(QStringLiteral("path")).toString(),
                       store_.value(QStringLiteral("opened")).toDateTime()});
  }
  store_.endArray();
  return folders;
}

void Settings::addRecentFolder(const QString& path) {
  std::vector<RecentFolder> folders = recentFolders();
  std::erase_if(folders, [&](const RecentFolder& folder) { return folder.path == path; });
  folders.insert(folders.begin(), {path, QDateTime::currentDateTime()});
  if (folders.size() > kRecentFolders) folders.resize(kRecentFolders);
  store_.beginWriteArray(QStringLiteral("recent"), static_cast<int>(folders.size()));
  for (size_t i = 0; i < folders.size(); ++i) {
    store_.setArrayIndex(static_cast<int>(i));
    store_.setValue(QStringLiteral("path"), folders[i].path);
    store_.setValue(QStringLiteral("opened"), folders[i].opened);
  }
  store_.endArray();
}

void Settings::clearRecentFolders() {
  store_.remove(QStringLiteral("recent"));
}

QByteArray Settings::bytes(const QString& key) const {
  return store_.value(QStringLiteral("layout/") + key).toByteArray();
}
void Settings::setBytes(const QString& key, const QByteArray& value) {
  store_.setValue(QStringLiteral("layout/") + key, value);
}
void Settings::forgetLayout() {
  store_.remove(QStringLiteral("layout"));
}

}  // namespace gacfas
