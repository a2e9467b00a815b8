#include "ui/shell/RunListModel.h"

#include <utility>

namespace gacfas {
namespace {

QString tipOf(const RunSnapshot& run) {
  const QString path = QString::fromStdString(run.folder.string());
  if (!run.problem.isEmpty()) return run.problem;
  const QString message = QString::fromStdString(run.status.message);
  return QStringLiteral("%1\n%2%3")
      .arg(run.name(), path, message.isEmpty() ? QString() : QLatin1Char('\n') + message);
}

/// For screen readers: the row as a sentence.
QString spokenRow(const RunRow& row, bool ticked) {
  QStringList parts{row.name, row.state};
  if (!row.hter.isEmpty()) parts << QObject::tr("HTER %1 %, AUC %2 %").arg(row.hter, row.auc);
  if (!row.timeLeft.isEmpty()) parts << row.timeLeft;
  parts << (ticked ? QObject::tr("shown") : QObject::tr("not shown"));
  return parts.join(QStringLiteral(", "));
}

}  // namespace

void RunListModel::setRuns(const RunList& runs) {
  const QSet<QString> tickedBefore = ticked_;
  bool changedShown = false;
  removeMissing(runs);
  findGroups(runs);
  // What is left is a subsequence of `runs`, unless the order changed, which only a new run.json could do.
  for (size_t i = 0; i < runs.size(); ++i) {
    const int row = static_cast<int>(i);
    if (i < runs_.size() && runs_[i]->key == runs[i]->key) {
      if (runs_[i] == runs[i]) continue;
      runs_[i] = runs[i];
      changedShown = changedShown || ticked_.contains(runs[i]->key);
      Q_EMIT dataChanged(index(row), index(row));
      continue;
    }
    if (const int old = rowOf(runs[i]->key); old >= 0) {
      beginRemoveRows({}, old, old);
      runs_.erase(runs_.begin() + old);
      endRemoveRows();
    }
    beginInsertRows({}, row, row);
    runs_.insert(runs_.begin() + row, runs[i]);
    endInsertRows();
  }
  if (changedShown || ticked_ != tickedBefore) Q_EMIT ticksChanged();
}

void RunListModel::removeMissing(const RunList& runs) {
  QSet<QString> keys;
  for (const RunPtr& run : runs) keys.insert(run->key);
  for (int row = rowCount() - 1; row >= 0; --row) {
    const QString key = runs_[static_cast<size_t>(row)]->key;
    if (keys.contains(key)) continue;
    beginRemoveRows({}, row, row);
    runs_.erase(runs_.begin() + row);
    ticked_.remove(key);
    endRemoveRows();
  }
}

void RunListModel::findGroups(const RunList& runs) {
  const QHash<QString, int> before = std::exchange(groups_, {});
  for (size_t i = 0; i < runs.size(); ++i) {
    const QString group = runs[i]->protocol();
    if (!groups_.contains(group)) groups_.insert(group, static_cast<int>(i));
  }
  for (auto group = groups_.begin(); group != groups_.end(); ++group) {
    if (before.value(group.key(), *group) != *group) return Q_EMIT groupsMoved();
  }
}

RunPtr RunListModel::run(const QModelIndex& index) const {
  return index.isValid() && index.row() < rowCount() ? runs_[static_cast<size_t>(index.row())] : nullptr;
}

int RunListModel::rowOf(const QString& key) const {
  for (size_t i = 0; i < runs_.size(); ++i) {
    if (runs_[i]->key == key) return static_cast<int>(i);
  }
  return -1;
}

void RunListModel::setTicked(const QStringList& keys) {
  const QSet<QString> ticked(keys.begin(), keys.end());
  if (ticked == ticked_) return;
  ticked_ = ticked;
  if (!runs_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
  Q_EMIT ticksChanged();
}

QStringList RunListModel::tickedKeys() const {
  QStringList keys;
  for (const RunPtr& run : runs_) {
    if (ticked_.contains(run->key)) keys << run->key;
  }
  return keys;
}

ShownRuns RunListModel::shown(const QString& currentKey) const {
  QHash<QString, int> names;
  for (const RunPtr& run : runs_) names[run->name()] += ticked_.contains(run->key);
  ShownRuns shown;
  for (const RunPtr& run : runs_) {
    if (!ticked_.contains(run->key) || !run->problem.isEmpty()) continue;
    QString label = run->name();
    if (names[label] > 1)
      label += QStringLiteral(" (%1)").arg(QString::fromStdString(run->folder.filename().string()));
    shown.push_back({run, RunStyle{qMax(0, run->style)}, label, run->key == currentKey});
  }
  return shown;
}

void RunListModel::refreshWork() {
  if (!runs_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {RowRole, Qt::DisplayRole});
}

int RunListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
  const RunPtr snapshot = run(index);
  if (!snapshot) return {};
  const auto row = [&] { return describeRun(*snapshot, findWork_ ? findWork_(*snapshot) : nullptr); };
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
      return snapshot->name();
    case Qt::ToolTipRole:
      return tipOf(*snapshot);
    case Qt::AccessibleTextRole:
      return spokenRow(row(), isTicked(snapshot->key));
    case Qt::CheckStateRole:
      return isTicked(snapshot->key) ? Qt::Checked : Qt::Unchecked;
    case RunRole:
      return QVariant::fromValue(snapshot);
    case RowRole:
      return QVariant::fromValue(row());
    case StyleRole:
      return qMax(0, snapshot->style);
    case GroupRole:
      return snapshot->protocol();
    case GroupPlaceRole:
      return groups_.value(snapshot->protocol());
    default:
      return {};
  }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const RunPtr snapshot = run(index);
  if (snapshot && role == Qt::EditRole) {
    Q_EMIT renameRequested(snapshot->key, value.toString());
    return true;
  }
  if (!snapshot || role != Qt::CheckStateRole) return false;
  const bool tick = value.toInt() == Qt::Checked;
  if (tick == isTicked(snapshot->key)) return true;
  if (tick) {
    ticked_.insert(snapshot->key);
  } else {
    ticked_.remove(snapshot->key);
  }
  Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
  Q_EMIT ticksChanged();
  return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractListModel::flags(index);
  const RunPtr snapshot = run(index);
  if (!snapshot) return flags;
  const Qt::ItemFlags ofRows = flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
  return snapshot->problem.isEmpty() ? ofRows | Qt::ItemIsEditable : ofRows;
}

