#include "app/cli/report/Report.h"

namespace gacfas::cli {

namespace {

/// What would end a cell is escaped.
std::string cellText(const std::string& text) {
  std::string shown;
  for (char letter : text) {
    if (letter == '|') shown.push_back('\\');
    shown.push_back(letter);
  }
  return shown;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line("|");
  for (const std::string& cell : cells) line.append(" ").append(cellText(cell)).append(" |");
  return line + "\n";
}

std::string markdownTable(const ReportTable& table) {
  if (table.heading.empty()) return "";
  std::string text = row(table.heading) + row(std::vector<std::string>(table.heading.size(), "---"));
  for (const auto& cells : table.rows) text += row(cells);
  return text + "\n";
}

/// What comes before the first colon is bold.
std::string warningText(const std::string& warning) {
  const size_t colon = warning.find(':');
  return "**" + warning.substr(0, colon) + "**" + warning.substr(colon) + "\n\n";
}

}  // namespace

std::string markdownText(const Report& report) {
  std::string text = "# " + report.title + "\n\n";
  for (const ReportSection& section : report.sections) {
    text += "## " + section.title + "\n\n";
    if (!section.warning.empty()) text += warningText(section.warning);
    for (const std::string& paragraph : section.paragraphs) text += paragraph + "\n\n";
    text += markdownTable(section.table);
    for (const std::string& point : section.points) text += "- " + point + "\n";
    if (!section.points.empty()) text += "\n";
  }
  return text;
}

}  // namespace gacfas::cli
