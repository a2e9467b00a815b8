#include "app/cli/SharpnessText.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>

#include "app/cli/Text.h"

namespace gacfas::cli {

namespace {

constexpr size_t kTitleWidth = 30;
constexpr size_t kCellWidth = 22;

using Figures = SharpnessFigures;
using Cell = std::function<std::string(const Figures&)>;

/// Four digits, whatever the size; "-" for what is not known.
std::string digits(double value, int count = 4) {
  if (std::isnan(value)) return "-";
  std::ostringstream text;
  text.precision(count);
  text << value;
  std::string shown = text.str();
  if (shown[0] == '-') shown.replace(0, 1, "\u2212");
  return shown;
}

std::string withError(double value, double error) {
  return std::isnan(error) ? digits(value) : digits(value) + " \u00b1 " + digits(error, 2);
}

/// Characters on the screen: UTF-8 bytes that are no continuation.
size_t shownWidth(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char byte) { return (byte & 0xC0) != 0x80; }));
}

class Table {
public:
  explicit Table(const std::vector<std::pair<std::string, Figures>>& columns) : columns_(columns) {
    text_ = std::string(kTitleWidth, ' ');
    for (const auto& column : columns_) add(column.first);
    text_ += "\n";
  }

  void row(const std::string& title, const Cell& cell) {
    text_ += alignedLeft(title, kTitleWidth);
    for (const auto& column : columns_) add(cell(column.second));
    text_ += "\n";
  }

  void draws(const std::string& title, const std::string& over, DrawMean Figures::* figure) {
    row(title, [=](const Figures& f) { return withError((f.*figure).mean, (f.*figure).standardError); });
    row("  spread over " + over, [=](const Figures& f) { return digits((f.*figure).deviation); });
    row("  error over faces", [=](const Figures& f) { return digits((f.*figure).faceError, 2); });
  }

  void eigenvalue(const std::string& title, const std::function<HessianEigenvalue(const Figures&)>& value) {
    row(title, [=](const Figures& f) { return withError(value(f).value, value(f).residual); });
    row("  error over faces", [=](const Figures& f) { return digits(value(f).faceError, 2); });
  }

  void sam(const std::string& title, SamSharpness Figures::* figure) {
    row(title, [=](const Figures& f) { return withError((f.*figure).increase, (f.*figure).faceError); });
    row("  its first step alone", [=](const Figures& f) { return digits((f.*figure).firstStep); });
    row("  lowest start", [=](const Figures& f) {
      const std::vector<double>& starts = (f.*figure).starts;
      return starts.empty() ? "-" : digits(*std::min_element(starts.begin(), starts.end()));
    });
  }

  const std::string& text() const { return text_; }

private:
  void add(const std::string& cell) {
    const size_t width = shownWidth(cell);
    text_ += std::string(kCellWidth - std::min(width, kCellWidth - 2), ' ') + cell;
  }

  const std::vector<std::pair<std::string, Figures>>& columns_;
  std::string text_;
};

}  // namespace

std::string sharpnessTable(const std::vector<std::pair<std::string, SharpnessFigures>>& columns,
                           const SharpnessOptions& options) {
  Table table(columns);
  table.row("loss, nat", [](const Figures& f) { return withError(f.loss.value, f.loss.faceError); });
  table.row("gradient norm", [](const Figures& f) { return digits(f.gradientNorm); });
  if (options.directions > 0) {
    table.draws("curvature d'Hd", "directions", &Figures::curvature);
    table.draws("second difference", "directions", &Figures::secondDifference);
  }
  if (options.probes > 0) table.draws("Hessian trace", "probes", &Figures::trace);
  for (int64_t i = 0; i < options.eigenvalues; ++i)
    table.eigenvalue("Hessian eigenvalue " + std::to_string(i + 1), [i](const Figures& f) {
      const auto& largest = f.spectrum.largest;
      return static_cast<size_t>(i) < largest.size() ? largest[static_cast<size_t>(i)] : HessianEigenvalue{};
    });
  if (options.eigenvalues > 0)
    table.eigenvalue("least Hessian eigenvalue", [](const Figures& f) { return f.spectrum.least; });
  if (options.ascentSteps > 0) {
    table.sam("SAM, rho " + digits(options.rho) + ", nat", &Figures::sam);
    table.sam("adaptive SAM, rho " + digits(options.rho) + ", nat", &Figures::adaptiveSam);
  }
  return table.text();
}

std::string sharpnessLegend(const SharpnessOptions& options) {
  std::string text = "Loss and SAM: \u00b1 standard error over faces.";
  if (options.directions > 0)
    text += " Curvature: along " + std::to_string(options.directions) +
            " random filter-normalised directions d, \u00b1 standard error over them.";
  if (options.probes > 0)
    text += " Trace: \u00b1 standard error over " + std::to_string(options.probes) + " probes.";
  if (options.eigenvalues > 0) text += " Eigenvalues: one lies within \u00b1 of the figure; for the measured faces.";
  return text + "\n";
}

std::vector<std::string> sharpnessWarnings(const SharpnessReport& report) {
  std::vector<std::string> warnings;
  for (const SharpnessFigures& figures : report.figures)
    if (!figures.spectrum.largest.empty() && !figures.spectrum.converged)
      warnings.push_back(figures.name + ": the eigenvalues did not reach the tolerance of " +
                         digits(report.options.tolerance) + " in " + std::to_string(figures.spectrum.steps) +
                         " Lanczos steps; give more with --lanczos-steps");
  return warnings;
}

}  // namespace gacfas::cli
