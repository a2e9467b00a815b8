#include "ui/shell/RunRow.h"
#include "ui/widgets/ClockText.h"

#include <QObject>
#include <algorithm>
#include <cmath>

namespace gacfas {
namespace {

constexpr size_t kRecentSteps = 40;  // whose mean tells how fast it goes on

/// Steps made and to be made; 0 of 0 where that is not known yet.
std::pair<double, double> stepsOf(const RunSnapshot& run) {
  const double total = static_cast<double>(run.stepsPerEpoch * run.config.train.epochs);
  return {static_cast<double>(run.steps->rows()), total};
}

double progressOf(const RunSnapshot& run) {
  const auto [done, total] = stepsOf(run);
  if (total > 0) return std::clamp(done / total, 0.0, 1.0);
  return 0.0;
}

/// From the newest steps, loading included; negative where unknown.
double secondsLeft(const RunSnapshot& run) {
  const std::vector<double>* seconds = run.steps->column("seconds");
  const auto [done, total] = stepsOf(run);
  if (!seconds || seconds->size() < 3 || total <= 0) return -1.0;
  const size_t count = std::min(kRecentSteps, seconds->size());
  double sum = 0.0;
  for (size_t i = seconds->size() - count; i < seconds->size(); ++i) sum += (*seconds)[i];
  return std::max(0.0, total - done) * sum / static_cast<double>(count);
}

int64_t epochsDone(const RunSnapshot& run) {
  if (run.state == RunState::Finished) return run.config.train.epochs;
  const int64_t bySteps =
      run.stepsPerEpoch > 0 ? static_cast<int64_t>(run.steps->rows()) / run.stepsPerEpoch : 0;
  return std::min(std::max(bySteps, run.status.epoch), run.config.train.epochs);
}

QString epochsText(const RunSnapshot& run) {
  return QStringLiteral("%1 / %2").arg(epochsDone(run)).arg(run.config.train.epochs);
}

void addFigures(RunRow& row, const RunSnapshot& run) {
  const int64_t best = bestEvaluation(run.evaluationRows);
  if (best < 0) return;
  const EvaluationRow& evaluation = run.evaluationRows[static_cast<size_t>(best)];
  row.hter = bestPercent(evaluation.targetHter);
  row.auc = bestPercent(evaluation.targetAuc);
}

void describeActive(RunRow& row, const RunSnapshot& run) {
  row.state = epochsText(run);
  row.progress = progressOf(run);
  const double left = secondsLeft(run);
  if (run.state == RunState::Paused) {
    row.timeLeft = QObject::tr("paused");
  } else if (left >= 0) {
    row.timeLeft = QObject::tr("ETA %1").arg(clockText(left));
  }
}

void describeEnded(RunRow& row, const RunSnapshot& run) {
  row.state = stateName(run.state);
  row.tone = RunRow::Tone::Bad;
  row.canResume = true;
  const QString epoch = epochsText(run);
  if (run.state == RunState::Failed) {
    row.note = QString::fromStdString(run.status.message).section(QLatin1Char('\n'), 0, 0);
  } else {
    row.note = run.state == RunState::Interrupted ? QObject::tr("cut off at %1").arg(epoch)
                                                  : QObject::tr("at epoch %1").arg(epoch);
    row.tone = run.state == RunState::Interrupted ? RunRow::Tone::Bad : RunRow::Tone::Plain;
  }
}

void describeWork(RunRow& row, const WorkItem& work) {
  row.canResume = false;
  if (work.kind != WorkKind::Training) return;
  if (work.state == JobState::Waiting) {
    row.state = QObject::tr("queued");
    row.tone = RunRow::Tone::Plain;
  } else if (work.state == JobState::Running && work.paused) {
    row.timeLeft = QObject::tr("paused");
  }
}

}  // namespace

RunRow describeRun(const RunSnapshot& run, const WorkItem* work) {
  const bool active = run.state == RunState::Running || run.state == RunState::Paused;
  RunRow row;
  row.name = run.name();
  row.canRemove = !active && !work;
  if (!run.problem.isEmpty()) {
    row.state = QObject::tr("unreadable");
    row.tone = RunRow::Tone::Bad;
    row.note = run.problem;
    return row;
  }
  addFigures(row, run);
  if (active) {
    describeActive(row, run);
  } else if (run.state == RunState::Finished) {
    row.state = epochsText(run);
  } else {
    describeEnded(row, run);
  }
  if (work) describeWork(row, *work);
  if (row.hter.isEmpty() && row.note.isEmpty()) row.note = QObject::tr("no evaluation yet");
  return row;
}

QString bestPercent(double fraction) {
  return std::isfinite(fraction) ? QString::number(100.0 * fraction, 'f', 1) : QStringLiteral("–");
}

QString minimizerText(const RunSnapshot& run) {
  return QString::fromStdString(run.facts.minimizer);
}

}  // namespace gacfas
