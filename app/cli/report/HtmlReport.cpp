#include "app/cli/report/Report.h"

namespace gacfas::cli {

namespace {

constexpr char kStyle[] =
    ":root{color-scheme:light dark}"
    "body{font:15px/1.5 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}"
    ".table{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9em}"
    "th,td{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #8884}"
    "th{border-bottom:2px solid #888}.warning{border-left:4px solid #d55e00;padding:.25rem .75rem}"
    "svg{max-width:100%;height:auto}";

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + ">" + escapedHtml(text) + "</" + name + ">";
}

std::string rowText(const std::string& cellName, const std::vector<std::string>& cells) {
  std::string text = "<tr>";
  for (const std::string& cell : cells) text += element(cellName, cell);
  return text + "</tr>\n";
}

std::string htmlTable(const ReportTable& table) {
  if (table.heading.empty()) return "";
  std::string text =
      "<div class=\"table\"><table>\n<thead>" + rowText("th", table.heading) + "</thead>\n<tbody>\n";
  for (const auto& cells : table.rows) text += rowText("td", cells);
  return text + "</tbody></table></div>\n";
}

std::string sectionText(const ReportSection& section) {
  std::string text = element("h2", section.title) + "\n";
  if (!section.warning.empty()) text += "<p class=\"warning\">" + escapedHtml(section.warning) + "</p>\n";
  for (const std::string& paragraph : section.paragraphs) text += element("p", paragraph) + "\n";
  text += section.svg + htmlTable(section.table);
  if (section.points.empty()) return text;
  text += "<ul>\n";
  for (const std::string& point : section.points) text += element("li", point) + "\n";
  return text + "</ul>\n";
}

}  // namespace

std::string escapedHtml(const std::string& text) {
  std::string escaped;
  for (char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped.push_back(letter);
    }
  }
  return escaped;
}

std::string htmlText(const Report& report) {
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n" +
      element("title", report.title) + "\n<style>" + kStyle + "</style>\n</head>\n<body>\n" +
      element("h1", report.title) + "\n";
  for (const ReportSection& section : report.sections) text += sectionText(section);
  return text + "</body>\n</html>\n";
}

}  // namespace gacfas::cli
