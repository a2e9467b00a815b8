#include "ui/landscape/SurfaceSet.h"

#include <algorithm>

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

QStringList SurfaceSet::channels() const {
  for (const SurfaceItem& item : items_)
    if (item.surface) return channelsOf(item.surface->grid);
  return {QStringLiteral("loss")};
}

LossScale SurfaceSet::scale() const {
  for (const SurfaceItem& item : items_)
    if (item.surface) return item.scale;
  return {};
}

double SurfaceSet::radius() const {
  for (const SurfaceItem& item : items_)
    if (item.surface) return (item.field.x.back() - item.field.x.front()) / 2;
  return 1.0;
}

bool SurfaceSet::anyComputed() const {
  return std::any_of(items_.begin(), items_.end(), [](const SurfaceItem& item) { return item.computed; });
}

void SurfaceSet::findRecipes() {
  recipes_.clear();
  for (const ShownRun& run : runs_)
    for (const LandscapeEntry& entry : run.run->landscapes) {
      const auto recipe = RecipeName::parse(QString::fromStdString(entry.name));
      if (recipe && std::find(recipes_.begin(), recipes_.end(), *recipe) == recipes_.end())
        recipes_.push_back(*recipe);
    }
  const bool known = std::any_of(recipes_.begin(), recipes_.end(),
                                 [this](const RecipeName& r) { return r.key() == recipe_; });
  if (known) return;
  // The recipe that most of the ticked runs have, the finest of these.
  const auto holders = [this](const RecipeName& recipe) {
    return std::count_if(runs_.begin(), runs_.end(),
                         [&](const ShownRun& run) { return !entriesOf(*run.run, recipe.key()).empty(); });
  };
  const auto best =
      std::max_element(recipes_.begin(), recipes_.end(), [&](const RecipeName& a, const RecipeName& b) {
        return std::pair(holders(a), a.points) < std::pair(holders(b), b.points);
      });
  recipe_ = best == recipes_.end() ? QString() : best->key();
}

SurfaceItem SurfaceSet::itemFor(const ShownRun& run) {
  SurfaceItem item;
  item.shown = run;
  const std::vector<LandscapeEntry> entries =
      recipe_.isEmpty() ? std::vector<LandscapeEntry>{} : entriesOf(*run.run, recipe_);
  item.computed = !entries.empty();
  item.surface = loader_.surface(run.run->key, entries);
  item.refusal = loader_.refusal(run.run->key, entries);
  const auto before = std::find_if(items_.begin(), items_.end(), [&](const SurfaceItem& old) {
    return old.surface && old.surface == item.surface && channel_ == old.channel;
  });
  if (before != items_.end()) {
    item.field = before->field;
    item.cells = before->cells;
  } else if (item.surface) {
    item.field = heightField(item.surface->grid, channel_);
    item.cells = knownCells(item.field);
  }
  item.channel = channel_;
  return item;
}

void SurfaceSet::rebuild() {
  std::vector<SurfaceItem> items;
  for (const ShownRun& run : runs_) items.push_back(itemFor(run));
  items_ = std::move(items);
  chooseScales();
  Q_EMIT changed();
}

void SurfaceSet::chooseScales() {
  std::vector<const HeightField*> fields;
  for (const SurfaceItem& item : items_)
    if (item.surface) fields.push_back(&item.field);
  const LossScale together = automaticScale(fields);
  for (SurfaceItem& item : items_) {
    if (!item.surface) continue;
    item.scale = oneScale_ ? together : automaticScale({&item.field});
    if (top_ > 0) item.scale.top = top_;
  }
}

}  // namespace gacfas
