#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

QColor rgb(QRgb value) {
  return QColor(value);
}

Theme makeLight() {
  Theme t;
  t.dark = false;
  t.page = rgb(0xffffff), t.side = rgb(0xf8f9fa), t.window = rgb(0xf3f4f6), t.title = rgb(0xe7e9ed);
  t.text1 = rgb(0x191d25), t.text2 = rgb(0x474f5d), t.text3 = rgb(0x626a78);
  t.line = rgb(0xe0e3e8), t.control = rgb(0x7b8391), t.grid = rgb(0xeceef1);
  t.accent = rgb(0x4543c4), t.accentGround = rgb(0xebebfa), t.textOnAccent = rgb(0xffffff);
  t.good = rgb(0x1c744a), t.warning = rgb(0x8a5700), t.error = rgb(0xb3261e);
  return t;
}

Theme makeDark() {
  Theme t;
  t.dark = true;
  t.page = rgb(0x1d2026), t.side = rgb(0x191c21), t.window = rgb(0x15171b), t.title = rgb(0x101216);
  t.text1 = rgb(0xe7e9ed), t.text2 = rgb(0xb6bcc7), t.text3 = rgb(0x979fac);
  t.line = rgb(0x30353d), t.control = rgb(0x76808e), t.grid = rgb(0x292d34);
  t.accent = rgb(0xa09fff), t.accentGround = rgb(0x2c2d49), t.textOnAccent = rgb(0x14142b);
  t.good = rgb(0x54c18d), t.warning = rgb(0xe5b04c), t.error = rgb(0xff8a80);
  return t;
}

}  // namespace

const Theme& lightTheme() {
  static const Theme theme = makeLight();
  return theme;
}

const Theme& darkTheme() {
  static const Theme theme = makeDark();
  return theme;
}

const Theme& themeFor(ThemeChoice choice) {
  const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemPrefersDark());
  return dark ? darkTheme() : lightTheme();
}

}  // namespace gacfas
