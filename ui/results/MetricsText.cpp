#include "ui/results/MetricsText.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/io/Csv.h"
#include "ui/results/NumberText.h"

namespace gacfas {
namespace {

QString shortGroup(const MetricsColumn& column) {
  switch (column.group) {
    case MetricsColumn::Free:
      return {};
    case MetricsColumn::Oracle:
      return "oracle";
    case MetricsColumn::Source:
      return "source";
    default:
      return QString(column.groupTitle).toLower().replace("fpr", "FPR").replace("bpcer", "BPCER");
  }
}

/// "HTER (source)", "APCER print (source, n 76)" with one more remark.
QString titleWith(const MetricsColumn& column, const QString& name, const QString& unit) {
  QStringList remarks;
  for (const QString& remark : {shortGroup(column), column.count, unit})
    if (!remark.isEmpty()) remarks.append(remark);
  return remarks.isEmpty() ? name : name + " (" + remarks.join(", ") + ")";
}

/// "HTER (source, %)", "APCER print (source, n 76, %)"
QString fullTitle(const MetricsColumn& column) {
  return titleWith(column, column.isThreshold ? "threshold" : column.title, column.isThreshold ? "" : "%");
}

QString caption(const MetricsTable& table) {
  QString text = QString("Target %1, %2: %3 live, %4 spoof %5. Rates in %; best in bold; *: n too small.")
                     .arg(table.target, table.targetVideos)
                     .arg(table.live)
                     .arg(table.spoof)
                     .arg(table.samples);
  if (table.draws > 0)
    text += QString(" Intervals: 95 %, %1 bootstrap draws over %2 %3.")
                .arg(table.draws)
                .arg(table.units)
                .arg(table.clients ? "clients" : "videos");
  return text;
}

/// Interval and counts behind a figure: what a CSV has of it.
void addDetails(std::vector<std::string>& header, const MetricsColumn& column) {
  if (column.counted.isEmpty()) return;
  for (const char* bound : {"low", "high"})
    header.push_back(titleWith(column, column.title + " " + bound, "%").toStdString());
  for (const char* count : {"count", "total"})
    header.push_back(titleWith(column, column.title + " " + count, {}).toStdString());
}

std::string numberField(double value) {
  return std::isnan(value) ? "" : csvNumber(value);
}

void addDetails(std::vector<std::string>& fields, const MetricsColumn& column, const Figure& figure) {
  if (column.counted.isEmpty()) return;
  fields.push_back(numberField(figure.interval.low * 100.0));
  fields.push_back(numberField(figure.interval.high * 100.0));
  fields.push_back(std::to_string(figure.count));
  fields.push_back(std::to_string(figure.total));
}

QString csvText(const MetricsTable& table) {
  std::vector<std::string> header{"run"};
  for (const MetricsColumn& column : table.columns) {
    header.push_back(fullTitle(column).toStdString());
    if (column.group == MetricsColumn::Epochs && column.title.contains("last 10"))
      header.push_back(titleWith(column, column.title + " std", "%").toStdString());
    addDetails(header, column);
  }
  std::string text = csvLine(header);
  for (const MetricsRow& row : table.rows) {
    std::vector<std::string> fields{row.label.toStdString()};
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const MetricsCell& cell = row.cells[i];
      const MetricsColumn& column = table.columns[i];
      fields.push_back(numberField(column.isThreshold ? cell.figure.value : cell.figure.value * 100.0));
      if (column.group == MetricsColumn::Epochs && column.title.contains("last 10"))
        fields.push_back(cell.deviation < 0.0 ? "" : numberField(cell.deviation * 100.0));
      addDetails(fields, column, cell.figure);
    }
    text += csvLine(fields);
  }
  return QString::fromStdString(text);
}

/// " [85.7–93.8]", empty where there is no interval.
QString bracketed(const MetricsCell& cell, const QString& before, const QString& after) {
  const QString interval = intervalText(cell);
  return interval.isEmpty() ? QString() : " " + before + "[" + interval + "]" + after;
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
      const MetricsCell& cell = row.cells[i];
      const QString value = cellText(table.columns[i], cell) + (cell.tooSmall.isEmpty() ? "" : "\\*");
      fields.append((cell.best ? "**" + value + "**" : value) + bracketed(cell, "", ""));
    }
    text += "| " + fields.join(" | ") + " |\n";
  }
  return text + "\n" + caption(table) + "\n";
}

/// The line of groups over the titles, with its rules.
QString latexGroups(const MetricsTable& table) {
  QStringList cells{""}, rules;
  for (size_t i = 0; i < table.columns.size();) {
    size_t end = i;
    while (end < table.columns.size() && table.columns[end].group == table.columns[i].group) ++end;
    cells.append(QString("\\multicolumn{%1}{c}{%2}")
                     .arg(end - i)
                     .arg(escapedLatex(table.columns[i].groupTitle)));
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
      const MetricsCell& cell = row.cells[i];
      const QString value =
          escapedLatex(cellText(table.columns[i], cell)) + (cell.tooSmall.isEmpty() ? "" : "$^*$");
      fields.append((cell.best ? "\\textbf{" + value + "}" : value) +
                    bracketed(cell, "{\\scriptsize ", "}").replace(QChar(0x2013), "--"));
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
