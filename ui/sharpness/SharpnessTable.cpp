#include "ui/sharpness/SharpnessTable.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "ui/plots/ShortNumber.h"

namespace gacfas {
namespace {

using Figures = SharpnessFigures;

struct MeasureRule {
  SharpnessMeasure measure;
  std::function<SharpnessCell(const Figures&)> cell;
};

QString line(const QString& text, double value, int digits = 3) {
  return QStringLiteral("\n%1: %2").arg(text, shortNumber(value, digits));
}

SharpnessCell drawCell(const DrawMean& mean, const QString& over) {
  return {mean.mean, mean.standardError,
          QObject::tr("mean over %1 %2, ± its standard error").arg(mean.draws.size()).arg(over) +
              line(QObject::tr("spread over %1").arg(over), mean.deviation) +
              line(QObject::tr("error over faces"), mean.faceError, 2)};
}

SharpnessCell eigenvalueCell(const HessianEigenvalue& one) {
  return {one.value, one.residual,
          QObject::tr("an eigenvalue lies within the ±") + line(QObject::tr("error over faces"), one.faceError, 2)};
}

SharpnessCell samCell(const SamSharpness& sam) {
  const double lowest = sam.starts.empty() ? kUnknown : *std::min_element(sam.starts.begin(), sam.starts.end());
  return {sam.increase, sam.faceError,
          QObject::tr("± standard error over faces") + line(QObject::tr("its first step alone"), sam.firstStep) +
              line(QObject::tr("lowest start"), lowest)};
}

void addLoss(std::vector<MeasureRule>& rules) {
  rules.push_back({{QObject::tr("loss"), QStringLiteral("nat"),
                    QObject::tr("The loss at the weights, ± standard error over faces. Read it first: a small loss makes every "
                                "other figure small.")},
                   [](const Figures& f) {
                     return SharpnessCell{f.loss.value, f.loss.faceError, QObject::tr("± standard error over faces")};
                   }});
  rules.push_back({{QObject::tr("gradient"), {}, QObject::tr("Length of the gradient at the weights. Changes when weights are "
                                                            "scaled without changing the function.")},
                   [](const Figures& f) { return SharpnessCell{f.gradientNorm, kUnknown, {}}; }});
}

void addDraws(std::vector<MeasureRule>& rules, const SharpnessOptions& options) {
  const QString directions = QObject::tr("directions");
  if (options.directions > 0) {
    rules.push_back({{QObject::tr("d'Hd"), {},
                      QObject::tr("Curvature along random filter-normalised directions: what a landscape's slices show on average. "
                                  "It hardly meets the few sharp directions.")},
                     [=](const Figures& f) { return drawCell(f.curvature, directions); }});
    rules.push_back({{QObject::tr("2nd diff."), {},
                      QObject::tr("Second difference of the loss over %1 along the same directions: sees the kinks of ReLU that d'Hd "
                                  "ignores.").arg(options.step)},
                     [=](const Figures& f) { return drawCell(f.secondDifference, directions); }});
  }
  if (options.probes > 0)
    rules.push_back({{QObject::tr("trace"), {},
                      QObject::tr("Trace of the Hessian by random signs (Hutchinson). Changes when weights are scaled without changing "
                                  "the function.")},
                     [](const Figures& f) { return drawCell(f.trace, QObject::tr("probes")); }});
}

void addSpectrum(std::vector<MeasureRule>& rules, const SharpnessOptions& options) {
  for (int64_t i = 0; i < options.eigenvalues; ++i)
    rules.push_back({{QObject::tr("eig. %1").arg(i + 1), {},
                      QObject::tr("Hessian eigenvalue number %1 from the largest. Compare runs by it only if their weights are of like "
                                  "size.").arg(i + 1)},
                     [at = static_cast<size_t>(i)](const Figures& f) {
                       const auto& largest = f.spectrum.largest;
                       return eigenvalueCell(at < largest.size() ? largest[at] : HessianEigenvalue{});
                     }});
  if (options.eigenvalues > 0)
    rules.push_back({{QObject::tr("least eig."), {},
                      QObject::tr("Least Hessian eigenvalue: below 0 the weights are no minimum of this loss. Look at its ±: Lanczos has "
                                  "no tolerance at this end.")},
                     [](const Figures& f) { return eigenvalueCell(f.spectrum.least); }});
}

void addSam(std::vector<MeasureRule>& rules, const SharpnessOptions& options) {
  if (options.ascentSteps <= 0) return;
  const QString rho = QString::number(options.rho);
  rules.push_back({{QObject::tr("SAM"), QStringLiteral("nat"),
                    QObject::tr("Largest increase of the loss found within %1 of the weights: a lower bound.").arg(rho)},
                   [](const Figures& f) { return samCell(f.sam); }});
  rules.push_back({{QObject::tr("adapt. SAM"), QStringLiteral("nat"),
                    QObject::tr("The same with each weight's step measured by its size (radius %1): follows a scaling of the "
                                "weights.").arg(rho)},
                   [](const Figures& f) { return samCell(f.adaptiveSam); }});
}

std::vector<MeasureRule> rulesFor(const SharpnessOptions& options) {
  std::vector<MeasureRule> rules;
  addLoss(rules);
  addDraws(rules, options);
  addSpectrum(rules, options);
  addSam(rules, options);
  return rules;
}

QString domainText(const std::string& name) {
  return name == "all" ? QObject::tr("all domains") : QString::fromStdString(name);
}

/// "11.7 million", "2812"
QString countText(int64_t count) {
  return count < 1'000'000 ? QString::number(count)
                           : QObject::tr("%1 million").arg(shortNumber(static_cast<double>(count) / 1e6));
}

QString captionOf(const SharpnessReport& report) {
  QString text = QObject::tr("%1 weights, %2 faces, seed %3, %4 parameters.")
                     .arg(report.weights == "best" ? QObject::tr("Best") : QObject::tr("Last"))
                     .arg(report.faces)
                     .arg(report.seed)
                     .arg(countText(report.parameters));
  text += QObject::tr(" ± of loss and SAM: standard error over faces; of d'Hd, 2nd diff. and trace: over their draws; an eigenvalue "
                      "lies within its ±.");
  return text;
}

void addWarnings(SharpnessTable& table, const RunReport& run) {
  for (const Figures& figures : run.report->figures)
    if (!figures.spectrum.largest.empty() && !figures.spectrum.converged)
      table.warnings << QObject::tr("%1, %2: the eigenvalues did not reach the tolerance of %3 in %4 Lanczos steps; give more.")
                            .arg(run.shown.label, domainText(figures.name))
                            .arg(run.report->options.tolerance)
                            .arg(figures.spectrum.steps);
}

const Figures* find(const SharpnessReport& report, const std::string& name) {
  const auto found = std::find_if(report.figures.begin(), report.figures.end(),
                                  [&](const Figures& figures) { return figures.name == name; });
  return found == report.figures.end() ? nullptr : &*found;
}

std::vector<std::string> domainsOf(const std::vector<RunReport>& runs) {
  std::vector<std::string> names;
  for (const RunReport& run : runs)
    for (const Figures& figures : run.report->figures)
      if (std::find(names.begin(), names.end(), figures.name) == names.end()) names.push_back(figures.name);
  return names;
}

}  // namespace

SharpnessTable sharpnessTable(const std::vector<RunReport>& runs) {
  SharpnessTable table;
  if (runs.empty()) return table;
  const std::vector<MeasureRule> rules = rulesFor(runs.front().report->options);
  for (const MeasureRule& rule : rules) table.measures.push_back(rule.measure);
  for (const std::string& domain : domainsOf(runs)) {
    bool first = true;
    for (const RunReport& run : runs) {
      const Figures* figures = find(*run.report, domain);
      if (!figures) continue;
      SharpnessRow row{domainText(domain), run.shown.style, run.shown.label, {}, std::exchange(first, false)};
      for (const MeasureRule& rule : rules) row.cells.push_back(rule.cell(*figures));
      table.rows.push_back(std::move(row));
    }
  }
  for (const RunReport& run : runs) addWarnings(table, run);
  table.caption = captionOf(*runs.front().report);
  return table;
}

}  // namespace gacfas
