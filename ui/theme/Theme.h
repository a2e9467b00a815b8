#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;

namespace gacfas {

/// The colours of the window, one set for light and one for dark grounds. Text reaches a contrast of 4.5:1 on
/// `page`, `side` and `window`, lines and marks 3:1; `line` and `grid` only decorate.
struct Theme {
  bool dark = false;
  QColor page, side, window, title;           ///< grounds
  QColor text1, text2, text3;                 ///< names and values; axis titles; ticks, units, help
  QColor line, control, grid;                 ///< hairlines; field borders and axes; plot grid
  QColor accent, accentGround, textOnAccent;  ///< selection, main button, crosshair, threshold, links
  QColor good, warning, error;                ///< always with words or an icon
};

const Theme& lightTheme();
const Theme& darkTheme();

/// What the user chose in View > Theme.
enum class ThemeChoice { System, Light, Dark };

/// The desktop's wish: org.freedesktop.appearance over D-Bus where there is one, else the lightness of the
/// platform's palette.
bool systemPrefersDark();
const Theme& themeFor(ThemeChoice choice);

/// Fusion style, palette, font (Inter, tabular figures) and style sheet of the whole program. Called at start
/// and at each change of theme; widgets that paint themselves ask currentTheme() and repaint on
/// QEvent::PaletteChange.
void applyTheme(QApplication& app, const Theme& theme);
const Theme& currentTheme();

/// Fonts of the window: `uiFont(12)` is Inter of 12 px with tabular figures; `codeFont()` is a fixed-width
/// font.
QFont uiFont(int pixels, QFont::Weight weight = QFont::Normal);
QFont codeFont(int pixels = 12);

}  // namespace gacfas
