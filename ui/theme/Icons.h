#pragma once

#include <QIcon>
#include <QString>

namespace gacfas {

/// What an icon lies on: it takes the colour of the text there.
enum class IconGround { Page, Accent };

/// A monochrome icon of resources/icons (`name` without .svg) in the colour of the text, disabled and checked
/// states included; drawn afresh in the current theme each time it is painted. Names: plus, queue, search,
/// sliders, pause, play, stop, export, copy, log, eye, folder, chevron-right, chevron-left, chevron-down,
/// close, lock, undo, warning, error, info, check, fullscreen, camera, keyboard, sun, moon, refresh, trash,
/// edit, image, surface, contour, both.
QIcon themedIcon(const QString& name, IconGround ground = IconGround::Page);

}  // namespace gacfas
