#include <QApplication>
#include <QProxyStyle>

#include "ui/theme/StyleSheet.h"
#include "ui/theme/SystemTheme.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

const Theme* g_current = nullptr;

/// Fusion without the underlined letters of menus: every command has a key and is in the command search.
class StudioStyle : public QProxyStyle {
public:
  StudioStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override {
    return hint == SH_UnderlineShortcut ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
  }
};

QPalette paletteOf(const Theme& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.window);
  p.setColor(QPalette::WindowText, t.text1);
  p.setColor(QPalette::Base, t.page);
  p.setColor(QPalette::AlternateBase, t.side);
  p.setColor(QPalette::Text, t.text1);
  p.setColor(QPalette::PlaceholderText, t.text3);
  p.setColor(QPalette::Button, t.window);
  p.setColor(QPalette::ButtonText, t.text1);
  p.setColor(QPalette::BrightText, t.textOnAccent);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.textOnAccent);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::ToolTipBase, t.title);
  p.setColor(QPalette::ToolTipText, t.text1);
  p.setColor(QPalette::Light, t.page);
  p.setColor(QPalette::Midlight, t.line);
  p.setColor(QPalette::Mid, t.line);
  p.setColor(QPalette::Dark, t.control);
  p.setColor(QPalette::Shadow, t.title);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    p.setColor(QPalette::Disabled, role, t.control);
  }
  p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
  return p;
}

}  // namespace

const Theme& currentTheme() {
  return g_current ? *g_current : lightTheme();
}

void applyTheme(QApplication& app, const Theme& theme) {
  if (!g_current) {
    systemPrefersDark();  // the platform's palette is still in place to be asked
    QApplication::setStyle(new StudioStyle);
    QApplication::setFont(uiFont(13));
    // The platform may give these classes fonts of their own, which would come first.
    for (const char* name : {"QMenuBar", "QMenu", "QMessageBox", "QToolTip", "QTipLabel"})
      QApplication::setFont(uiFont(13), name);
  }
  g_current = theme.dark ? &darkTheme() : &lightTheme();
  QApplication::setPalette(paletteOf(*g_current));
  app.setStyleSheet(styleSheetFor(*g_current));
}

}  // namespace gacfas
