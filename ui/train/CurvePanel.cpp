#include "ui/train/CurvePanel.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/run/RunLog.h"

namespace gacfas {

namespace {

constexpr double kPanelAspect = 1.5;  ///< width / height that panels get as nearly as possible

/// Panels with a title of their own; the others take their first column's.
struct Named {
  const char* key;
  const char* title;
  const char* secondary;
  const char* label;  ///< of an axis
};

const Named kNamed[] = {
    {"cosine.*", "Alignment cosine", "gradient at ascent, g", "Alignment cosine"},
    {"target_hter_oracle+target_hter_source", "HTER, unseen", "%; ● oracle ○ source",
     "HTER, unseen domain (%)"},
    {"target_auc+source_auc", "AUC", "%; ● unseen ○ sources", "AUC (%)"},
    {"lr+lr.head", "Learning rate", "per step", "Learning rate"},
};

void addOnce(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// The names that a pattern stands for: of what the tables hold.
void addMatches(std::vector<std::string>& names, const std::string& pattern, const RunSnapshot& run) {
  if (pattern.back() != '*') {
    if (hasColumn(run, pattern)) addOnce(names, pattern);
    return;
  }
  const std::string start = pattern.substr(0, pattern.size() - 1);
  for (const NumberTable* table : {run.steps.get(), run.evaluations.get()})
    for (const std::string& column : table->columns)
      if (column.compare(0, start.size(), start) == 0) addOnce(names, column);
}

bool anyAscends(const std::vector<RunPtr>& runs) {
  return std::any_of(runs.begin(), runs.end(),
                     [](const RunPtr& run) { return !ascendingPoints(run->config).empty(); });
}

/// ERM takes the gradient of the whole loss at once, never that of the classification loss alone.
QString noteOf(const QString& key, const std::vector<RunPtr>& runs) {
  if (key != QStringLiteral("erm_norm")) return {};
  QStringList without;
  for (const RunPtr& run : runs)
    if (run->config.train.minimizer == MinimizerKind::Erm) without << run->name();
  if (without.isEmpty()) return {};
  return QObject::tr("No line for %1: ERM never takes g alone. Its step is |d|, a curve of its own.")
      .arg(without.join(QStringLiteral(", ")));
}

QString unitInBrackets(const QString& title, const QString& unit) {
  return unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit);
}

}  // namespace

bool hasColumn(const RunSnapshot& run, const std::string& column) {
  const std::string stored = column == "lr.head" ? "lr" : column;
  return run.steps->column(stored) || run.evaluations->column(stored);
}

CurvePanel panelOf(const QString& key, const std::vector<RunPtr>& runs) {
  CurvePanel panel;
  panel.key = key;
  std::vector<std::string> names;
  const QStringList patterns = key.split(u'+', Qt::SkipEmptyParts);
  for (const QString& pattern : patterns)
    for (const RunPtr& run : runs) addMatches(names, pattern.toStdString(), *run);
  for (const std::string& name : names) panel.columns.push_back(describeColumn(name));
  const CurveColumn first =
      panel.columns.empty() ? describeColumn(patterns.value(0).toStdString()) : panel.columns.front();
  panel.title = first.title;
  panel.secondary = first.unit;
  panel.yLabel = unitInBrackets(first.title, first.unit);
  panel.note = noteOf(key, runs);
  if (!panel.note.isEmpty()) panel.secondary += QObject::tr("; none of ERM");
  for (const Named& named : kNamed)
    if (key == QLatin1String(named.key)) {
      panel.title = QString::fromUtf8(named.title);
      panel.secondary = QString::fromUtf8(named.secondary);
      panel.yLabel = QString::fromUtf8(named.label);
    }
  return panel;
}

QStringList pagePanelKeys(const std::vector<RunPtr>& runs) {
  QStringList keys;
  for (const RunPtr& run : runs)
    for (const std::string& domain : run->config.data.train)
      if (const QString key = QStringLiteral("loss.%1").arg(QString::fromStdString(domain));
          !keys.contains(key))
        keys << key;
  keys << QStringLiteral("contrastive");
  if (anyAscends(runs)) keys << QStringLiteral("cosine.*") << QStringLiteral("erm_norm");
  keys << QStringLiteral("direction_norm") << QStringLiteral("target_hter_oracle+target_hter_source")
       << QStringLiteral("target_auc+source_auc") << QStringLiteral("lr+lr.head")
       << QStringLiteral("accuracy");
  return keys;
}

QStringList usualPanelKeys(const std::vector<RunPtr>& runs) {
  QStringList keys = pagePanelKeys(runs);
  keys.removeAll(QStringLiteral("accuracy"));
  if (anyAscends(runs)) keys.removeAll(QStringLiteral("direction_norm"));
  return keys;
}

int panelColumns(int panels, const QSizeF& area, double leastWidth) {
  int best = 1;
  double least = INFINITY;
  for (int columns = 1; columns <= panels && (columns == 1 || area.width() / columns >= leastWidth);
       ++columns) {
    const int rows = (panels + columns - 1) / columns;
    const double aspect = (area.width() / columns) / (area.height() / rows);
    const double empty = static_cast<double>(rows * columns - panels) / panels;
    const double cost = std::abs(std::log(aspect / kPanelAspect)) + empty;
    if (cost < least) std::tie(least, best) = std::pair(cost, columns);
  }
  return best;
}

}  // namespace gacfas
