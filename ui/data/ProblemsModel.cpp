#include "ui/data/ProblemsModel.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

QString iconOf(DataProblem::Weight weight) {
  switch (weight) {
    case DataProblem::Weight::Error:
      return QStringLiteral("error");
    case DataProblem::Weight::Warning:
      return QStringLiteral("warning");
    case DataProblem::Weight::Note:
      break;
  }
  return QStringLiteral("info");
}

QString weightText(DataProblem::Weight weight) {
  switch (weight) {
    case DataProblem::Weight::Error:
      return ProblemsModel::tr("Error");
    case DataProblem::Weight::Warning:
      return ProblemsModel::tr("Warning");
    case DataProblem::Weight::Note:
      break;
  }
  return ProblemsModel::tr("Note");
}

}  // namespace

void ProblemsModel::setProblems(std::vector<DataProblem> problems) {
  beginResetModel();
  problems_ = std::move(problems);
  endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(problems_.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const DataProblem& one = problem(index.row());
  const QString text = QString::fromStdString(index.column() == What ? one.what : one.fix);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return text;
    case Qt::AccessibleTextRole:
      return index.column() == What ? weightText(one.weight) + QStringLiteral(": ") + text : text;
    case Qt::DecorationRole:
      return index.column() == What ? themedIcon(iconOf(one.weight)) : QVariant();
    case Qt::ForegroundRole:
      return index.column() == Fix ? currentTheme().text2 : currentTheme().text1;
    default:
      return {};
  }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  return section == What ? tr("Problem") : tr("What to do");
}

}  // namespace gacfas
