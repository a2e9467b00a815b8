#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace gacfas {

/// A few words on a ground of their own, beside what they are said of.
QLabel* badge(const QString& text, const QString& tip, QWidget* parent = nullptr);

}  // namespace gacfas
