#include "ui/shell/RunIntake.h"

#include "ui/shell/RunListModel.h"
#include "ui/shell/Settings.h"
#include "ui/theme/RunStyle.h"

namespace gacfas {
namespace {

constexpr int kTickedAtFirst = 2;

int favourite(const RunSnapshot& run) {
  switch (run.config.train.minimizer) {
    case MinimizerKind::Erm:
      return run.config.train.ermScale == 1.0 ? 0 : 1;
    case MinimizerKind::Sam:
      return 2;
    case MinimizerKind::GacFas:
      return 3;
    default:
      return 4;
  }
}

}  // namespace

int styleFor(const RunSnapshot& run, const QSet<int>& taken) {
  if (const int own = favourite(run); !taken.contains(own)) return own;
  for (int style = 0; style < runStyleCount(); ++style) {
    if (!taken.contains(style)) return style;
  }
  return 0;
}

RunIntake::RunIntake(RunLibrary& library, RunListModel& model, Settings& settings, QObject* parent)
    : QObject(parent), library_(library), model_(model), settings_(settings) {
  connect(&library_, &RunLibrary::changed, this, &RunIntake::take);
  connect(&model_, &RunListModel::ticksChanged, this, &RunIntake::storeTicks);
}

void RunIntake::open(const QString& folder) {
  opening_ = true;
  first_ = true;
  known_.clear();
  named_.clear();
  given_.clear();
  model_.setRuns({});
  library_.open(folder);
  opening_ = false;
}

void RunIntake::take(const RunList& runs) {
  if (opening_) return;  // the folder before is being left
  const bool first = std::exchange(first_, false);
  giveStyles(runs);
  model_.setRuns(runs);
  first ? tickFirst() : tickNew(runs);
  for (const RunPtr& run : runs) known_.insert(run->key);
  nameInterrupted(runs);
  if (first) Q_EMIT opened();
}

void RunIntake::giveStyles(const RunList& runs) {
  QSet<int> taken;
  for (const RunPtr& run : runs) taken.insert(run->style >= 0 ? run->style : given_.value(run->key, -1));
  for (const RunPtr& run : runs) {
    if (run->style >= 0 || !run->problem.isEmpty() || given_.contains(run->key)) continue;
    const int style = styleFor(*run, taken);
    taken.insert(style);
    given_.insert(run->key, style);
    library_.setStyle(run->key, style);
  }
}

void RunIntake::tickFirst() {
  bool stored = false;
  QStringList keys = settings_.ticks(library_.folder(), stored);
  if (!stored) {
    const RunList& runs = model_.runs();
    for (auto run = runs.rbegin(); run != runs.rend() && keys.size() < kTickedAtFirst; ++run) {
      if ((*run)->problem.isEmpty()) keys << (*run)->key;
    }
  }
  model_.setTicked(keys);
}

void RunIntake::tickNew(const RunList& runs) {
  QStringList keys = model_.tickedKeys();
  const qsizetype before = keys.size();
  for (const RunPtr& run : runs) {
    if (!known_.contains(run->key) && run->problem.isEmpty()) keys << run->key;
  }
  if (keys.size() != before) model_.setTicked(keys);
}

void RunIntake::nameInterrupted(const RunList& runs) {
  RunList cutOff;
  for (const RunPtr& run : runs) {
    if (run->state != RunState::Interrupted || !run->problem.isEmpty() || named_.contains(run->key)) continue;
    named_.insert(run->key);
    cutOff.push_back(run);
  }
  if (!cutOff.empty()) Q_EMIT interrupted(cutOff);
}

void RunIntake::storeTicks() {
  if (!first_ && !library_.folder().isEmpty()) settings_.setTicks(library_.folder(), model_.tickedKeys());
}

}  // namespace gacfas
