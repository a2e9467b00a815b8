#pragma once

#include <QColor>
#include <QString>

#include "ui/theme/Theme.h"
#include "viz/SceneStyle.h"

namespace gacfas {

Rgb toRgb(const QColor& colour);
QColor toColour(const Rgb& rgb);
/// A round number without idle zeros and with the true minus sign: "0.2", "−1".
QString tickNumber(double value);
/// The scene's colours in a theme; `unit` as in SceneStyle.
SceneStyle sceneStyle(const Theme& theme, ScenePreset preset, double unit);

}  // namespace gacfas