RunFilterModel::RunFilterModel(QObject* parent) : QSortFilterProxyModel(parent) {
  setDynamicSortFilter(true);
  sort(0);
}

void RunFilterModel::setWords(const QString& text) {
  words_ = SearchWords(text);
  invalidateFilter();
  // The first row of a group may be another one now.
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {kFirstOfGroupRole});
}

QVariant RunFilterModel::data(const QModelIndex& index, int role) const {
  if (role != kFirstOfGroupRole) return QSortFilterProxyModel::data(index, role);
  if (!index.isValid()) return {};
  const QModelIndex above = index.sibling(index.row() - 1, 0);
  return !above.isValid() || above.data(RunListModel::GroupRole) != index.data(RunListModel::GroupRole);
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (words_.isEmpty()) return true;
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  const auto run = index.data(RunListModel::RunRole).value<RunPtr>();
  if (!run) return false;
  const QString text =
      QStringList{run->name(), run->protocol(), minimizerText(*run), stateName(run->state)}.join(
          QLatin1Char(' '));
  return words_.allIn(text);
}

void RunFilterModel::setSourceModel(QAbstractItemModel* model) {
  QSortFilterProxyModel::setSourceModel(model);
  if (const auto* runs = qobject_cast<RunListModel*>(model)) {
    connect(runs, &RunListModel::groupsMoved, this, &RunFilterModel::invalidate, Qt::UniqueConnection);
  }
}

bool RunFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const int a = left.data(RunListModel::GroupPlaceRole).toInt();
  const int b = right.data(RunListModel::GroupPlaceRole).toInt();
  return a != b ? a < b : left.row() < right.row();
}

}  // namespace gacfas
