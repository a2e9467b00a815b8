#include "ui/sharpness/SharpnessText.h"

#include <cmath>

#include "core/io/Csv.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {
namespace {

QString fullTitle(const SharpnessMeasure& measure) {
  return measure.unit.isEmpty() ? measure.title : QStringLiteral("%1 (%2)").arg(measure.title, measure.unit);
}

QString csvText(const SharpnessTable& table) {
  std::vector<std::string> header{"domain", "run"};
  for (const SharpnessMeasure& measure : table.measures) {
    header.push_back(fullTitle(measure).toStdString());
    header.push_back((measure.title + QStringLiteral(" error")).toStdString());
  }
  std::string text = csvLine(header);
  for (const SharpnessRow& row : table.rows) {
    std::vector<std::string> fields{row.domain.toStdString(), row.run.toStdString()};
    for (const SharpnessCell& cell : row.cells) {
      fields.push_back(csvNumberOrEmpty(cell.value));
      fields.push_back(csvNumberOrEmpty(cell.error));
    }
    text += csvLine(fields);
  }
  return QString::fromStdString(text);
}

TextTable wordsOf(const SharpnessTable& table) {
  TextTable words;
  words.names = 2;
  words.titles = {QObject::tr("domain"), QObject::tr("run")};
  words.caption = table.caption;
  for (const SharpnessMeasure& measure : table.measures) words.titles << fullTitle(measure);
  for (const SharpnessRow& row : table.rows) {
    QStringList fields{row.domain, row.run};
    for (const SharpnessCell& cell : row.cells) fields << cellText(cell);
    words.rows << fields;
  }
  return words;
}

}  // namespace

QString cellText(const SharpnessCell& cell) {
  const QString value = shortNumber(cell.value);
  return std::isfinite(cell.error) ? QStringLiteral("%1 ± %2").arg(value, shortNumber(cell.error, 2)) : value;
}

QString sharpnessText(const SharpnessTable& table, TableFormat format) {
  if (format == TableFormat::Csv) return csvText(table);
  return format == TableFormat::Latex ? latexText(wordsOf(table)) : markdownText(wordsOf(table));
}

}  // namespace gacfas
