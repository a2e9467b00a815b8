#include "ui/landscape/SurfaceSet.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gacfas {

SurfaceSet::SurfaceSet(QObject* parent) : QObject(parent) {
  connect(&loader_, &SurfaceLoader::loaded, this, &SurfaceSet::rebuild);
  connect(&loader_, &SurfaceLoader::failed, this, &SurfaceSet::problem);
}

void SurfaceSet::setRuns(const ShownRuns& runs) {
  runs_ = runs;
  findRecipes();
  rebuild();
}

void SurfaceSet::setRecipe(const QString& key) {
  if (key == recipe_) return;
  recipe_ = key;
  rebuild();
}

void SurfaceSet::showWhenThere(const QString& key) {
  factsOf(key) ? setRecipe(key) : showNextNew();
}

void SurfaceSet::setChannel(const QString& channel) {
  if (channel == channel_) return;
  channel_ = channel;
  rebuild();
}

void SurfaceSet::setOneScale(bool one) {
  oneScale_ = one;
  chooseScales();
  Q_EMIT changed();
}

void SurfaceSet::setTop(double nat) {
  top_ = nat;
  chooseScales();
  Q_EMIT changed();
}

void SurfaceSet::setLogarithmic(bool logarithmic) {
  logarithmic_ = logarithmic;
  chooseScales();
  Q_EMIT changed();
}

void SurfaceSet::showInstead(std::optional<std::vector<SurfaceItem>> items) {
  if (!items && !instead_) return;
  instead_ = std::move(items);
  Q_EMIT changed();
}

std::vector<Channel> SurfaceSet::channels() const {
  // Landscapes of an earlier version have fewer: the one with the most has them all.
  std::vector<Channel> most{channelOf(QStringLiteral("loss"))};
  for (const SurfaceItem& item : items()) {
    if (!item.surface) continue;
    std::vector<Channel> all = channelsOf(item.surface->grid);
    if (all.size() > most.size()) most = std::move(all);
  }
  return most;
}

FactsPtr SurfaceSet::facts() const {
  return factsOf(recipe_);
}

FactsPtr SurfaceSet::factsOf(const QString& key) const {
  const auto found = std::find_if(recipes_.begin(), recipes_.end(),
                                  [&](const FactsPtr& facts) { return facts->answersTo(key.toStdString()); });
  return found == recipes_.end() ? nullptr : *found;
}

bool SurfaceSet::showsLines() const {
  const FactsPtr shown = facts();
  return !instead_ && shown && shown->shape != LandscapeShape::Plane;
}

LossScale SurfaceSet::scale() const {
  for (const SurfaceItem& item : items())
    if (item.surface) return item.scale;
  return {};
}

double SurfaceSet::radius() const {
  for (const SurfaceItem& item : items())
    if (item.surface && item.surface->isPlane()) return (item.field.x.back() - item.field.x.front()) / 2;
  return 1.0;
}

bool SurfaceSet::anyComputed() const {
  return std::any_of(items().begin(), items().end(), [](const SurfaceItem& item) { return item.computed; });
}

void SurfaceSet::findRecipes() {
  const std::vector<FactsPtr> before = std::exchange(recipes_, {});
  for (const ShownRun& run : runs_)
    for (const LandscapeEntry& entry : run.run->landscapes) {
      const bool known = std::any_of(recipes_.begin(), recipes_.end(),
                                     [&](const FactsPtr& facts) { return facts->key == entry.facts->key; });
      if (!known) recipes_.push_back(entry.facts);
    }
  chooseRecipe(before);
}

ptrdiff_t SurfaceSet::holders(const LandscapeFacts& facts) const {
  return std::count_if(runs_.begin(), runs_.end(), [&](const ShownRun& run) {
    return !entriesOf(*run.run, QString::fromStdString(facts.key)).empty();
  });
}

void SurfaceSet::chooseRecipe(const std::vector<FactsPtr>& before) {
  const auto isNew = [&](const FactsPtr& facts) {
    return std::none_of(before.begin(), before.end(), [&](const FactsPtr& old) { return old->key == facts->key; });
  };
  if (awaitsNew_)
    for (const FactsPtr& facts : recipes_)
      if (isNew(facts)) {
        awaitsNew_ = false;
        recipe_ = QString::fromStdString(facts->key);
      }
  if (facts()) return;
  // A plane before lines, an exact one before a preview, what most of the ticked runs have, the finest of these.
  const auto rank = [this](const FactsPtr& facts) {
    return std::tuple(holders(*facts), facts->shape == LandscapeShape::Plane, !facts->preview,
                      facts->x.points * facts->y.points);
  };
  const auto best = std::max_element(recipes_.begin(), recipes_.end(),
                                     [&](const FactsPtr& a, const FactsPtr& b) { return rank(a) < rank(b); });
  recipe_ = best == recipes_.end() ? QString() : QString::fromStdString((*best)->key);
}

SurfaceItem SurfaceSet::itemFor(const ShownRun& run) {
  SurfaceItem item;
  item.shown = run;
  const std::vector<LandscapeEntry> entries =
      recipe_.isEmpty() ? std::vector<LandscapeEntry>{} : entriesOf(*run.run, recipe_);
  item.computed = !entries.empty();
  item.surface = loader_.surface(run.run->key, entries);
  item.refusal = loader_.refusal(run.run->key, entries);
  item.channel = channel_;
  if (!item.surface) return item;
  item.path = item.surface->path;
  if (!item.surface->isPlane()) return item;
  const auto before = std::find_if(items_.begin(), items_.end(), [&](const SurfaceItem& old) {
    return old.surface == item.surface && item.channel == old.channel;
  });
  if (before != items_.end()) {
    item.field = before->field;
    item.cells = before->cells;
  } else {
    item.field = heightField(*item.surface, item.channel);
    item.cells = knownCells(item.field);
  }
  return item;
}

bool SurfaceSet::keepsNoneOf(const QString& channel) const {
  const auto is = [](const SurfaceItem& item) { return item.surface != nullptr; };
  const auto has = [&](const SurfaceItem& item) { return item.surface && hasChannel(item.surface->grid, channel); };
  return std::any_of(items_.begin(), items_.end(), is) && std::none_of(items_.begin(), items_.end(), has);
}

void SurfaceSet::rebuild() {
  std::vector<SurfaceItem> items;
  for (const ShownRun& run : runs_) items.push_back(itemFor(run));
  items_ = std::move(items);
  if (keepsNoneOf(channel_)) {
    channel_ = QStringLiteral("loss");
    return rebuild();
  }
  chooseScales();
  Q_EMIT changed();
}

void SurfaceSet::chooseScales() {
  std::vector<const HeightField*> fields;
  for (const SurfaceItem& item : items_)
    if (item.surface && item.surface->isPlane()) fields.push_back(&item.field);
  LossScale together = channelScale(channel_, fields);
  const bool losses = channel_ == QLatin1String("loss");
  for (const SurfaceItem& item : items_)
    if (losses) together = raisedTo(together, item.path);
  for (SurfaceItem& item : items_) {
    if (!item.surface) continue;
    item.scale = oneScale_ ? together : channelScale(item.channel, {&item.field});
    if (losses && !oneScale_) item.scale = raisedTo(item.scale, item.path);
    if (item.scale.isRate()) continue;
    if (top_ > 0) item.scale.top = top_;
    item.scale.logarithmic = logarithmic_;
  }
}

}  // namespace gacfas
