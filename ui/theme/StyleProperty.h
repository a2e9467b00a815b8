#pragma once

class QVariant;
class QWidget;

namespace gacfas {

/// Sets a property that the style sheet chooses by ("role", "error", ...), and has the sheet applied anew
/// where it changed.
void setStyleProperty(QWidget& widget, const char* name, const QVariant& value);

}  // namespace gacfas
