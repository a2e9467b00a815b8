#include "ui/results/FigureRuns.h"

#include <QObject>
#include <algorithm>

#include "core/types/Error.h"
#include "ui/results/EvaluationChoice.h"
#include "ui/results/LevelNames.h"
#include "ui/results/NumberText.h"
#include "ui/runs/FigureRun.h"

namespace gacfas {
namespace {

ScoresPtr readScores(const RunSnapshot& run, const EvaluationChoice& choice, const ScoreLevel& level) {
  const int64_t place = choice.place(run.evaluationRows);
  if (place < 0) {
    const std::string what = run.evaluationRows.empty()
                                 ? "has no evaluation yet"
                                 : "has no evaluation '" + choice.toString().toStdString() + "'";
    throw InputError(run.folder.string() + ": " + what);
  }
  const EvaluationRow& row = run.evaluationRows[static_cast<size_t>(place)];
  return readEvaluationScores(run.folder / row.scores, run.config, row.epoch, level);
}

double thresholdOf(const QString& wanted, const EvaluationScores& scores) {
  if (wanted == "source") return scores.sourceThreshold;
  if (wanted == "oracle") return scores.targetMetrics.threshold;
  bool isNumber = false;
  const double value = wanted.toDouble(&isNumber);
  if (!isNumber)
    throw InputError("threshold '" + wanted.toStdString() + "': allowed are source, oracle, or a number");
  return value;
}

}  // namespace

std::vector<FigureRun> readFigureRuns(const FigureSpec& spec) {
  if (spec.runs.isEmpty()) throw InputError("runs: a figure needs one run folder or more");
  const EvaluationChoice choice = EvaluationChoice::fromString(spec.evaluation);
  const ScoreLevel level = levelOf(spec.level);
  std::vector<FigureRun> runs;
  for (qsizetype i = 0; i < spec.runs.size(); ++i) {
    FigureRun run;
    run.shown = readFigureRun(spec, i);
    run.scores = readScores(*run.shown.run, choice, level);
    run.threshold = thresholdOf(spec.threshold, *run.scores);
    runs.push_back(run);
  }
  return runs;
}

bool anySynthetic(const std::vector<FigureRun>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const FigureRun& run) { return run.shown.run->synthetic; });
}

QString thresholdName(const FigureSpec& spec) {
  if (spec.threshold == "source") return QObject::tr("source threshold");
  if (spec.threshold == "oracle") return QObject::tr("target EER threshold (oracle)");
  return QObject::tr("threshold %1").arg(scoreText(spec.threshold.toDouble()));
}

}  // namespace gacfas
