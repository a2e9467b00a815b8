#include "ui/landscape/FigureSurfaces.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "ui/landscape/FrameSet.h"
#include "ui/runs/FigureRun.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr char kOverTraining[] = "over_training";
constexpr double kHeader = 22, kBar = 74, kBarGap = 6;  // pixels at 1x
constexpr double kTextBeside = 80, kTextBelow = 50;  // texts of axes

bool isLines(const LandscapeFacts& facts) {
  return facts.shape != LandscapeShape::Plane;
}

/// The landscape of an evaluation of the training: of spec.evaluation, or the last one.
LandscapeEntry frameOf(const FigureSpec& spec, const RunSnapshot& run) {
  for (const LandscapeEntry& entry : run.trainingFrames)
    if (epochOf(entry) == spec.evaluation.toLongLong() && spec.evaluation != QLatin1String("last")) return entry;
  if (spec.evaluation == QLatin1String("last") && !run.trainingFrames.empty()) return run.trainingFrames.back();
  throw InputError(run.folder.string() + ": has no landscape of evaluation '" + spec.evaluation.toStdString() +
                   "': train with evaluate.landscape, and name \"last\" or an epoch that was evaluated");
}

/// The landscapes of a run that a kind of figure can draw.
std::vector<LandscapeEntry> entriesFor(const FigureSpec& spec, const RunSnapshot& run, const QString& key) {
  if (spec.landscape == QLatin1String(kOverTraining)) return {frameOf(spec, run)};
  std::vector<LandscapeEntry> entries = entriesOf(run, key);
  const bool lines = spec.kind == FigureKind::Line;
  std::erase_if(entries, [&](const LandscapeEntry& entry) { return isLines(*entry.facts) != lines; });
  if (entries.empty())
    throw InputError(run.folder.string() + ": has no landscape" + (key.isEmpty() ? "" : " '" + key.toStdString() + "'") +
                     " that is " + (lines ? "a line or a band" : "a plane") +
                     ": measure one with gacfas landscape or in the window");
  return entries;
}

void requireChannel(const Surface& surface, const FigureSpec& spec, const ShownRun& shown) {
  if (hasChannel(surface.grid, spec.surface)) return;
  QStringList ids;
  for (const Channel& channel : channelsOf(surface.grid)) ids << channel.id;
  throw InputError("figure: key 'surface': " + shown.run->folder.string() + " has no '" + spec.surface.toStdString() +
                   "', but " + ids.join(QStringLiteral(", ")).toStdString());
}

SurfaceItem readItem(const ShownRun& shown, const FigureSpec& spec, const QString& key) {
  SurfaceItem item;
  item.shown = shown;
  item.surface = readSurface(entriesFor(spec, *shown.run, key));
  item.computed = true;
  item.channel = spec.surface;
  requireChannel(*item.surface, spec, shown);
  item.path = item.surface->path;
  if (!item.surface->isPlane()) return item;
  item.field = heightField(*item.surface, item.channel);
  item.cells = knownCells(item.field);
  return item;
}

}  // namespace

std::vector<SurfaceItem> figureSurfaces(const FigureSpec& spec) {
  std::vector<SurfaceItem> items;
  QString key = spec.landscape;
  for (const ShownRun& run : shownRunsOf(spec)) {
    items.push_back(readItem(run, spec, key));
    if (key.isEmpty()) key = QString::fromStdString(items.front().surface->facts->key);
  }
  std::vector<const HeightField*> fields;
  for (const SurfaceItem& item : items)
    if (item.surface->isPlane()) fields.push_back(&item.field);
  LossScale scale = channelScale(spec.surface, fields);
  for (const SurfaceItem& item : items)
    if (spec.surface == QLatin1String("loss")) scale = raisedTo(scale, item.path);
  if (spec.clip > 0) scale.top = spec.clip;
  scale.logarithmic = spec.logZ && !scale.isRate();
  for (SurfaceItem& item : items) item.scale = scale;
  return items;
}

std::vector<SurfaceTile> figureTiles(const FigureSpec& spec) {
  const SurfaceMode mode = surfaceModeOf(spec.compare);
  const std::vector<SurfaceItem> items = figureSurfaces(spec);
  if (mode != SurfaceMode::SideBySide && comparable(items) < 2)
    throw InputError("figure: key 'compare': '" + spec.compare.toStdString() + "' needs two runs or more");
  std::vector<SurfaceTile> tiles = surfaceTiles(items, mode);
  for (const SurfaceTile& tile : tiles)
    if (!tile.problem.isEmpty())
      throw InputError(std::string("figure: key '") + (tile.reference ? "compare" : "surface") + "': " +
                       tile.item.shown.label.toStdString() + ": " + tile.problem.toStdString());
  return tiles;
}

