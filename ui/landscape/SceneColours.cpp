#include "ui/landscape/SceneColours.h"

#include "viz/SceneAxes.h"

namespace gacfas {

Rgb toRgb(const QColor& colour) {
  return {colour.redF(), colour.greenF(), colour.blueF()};
}

QColor toColour(const Rgb& rgb) {
  return QColor::fromRgbF(float(rgb[0]), float(rgb[1]), float(rgb[2]));
}

QString tickNumber(double value) {
  return QString::fromStdString(tickText(value));
}

SceneStyle sceneStyle(const Theme& theme, ScenePreset preset, double unit) {
  SceneStyle style;
  style.preset = preset;
  style.dark = theme.dark;
  style.ground = toRgb(theme.page);
  style.floor = toRgb(theme.dark ? theme.page.lighter(122) : theme.window);
  style.line = toRgb(theme.dark ? theme.window : theme.text1);
  style.accent = toRgb(theme.accent);
  style.unit = unit;
  return style;
}

}  // namespace gacfas
