#include "ui/landscape/FrameSet.h"

#include <algorithm>
#include <set>

namespace gacfas {
namespace {

/// The loader keeps landscapes by run and recipe; frames of one run are parted by their names.
QString loaderKey(const ShownRun& run, const LandscapeEntry& entry) {
  return run.run->key + QLatin1Char('#') + QString::fromStdString(entry.name);
}

}  // namespace

int64_t epochOf(const LandscapeEntry& entry) {
  bool isNumber = false;
  const int64_t epoch = QString::fromStdString(entry.name).section(QLatin1Char('_'), 1).toLongLong(&isNumber);
  return isNumber ? epoch : -1;
}

FrameSet::FrameSet(QObject* parent) : QObject(parent) {
  connect(&loader_, &SurfaceLoader::loaded, this, [this] {
    scaledChannel_ = differenceFor_ = {};
    Q_EMIT changed();
  });
  connect(&loader_, &SurfaceLoader::failed, this, &FrameSet::problem);
}

void FrameSet::setRuns(const ShownRuns& runs) {
  runs_ = runs;
  scaledChannel_ = differenceFor_ = {};
  std::set<int64_t> epochs;
  for (const ShownRun& run : runs_)
    for (const LandscapeEntry& entry : run.run->trainingFrames) {
      epochs.insert(epochOf(entry));
      loader_.surface(loaderKey(run, entry), {entry});
    }
  epochs_.assign(epochs.begin(), epochs.end());
  Q_EMIT changed();
}

SurfaceItem FrameSet::itemOf(const ShownRun& run, int64_t epoch, const QString& channel) {
  SurfaceItem item;
  item.shown = run;
  item.channel = channel;
  const LandscapeEntry* latest = nullptr;
  for (const LandscapeEntry& entry : run.run->trainingFrames)
    if (epochOf(entry) <= epoch && (!latest || epochOf(entry) > epochOf(*latest))) latest = &entry;
  if (!latest) return item;
  item.computed = true;
  item.surface = loader_.surface(loaderKey(run, *latest), {*latest});
  item.refusal = loader_.refusal(loaderKey(run, *latest), {*latest});
  if (!item.surface) return item;
  item.field = heightField(*item.surface, channel);
  item.cells = knownCells(item.field);
  return item;
}

LossScale FrameSet::scaleOf(const QString& channel) {
  if (scaledChannel_ == channel) return scale_;
  std::vector<HeightField> fields;
  for (const ShownRun& run : runs_)
    for (const LandscapeEntry& entry : run.run->trainingFrames)
      if (const SurfacePtr surface = loader_.surface(loaderKey(run, entry), {entry}))
        fields.push_back(heightField(*surface, channel));
  std::vector<const HeightField*> all;
  for (const HeightField& field : fields) all.push_back(&field);
  scaledChannel_ = channel;
  return scale_ = channelScale(channel, all);
}

LossScale FrameSet::differenceScale(const QString& channel, const QString& reference) {
  const QString wanted = channel + QLatin1Char('|') + reference;
  if (differenceFor_ == wanted) return differenceScale_;
  std::vector<SurfaceTile> all;
  for (size_t place = 0; place < epochs_.size(); ++place)
    for (SurfaceTile& tile : surfaceTiles(itemsAt(place, channel, 0.0, false), SurfaceMode::Difference, reference))
      if (tile.mode == SurfaceMode::Difference && tile.isShown()) all.push_back(std::move(tile));
  scaleDifferences(all);
  differenceFor_ = wanted;
  return differenceScale_ = all.empty() ? LossScale{} : all.front().item.scale;
}

std::vector<SurfaceItem> FrameSet::itemsAt(size_t place, const QString& channel, double top, bool logarithmic) {
  LossScale scale = scaleOf(channel);
  if (top > 0 && !scale.isRate()) scale.top = top;
  scale.logarithmic = logarithmic && !scale.isRate();
  std::vector<SurfaceItem> items;
  for (const ShownRun& run : runs_) {
    items.push_back(itemOf(run, place < epochs_.size() ? epochs_[place] : -1, channel));
    items.back().scale = scale;
  }
  return items;
}

}  // namespace gacfas
