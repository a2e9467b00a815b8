#include "ui/theme/StyleSheet.h"

#include <QFile>

#include "ui/theme/Resources.h"
#include "ui/theme/Theme.h"

namespace gacfas {

QString styleSheetFor(const Theme& t) {
  initResources();
  QFile file(QStringLiteral(":/style/studio.qss"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QString sheet = QString::fromUtf8(file.readAll());
  // A token that begins another one stands behind it.
  const std::pair<const char*, QColor> tokens[] = {{"@accentGround", t.accentGround},
                                                   {"@accent", t.accent},
                                                   {"@textOnAccent", t.textOnAccent},
                                                   {"@text1", t.text1},
                                                   {"@text2", t.text2},
                                                   {"@text3", t.text3},
                                                   {"@page", t.page},
                                                   {"@side", t.side},
                                                   {"@window", t.window},
                                                   {"@title", t.title},
                                                   {"@line", t.line},
                                                   {"@control", t.control},
                                                   {"@grid", t.grid},
                                                   {"@good", t.good},
                                                   {"@warning", t.warning},
                                                   {"@error", t.error}};
  for (const auto& [name, colour] : tokens) sheet.replace(QLatin1String(name), colour.name());
  return sheet.replace(QLatin1String("@theme"), QLatin1String(t.dark ? "dark" : "light"));
}

}  // namespace gacfas
