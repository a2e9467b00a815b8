#include <QFont>
#include <QFontDatabase>

#include "ui/theme/TabularFont.h"
#include "ui/theme/Theme.h"

namespace gacfas {

QFont uiFont(int pixels, QFont::Weight weight) {
  QFont font;
  font.setFamilies({tabularFamily(), QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
  font.setPixelSize(pixels);
  font.setWeight(weight);
  font.setStyleHint(QFont::SansSerif);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
  font.setFeature("tnum", 1);
#endif
  return font;
}

QFont codeFont(int pixels) {
  QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPixelSize(pixels);
  return font;
}

}  // namespace gacfas
