#pragma once

#include <QString>

namespace gacfas {

/// A notification of the desktop (org.freedesktop.Notifications); nothing where there is none. Returns at
/// once.
void notifyDesktop(const QString& title, const QString& text);

}  // namespace gacfas