std::vector<SurfaceItem> itemsOf(const std::vector<SurfaceTile>& tiles) {
  std::vector<SurfaceItem> items;
  for (const SurfaceTile& tile : tiles) {
    if (tile.mode == SurfaceMode::Overlay && items.empty()) items.push_back(*tile.reference);
    items.push_back(tile.item);
  }
  return items;
}

QString surfacesCsv(const std::vector<SurfaceItem>& items) {
  std::string text = csvLine({"run", "alpha", "beta", items.front().channel.toStdString()});
  for (const SurfaceItem& item : items)
    for (size_t at = 0; at < item.field.z.size(); ++at) {
      if (item.field.isPending(at)) continue;
      text += csvLine({item.shown.label.toStdString(), csvNumber(item.field.x[at % item.field.x.size()]),
                       csvNumber(item.field.y[at / item.field.x.size()]),
                       csvNumberOrEmpty(item.field.z[at])});
    }
  return QString::fromStdString(text);
}

bool anySynthetic(const std::vector<SurfaceItem>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const SurfaceItem& item) { return item.shown.run->synthetic; });
}

namespace {

/// The number of columns that leaves most room to a surface between the texts of its axes; pixels at 1x.
size_t columnsFor(const QSizeF& area, double header, size_t count) {
  size_t best = 1;
  double most = -1e9;
  for (size_t columns = 1; columns <= count; ++columns) {
    const double rows = std::ceil(double(count) / double(columns));
    const double side = std::min(area.width() / double(columns) - kTextBeside, area.height() / rows - header - kTextBelow);
    if (side <= most) continue;
    most = side;
    best = columns;
  }
  return best;
}

}  // namespace

FigureLayout layOutFigure(const QRectF& area, size_t count, const PlotStyle& style) {
  FigureLayout layout;
  const double unit = style.unit, header = style.legend ? kHeader * unit : 0.0;
  layout.panels = area.adjusted(0, 0, -(kBar + kBarGap) * unit, 0);
  layout.bar =
      QRectF(area.right() - kBar * unit, area.top() + header, kBar * unit, area.height() - header - 4 * unit);
  const size_t columns = columnsFor(layout.panels.size() / unit, header / unit, count);
  const size_t rows = (count + columns - 1) / columns;
  const double width = layout.panels.width() / double(columns),
               height = layout.panels.height() / double(rows);
  for (size_t i = 0; i < count; ++i) {
    const QPointF corner(layout.panels.left() + width * double(i % columns),
                         layout.panels.top() + height * double(i / columns));
    layout.headers.emplace_back(corner, QSizeF(width, header));
    layout.bodies.emplace_back(corner + QPointF(0, header), QSizeF(width, height - header));
  }
  return layout;
}

namespace {

/// The brief name where the whole one finds no room.
void paintRunName(QPainter& painter, const QRectF& area, const RunStyle& run, const QString& name,
                  const QString& brief, const PlotStyle& style) {
  const double unit = style.unit, sample = 28 * unit;
  painter.save();
  painter.translate(area.left() + 4 * unit, area.center().y() - 6 * unit);
  painter.scale(unit, unit);
  drawRunSample(painter, QRectF(0, 0, 28, 12), run, *style.theme, true);
  painter.restore();
  const QRectF text = area.adjusted(sample + 12 * unit, 0, -4 * unit, 0);
  painter.setFont(style.titleFont);
  painter.setPen(style.theme->text1);
  const QFontMetricsF metrics(style.titleFont);
  const bool fits = brief.isEmpty() || metrics.horizontalAdvance(name) <= text.width();
  painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(fits ? name : brief, Qt::ElideRight, text.width()));
}

}  // namespace

void paintPanelHeader(QPainter& painter, const QRectF& header, const SurfaceTile& tile, const PlotStyle& style) {
  if (header.height() <= 0) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const ShownRun& shown = tile.item.shown;
  if (tile.mode != SurfaceMode::Overlay) {
    paintRunName(painter, header, shown.style, shown.label, tile.brief, style);
  } else {
    const QSizeF half(header.width() / 2, header.height());
    const auto paint = [&](const QPointF& corner, const ShownRun& run, const QString& as, const QString& brief) {
      paintRunName(painter, {corner, half}, run.style, as.arg(run.label), brief, style);
    };
    paint(header.topLeft(), shown, QObject::tr("%1 (skin)"), tile.brief);
    paint(header.topLeft() + QPointF(half.width(), 0), tile.reference->shown, QObject::tr("%1 (wires)"), tile.referenceBrief);
  }
  painter.restore();
}

ScenePreset presetOf(const FigureSpec& spec) {
  return spec.preset == QLatin1String("plain") ? ScenePreset::Plain : ScenePreset::Paper;
}

}  // namespace gacfas
