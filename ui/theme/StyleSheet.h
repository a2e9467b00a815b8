#pragma once

#include <QString>

namespace gacfas {

struct Theme;

/// resources/style/studio.qss with the theme's colours in place of @page, @text1, ...
QString styleSheetFor(const Theme& theme);

}  // namespace gacfas
