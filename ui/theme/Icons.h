#pragma once

#include <QIcon>
#include <QString>

namespace gacfas {

/// A monochrome icon of resources/icons (`name` without .svg) in the colour of the text, disabled and selected states included;
/// drawn afresh in the current theme each time it is painted. Names: plus, queue, search, sliders, pause, play, stop, export, copy, log,
/// eye, folder, chevron-right, chevron-left, chevron-down, close, lock, undo, warning, error, info, check, fullscreen, camera, keyboard,
/// sun, moon, refresh, trash, edit, image, surface, contour, both.
QIcon themedIcon(const QString& name);

}  // namespace gacfas
