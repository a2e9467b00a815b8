#include "ui/landscape/LineContent.h"

#include <algorithm>
#include <cmath>

#include "core/io/Csv.h"
#include "core/run/LandscapeBand.h"
#include "ui/landscape/RecipeText.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {
namespace {

QVector<double> listed(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

std::vector<QVector<double>> linesOf(const LandscapeGrid& grid, const std::vector<double>& values) {
  std::vector<QVector<double>> lines;
  const auto width = static_cast<std::ptrdiff_t>(grid.x.size());
  for (std::ptrdiff_t iy = 0; iy < static_cast<std::ptrdiff_t>(grid.y.size()); ++iy)
    lines.emplace_back(values.begin() + iy * width, values.begin() + (iy + 1) * width);
  return lines;
}

LineRun lineRun(const SurfaceItem& item) {
  const LandscapeGrid& grid = item.surface->grid;
  const std::vector<double> values = channelValues(grid, item.channel);
  LineRun run;
  run.style = item.shown.style;
  run.label = item.shown.label;
  run.current = item.shown.current;
  run.x = listed(grid.x);
  run.lines = linesOf(grid, values);
  const LandscapeBand band = bandOf(grid, values);
  run.mean = run.band() ? listed(band.mean) : run.lines.front();
  run.deviation = listed(band.deviation);
  run.least = listed(band.least);
  run.greatest = listed(band.greatest);
  for (const size_t count : band.lines) run.counts << static_cast<int>(count);
  if (item.channel == u"loss") run.path = item.surface->path;
  return run;
}

}  // namespace

bool LineContent::band() const {
  return std::any_of(runs.begin(), runs.end(), [](const LineRun& run) { return run.band(); });
}

bool LineContent::hasPath() const {
  return std::any_of(runs.begin(), runs.end(), [](const LineRun& run) { return !run.path.empty(); });
}

LineContent lineContent(const std::vector<SurfaceItem>& items, double top) {
  LineContent content;
  for (const SurfaceItem& item : items) {
    if (!item.surface || item.surface->isPlane()) continue;
    const LandscapeFacts& facts = *item.surface->facts;
    content.channel = channelOf(item.channel);
    content.xTitle = axisTitle(facts, true);
    if (facts.x.kind == AxisKind::Towards) {
      content.start = content.runs.empty() ? item.shown.label : QObject::tr("each run");
      content.end = QString::fromStdString(facts.x.target);
    }
    content.runs.push_back(lineRun(item));
  }
  if (!content.channel.rate) content.top = top;
  // The row that is selected lies on top.
  std::stable_sort(content.runs.begin(), content.runs.end(),
                   [](const LineRun& a, const LineRun& b) { return a.current < b.current; });
  return content;
}

QString LineContent::csv() const {
  size_t most = 0;
  for (const LineRun& run : runs) most = std::max(most, run.lines.size());
  std::vector<std::string> header{"run", "alpha", "lines", "mean", "deviation", "least", "greatest"};
  for (size_t i = 0; i < most; ++i) header.push_back("line_" + std::to_string(i + 1));
  std::string text = csvLine(header);
  for (const LineRun& run : runs)
    for (qsizetype at = 0; at < run.x.size(); ++at) {
      std::vector<std::string> fields{run.label.toStdString(), csvNumber(run.x[at]), std::to_string(run.counts[at])};
      for (const auto* values : {&run.mean, &run.deviation, &run.least, &run.greatest})
        fields.push_back(csvNumberOrEmpty((*values)[at]));
      for (size_t i = 0; i < most; ++i) fields.push_back(i < run.lines.size() ? csvNumberOrEmpty(run.lines[i][at]) : "");
      text += csvLine(fields);
    }
  return QString::fromStdString(text);
}

QString lineValueText(const LineRun& run, const Channel& channel, double x) {
  if (run.x.isEmpty() || x < run.x.first() || x > run.x.last()) return {};
  auto at = std::lower_bound(run.x.begin(), run.x.end(), x) - run.x.begin();
  if (at > 0 && x - run.x[at - 1] < run.x[at] - x) --at;
  const QString value = QStringLiteral("%1 %2");
  if (!std::isfinite(run.mean[at])) return QObject::tr("not measured");
  if (!run.band()) return value.arg(shortNumber(run.mean[at]), channel.unit());
  return QObject::tr("%1 ± %2 %3 (%4 to %5, %6 lines)")
      .arg(shortNumber(run.mean[at]), shortNumber(run.deviation[at], 2), channel.unit(), shortNumber(run.least[at]),
           shortNumber(run.greatest[at]))
      .arg(run.counts[at]);
}

}  // namespace gacfas
