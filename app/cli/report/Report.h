#pragma once

#include <string>
#include <vector>

#include "app/cli/report/ReportRun.h"

namespace gacfas::cli {

struct ReportTable {
  std::vector<std::string> heading;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the heading
};

/// A part of a report, in the order in which it is read. What is empty is left out.
struct ReportSection {
  std::string title;
  std::vector<std::string> paragraphs;
  std::string warning;  ///< stands out
  ReportTable table;
  std::string svg;  ///< a picture, for HTML
  std::vector<std::string> points;
};

/// The report apart from its form.
struct Report {
  std::string title;
  std::vector<ReportSection> sections;
};

Report buildReport(const std::vector<ReportRun>& runs, const std::vector<RunComparison>& comparisons);

std::string markdownText(const Report& report);
/// One file that needs no other: style and pictures are inside, nothing is loaded.
std::string htmlText(const Report& report);
/// The table of results for a paper, with booktabs: per cent, intervals, and what each column means as
/// comments.
std::string latexTable(const std::vector<ReportRun>& runs);

/// The ROC of each run that has one, as an SVG element.
std::string rocSvg(const std::vector<ReportRun>& runs);

/// Text for HTML and SVG.
std::string escapedHtml(const std::string& text);

}  // namespace gacfas::cli
