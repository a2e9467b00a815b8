#pragma once

#include <QString>

class QDBusConnection;
class QDBusMessage;

namespace gacfas {

/// The call of org.freedesktop.Notifications.Notify that shows this.
QDBusMessage desktopNote(const QString& title, const QString& text);

/// A notification of the desktop; nothing where there is none. Returns at once.
void notifyDesktop(const QString& title, const QString& text);

}  // namespace gacfas
