#include "ui/results/Comparison.h"

#include <QSet>
#include <algorithm>

namespace gacfas {
namespace {

/// "first evaluation after epoch 4, in 3 epochs"
QString firstEvaluation(const RunSnapshot& run) {
  const int64_t every = std::max<int64_t>(run.config.evaluate.every, 1);
  const int64_t last = run.config.train.epochs - 1;
  // As StepClock has it: every so many epochs but never epoch 0, and each of the last ones.
  const int64_t tail = std::max<int64_t>(last - run.config.evaluate.last + 1, 1);
  const int64_t first = std::min({every, tail, std::max<int64_t>(last, 0)});
  return QObject::tr(
             "No evaluation yet: the first comes at the end of epoch %1; the run is in epoch %2 of %3.")
      .arg(first)
      .arg(run.status.epoch)
      .arg(run.config.train.epochs);
}

/// Whether the pages would look the same: a run that trains changes with every step, its evaluations do not.
bool looksSame(const std::vector<ComparedRun>& a, const std::vector<ComparedRun>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ComparedRun& x, const ComparedRun& y) {
    return x.shown.run->key == y.shown.run->key &&
           x.shown.run->evaluationRows.size() == y.shown.run->evaluationRows.size() &&
           x.shown.style == y.shown.style && x.shown.label == y.shown.label &&
           x.shown.current == y.shown.current && x.shown.run->synthetic == y.shown.run->synthetic &&
           x.shown.run->config.data.root == y.shown.run->config.data.root && x.scores == y.scores && x.before == y.before &&
           x.absence == y.absence && x.file == y.file;
  });
}

bool sameRuns(const ShownRuns& runs, const std::vector<ComparedRun>& compared) {
  return std::equal(runs.begin(), runs.end(), compared.begin(), compared.end(),
                    [](const ShownRun& a, const ComparedRun& b) {
                      return a.run == b.shown.run && a.style == b.shown.style && a.label == b.shown.label &&
                             a.current == b.shown.current;
                    });
}

}  // namespace

Comparison::Comparison(QObject* parent) : QObject(parent) {
  connect(&store_, &ScoreStore::loaded, this, &Comparison::take);
  connect(&store_, &ScoreStore::failed, this, &Comparison::refuse);
}

void Comparison::setRuns(const ShownRuns& runs) {
  if (sameRuns(runs, runs_)) return;
  std::vector<ComparedRun> next;
  for (const ShownRun& shown : runs) {
    ComparedRun run;
    run.shown = shown;
    const ComparedRun* known = nullptr;
    for (const ComparedRun& old : runs_)
      if (old.shown.run->key == shown.run->key) known = &old;
    if (known && known->shown.run == shown.run) {
      run = *known;
      run.shown = shown;
    } else {
      request(run);
      // While a new file is read, the evaluation shown so far stays.
      if (known && !run.scores && !run.file.isEmpty()) run.scores = known->scores;
    }
    next.push_back(run);
  }
  const bool same = looksSame(next, runs_);
  runs_ = std::move(next);
  if (!same || runs_.empty()) Q_EMIT changed();
}

void Comparison::setChoice(const EvaluationChoice& choice) {
  if (choice == choice_) return;
  choice_ = choice;
  for (ComparedRun& run : runs_) request(run);
  Q_EMIT changed();
}

void Comparison::setLevel(const ScoreLevel& level) {
  if (level == level_) return;
  level_ = level;
  for (ComparedRun& run : runs_) request(run);
  Q_EMIT changed();
}

void Comparison::request(ComparedRun& run) {
  const RunSnapshot& snapshot = *run.shown.run;
  run.scores = run.before = nullptr;
  run.file = run.fileBefore = run.absence = QString();
  const int64_t place = choice_.place(snapshot.evaluationRows);
  if (!snapshot.problem.isEmpty())
    run.absence = snapshot.problem;
  else if (snapshot.evaluationRows.empty())
    run.absence = firstEvaluation(snapshot);
  else if (place < 0)
    run.absence = tr("There is no evaluation at epoch %1.").arg(choice_.epoch);
  if (!run.absence.isEmpty()) return;

  const EvaluationRow& row = snapshot.evaluationRows[static_cast<size_t>(place)];
  run.file = ScoreStore::keyOf(snapshot.folder / row.scores, level_);
  run.scores = store_.request(snapshot.folder / row.scores, snapshot.config, row.epoch, level_);
  if (!run.scores) run.absence = store_.refusal(run.file);
  if (!run.scores && run.absence.isEmpty()) run.absence = tr("Reading the scores …");
  requestBefore(run, place - 1);
}

void Comparison::requestBefore(ComparedRun& run, int64_t place) {
  const RunSnapshot& snapshot = *run.shown.run;
  if (place < 0 || snapshot.state != RunState::Running || choice_.kind != EvaluationChoice::Last) return;
  const EvaluationRow& row = snapshot.evaluationRows[static_cast<size_t>(place)];
  run.fileBefore = ScoreStore::keyOf(snapshot.folder / row.scores, level_);
  run.before = store_.request(snapshot.folder / row.scores, snapshot.config, row.epoch, level_);
}

void Comparison::take(const QString& file, const ScoresPtr& scores) {
  bool used = false;
  for (ComparedRun& run : runs_) {
    if (run.file == file) {
      run.scores = scores;
      run.absence.clear();
      used = true;
    }
    if (run.fileBefore == file) {
      run.before = scores;
      used = true;
    }
  }
  if (used) Q_EMIT changed();
}

void Comparison::refuse(const QString& file, const QString& message) {
  for (ComparedRun& run : runs_) {
    if (run.file != file) continue;
    run.scores = nullptr;
    run.absence = message;
    Q_EMIT problem(message);
    Q_EMIT changed();
    return;
  }
}

const ComparedRun* Comparison::find(const QString& key) const {
  const ComparedRun* best = nullptr;
  for (const ComparedRun& run : runs_) {
    if (!key.isEmpty() && run.shown.run->key == key) return &run;
    const bool better = !best || (run.scores && !best->scores) || (run.scores || !best->scores);
    if (better && !(best && best->shown.current && best->scores)) best = &run;
  }
  return best;
}

bool Comparison::anyScores() const {
  return std::any_of(runs_.begin(), runs_.end(),
                     [](const ComparedRun& run) { return run.scores != nullptr; });
}

bool Comparison::synthetic() const {
  return std::any_of(runs_.begin(), runs_.end(),
                     [](const ComparedRun& run) { return run.shown.run->synthetic; });
}

QString Comparison::target() const {
  QStringList names;
  for (const ComparedRun& run : runs_) {
    const QString name = QString::fromStdString(run.shown.run->config.data.test);
    if (!name.isEmpty() && !names.contains(name)) names.append(name);
  }
  return names.join(", ");
}

}  // namespace gacfas
