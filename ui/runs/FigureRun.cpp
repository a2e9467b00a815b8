#include "ui/runs/FigureRun.h"

#include "core/types/Error.h"
#include "ui/runs/RunReader.h"

namespace gacfas {

ShownRun readFigureRun(const FigureSpec& spec, qsizetype place) {
  const QString folder = spec.runs[place];
  const RunPtr run = RunReader(folder.toStdString(), folder).look(RunReader::Time::clock::now());
  if (!run) throw InputError(folder.toStdString() + ": is no run folder (there is no run.json)");
  if (!run->problem.isEmpty()) throw InputError(run->problem.toStdString());
  const int own = run->style >= 0 ? run->style : static_cast<int>(place);
  const int style = place < spec.styles.size() ? spec.styles[place].toInt() : own;
  return {run, RunStyle{style}, place < spec.labels.size() ? spec.labels[place] : run->name(), false};
}

ShownRuns shownRunsOf(const FigureSpec& spec) {
  if (spec.runs.isEmpty()) throw InputError("figure: key 'runs': name at least one run folder");
  ShownRuns runs;
  for (qsizetype place = 0; place < spec.runs.size(); ++place) runs.push_back(readFigureRun(spec, place));
  return runs;
}

}  // namespace gacfas
