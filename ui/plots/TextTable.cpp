#include "ui/plots/TextTable.h"

namespace gacfas {
namespace {

QString sign(QChar letter) {
  switch (letter.unicode()) {
    case u'\\': return QStringLiteral("\\textbackslash{}");
    case u'~': return QStringLiteral("\\textasciitilde{}");
    case u'^': return QStringLiteral("\\textasciicircum{}");
    case 0x2212: return QStringLiteral("$-$");
    case 0x2013: return QStringLiteral("--");
    case 0x221e: return QStringLiteral("$\\infty$");
    case 0x00b1: return QStringLiteral("$\\pm$");
    default: return letter;
  }
}

QString latexRow(const QStringList& fields) {
  QStringList escaped;
  for (const QString& field : fields) escaped << escapedLatex(field);
  return escaped.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n");
}

QString markdownRow(const QStringList& fields) {
  QStringList escaped;
  for (const QString& field : fields) escaped << escapedMarkdown(field);
  return QStringLiteral("| ") + escaped.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

}  // namespace

QString escapedLatex(const QString& text) {
  QString escaped;
  for (const QChar letter : text) {
    if (QStringLiteral("&%$#_{}").contains(letter)) escaped += u'\\';
    escaped += sign(letter);
  }
  return escaped;
}

QString escapedMarkdown(QString text) {
  return text.replace(u'|', QStringLiteral("\\|"));
}

QString latexText(const TextTable& table) {
  const QString columns = QString(table.names, u'l') + QString(table.titles.size() - table.names, u'r');
  QString text = QStringLiteral("\\begin{tabular}{%1}\n\\toprule\n").arg(columns);
  text += latexRow(table.titles) + QStringLiteral("\\midrule\n");
  for (const QStringList& row : table.rows) text += latexRow(row);
  return text + QStringLiteral("\\bottomrule\n\\end{tabular}\n% %1\n").arg(table.caption);
}

QString markdownText(const TextTable& table) {
  QStringList rule;
  for (qsizetype i = 0; i < table.titles.size(); ++i)
    rule << (i < table.names ? QStringLiteral("---") : QStringLiteral("---:"));
  QString text = markdownRow(table.titles) + QStringLiteral("| ") + rule.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
  for (const QStringList& row : table.rows) text += markdownRow(row);
  return text + u'\n' + table.caption + u'\n';
}

}  // namespace gacfas
