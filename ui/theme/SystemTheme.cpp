#include "ui/theme/SystemTheme.h"

#include <unistd.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QVariant>

#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

const auto kService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto kGroup = QStringLiteral("org.freedesktop.appearance");
const auto kKey = QStringLiteral("color-scheme");
constexpr int kPatienceMs = 200;

/// Without a bus to speak to, Qt would start one.
bool hasSessionBus() {
  return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
         QFileInfo::exists(QStringLiteral("/run/user/%1/bus").arg(getuid()));
}

/// 0: no wish, 1: dark, 2: light; -1: nobody answers.
int portalColourScheme() {
  if (!hasSessionBus()) return -1;
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return -1;
  QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
  call << kGroup << kKey;
  const QDBusMessage reply = bus.call(call, QDBus::Block, kPatienceMs);
  if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) return -1;
  QVariant value = reply.arguments().first();
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  bool isNumber = false;
  const int scheme = value.toInt(&isNumber);
  return isNumber ? scheme : -1;
}

bool platformPaletteIsDark() {
  const QPalette palette = QGuiApplication::palette();
  return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

}  // namespace

bool systemPrefersDark() {
  static const bool paletteIsDark = platformPaletteIsDark();  // before applyTheme puts its own in place
  const int scheme = portalColourScheme();
  return scheme > 0 ? scheme == 1 : paletteIsDark;
}

SystemTheme::SystemTheme(QObject* parent) : QObject(parent) {
  if (!hasSessionBus()) return;
  QDBusConnection::sessionBus().connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                                        SLOT(readSetting(QString, QString)));
}

void SystemTheme::readSetting(const QString& group, const QString& key) {
  if (group == kGroup && key == kKey) Q_EMIT changed();
}

}  // namespace gacfas
