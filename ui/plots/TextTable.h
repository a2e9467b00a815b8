#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace gacfas {

enum class TableFormat { Latex, Csv, Markdown };

/// A text made fit for LaTeX: what it would obey is escaped, and signs such as the minus, ± and ∞ are its own.
QString escapedLatex(const QString& text);
QString escapedMarkdown(QString text);

/// A table of words, the first columns (`names` of them) to the left, the others to the right.
struct TextTable {
  QStringList titles;
  QList<QStringList> rows;
  qsizetype names = 1;
  QString caption;  ///< a sentence below; in LaTeX a comment
};
/// Needs booktabs.
QString latexText(const TextTable& table);
QString markdownText(const TextTable& table);

}  // namespace gacfas
