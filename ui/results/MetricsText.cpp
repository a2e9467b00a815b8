#include "ui/results/MetricsText.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/io/Csv.h"
#include "ui/results/NumberText.h"

namespace gacfas {
namespace {

QString shortGroup(MetricsColumn::Group group) {
  return group == MetricsColumn::Free ? "" : group == MetricsColumn::Oracle ? "oracle" : "source";
}

/// "HTER (source, %)", "APCER print (source, n 76, %)"
QString fullTitle(const MetricsColumn& column) {
  QStringList remarks;
  for (const QString& remark :
       {shortGroup(column.group), column.count, QString(column.isThreshold ? "" : "%")})
    if (!remark.isEmpty()) remarks.append(remark);
  const QString title = column.isThreshold ? "threshold" : column.title;
  return remarks.isEmpty() ? title : title + " (" + remarks.join(", ") + ")";
}

QString caption(const MetricsTable& table) {
  return QString(
             "Target %1, %2: %3 live, %4 spoof videos. Rates in %; best in bold; *: too few videos to "
             "decide.")
      .arg(table.target, table.targetVideos)
      .arg(table.live)
      .arg(table.spoof);
}

QString csvText(const MetricsTable& table) {
  std::vector<std::string> header{"run"};
  for (const MetricsColumn& column : table.columns) header.push_back(fullTitle(column).toStdString());
  std::string text = csvLine(header);
  for (const MetricsRow& row : table.rows) {
    std::vector<std::string> fields{row.label.toStdString()};
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const double value = row.cells[i].value;
      fields.push_back(std::isnan(value) ? ""
                                         : csvNumber(table.columns[i].isThreshold ? value : value * 100.0));
    }
    text += csvLine(fields);
  }
  return QString::fromStdString(text);
}

QString escapedMarkdown(QString text) {
  return text.replace("|", "\\|");
}

QString markdownText(const MetricsTable& table) {
  QStringList titles{"run"}, rule{"---"};
  for (const MetricsColumn& column : table.columns) {
    titles.append(escapedMarkdown(fullTitle(column)));
    rule.append("---:");
  }
  QString text = "| " + titles.join(" | ") + " |\n| " + rule.join(" | ") + " |\n";
  for (const MetricsRow& row : table.rows) {
    QStringList fields{escapedMarkdown(row.label)};
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const QString value = cellText(table.columns[i], row.cells[i]) + (row.cells[i].tooSmall ? "\\*" : "");
      fields.append(row.cells[i].best ? "**" + value + "**" : value);
    }
    text += "| " + fields.join(" | ") + " |\n";
  }
  return text + "\n" + caption(table) + "\n";
}

QString escapedLatex(const QString& text) {
  QString escaped;
  for (QChar letter : text) {
    if (QString("&%$#_{}").contains(letter)) escaped += '\\';
    if (letter == '\\')
      escaped += "\\textbackslash{}";
    else if (letter == '~')
      escaped += "\\textasciitilde{}";
    else if (letter == '^')
      escaped += "\\textasciicircum{}";
    else if (letter == QChar(0x2212))
      escaped += "$-$";
    else if (letter == QChar(0x2013))
      escaped += "--";
    else if (letter == QChar(0x221e))
      escaped += "$\\infty$";
    else
      escaped += letter;
  }
  return escaped;
}

/// The line of groups over the titles, with its rules.
QString latexGroups(const MetricsTable& table) {
  QStringList cells{""}, rules;
  for (size_t i = 0; i < table.columns.size();) {
    size_t end = i;
    while (end < table.columns.size() && table.columns[end].group == table.columns[i].group) ++end;
    cells.append(QString("\\multicolumn{%1}{c}{%2}")
                     .arg(end - i)
                     .arg(escapedLatex(groupTitle(table.columns[i].group))));
    rules.append(QString("\\cmidrule(lr){%1-%2}").arg(i + 2).arg(end + 1));
    i = end;
  }
  return cells.join(" & ") + " \\\\\n" + rules.join(" ") + "\n";
}

QString latexText(const MetricsTable& table) {
  QStringList titles{"run"};
  for (const MetricsColumn& column : table.columns) {
    const QString title = column.count.isEmpty() ? column.title : column.title + " (" + column.count + ")";
    titles.append(escapedLatex(title));
  }
  QString text =
      "\\begin{tabular}{l" + QString(static_cast<qsizetype>(table.columns.size()), 'r') + "}\n\\toprule\n";
  text += latexGroups(table) + titles.join(" & ") + " \\\\\n\\midrule\n";
  for (const MetricsRow& row : table.rows) {
    QStringList fields{escapedLatex(row.label)};
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const QString value =
          escapedLatex(cellText(table.columns[i], row.cells[i])) + (row.cells[i].tooSmall ? "$^*$" : "");
      fields.append(row.cells[i].best ? "\\textbf{" + value + "}" : value);
    }
    text += fields.join(" & ") + " \\\\\n";
  }
  return text + "\\bottomrule\n\\end{tabular}\n% " + caption(table) + "\n";
}

}  // namespace

QString metricsText(const MetricsTable& table, TableFormat format) {
  switch (format) {
    case TableFormat::Latex:
      return latexText(table);
    case TableFormat::Csv:
      return csvText(table);
    case TableFormat::Markdown:
      break;
  }
  return markdownText(table);
}

}  // namespace gacfas
