#include "ui/shell/DesktopNote.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>

namespace gacfas {

QDBusMessage desktopNote(const QString& title, const QString& text) {
  QDBusMessage call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
  call << QStringLiteral("GAC-FAS Studio") << 0u << QStringLiteral("gacfas-studio") << title << text
       << QStringList() << QVariantMap() << -1;
  return call;
}

void notifyDesktop(const QString& title, const QString& text) {
  if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) return;  // Qt would start a bus
  QDBusConnection::sessionBus().asyncCall(desktopNote(title, text));
}

}  // namespace gacfas
