#include "ui/newrun/YamlHighlighter.h"

#include <QRegularExpression>

#include "ui/theme/Theme.h"

namespace gacfas {

void YamlHighlighter::highlightBlock(const QString& text) {
  static const QRegularExpression key(QStringLiteral("^\\s*[\\w.]+(?=\\s*:)"));
  static const QRegularExpression quoted(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'"));
  static const QRegularExpression comment(QStringLiteral("(?:^|\\s)#.*$"));
  const Theme& theme = currentTheme();
  if (const auto found = key.match(text); found.hasMatch())
    setFormat(0, static_cast<int>(found.capturedLength()), theme.accent);
  for (auto it = quoted.globalMatch(text); it.hasNext();) {
    const auto found = it.next();
    setFormat(static_cast<int>(found.capturedStart()), static_cast<int>(found.capturedLength()), theme.good);
  }
  // A # inside quotes starts no comment; what matters here is that a whole line of help is quiet.
  if (const auto found = comment.match(text);
      found.hasMatch() && !text.left(found.capturedStart()).contains(QLatin1Char('"')))
    setFormat(static_cast<int>(found.capturedStart()), static_cast<int>(found.capturedLength()), theme.text3);
}

}  // namespace gacfas
