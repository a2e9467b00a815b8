#include "ui/data/PlanModel.h"

#include "ui/data/SurveyText.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

bool differs(const PrepareCount& count) {
  return count.expectedVideos >= 0 && count.expectedVideos != count.videos;
}

PrepareCount sumOf(const std::vector<PrepareCount>& counts) {
  PrepareCount sum;
  for (const PrepareCount& row : counts) {
    sum.videos += row.videos;
    if (row.expectedVideos >= 0)
      sum.expectedVideos = std::max<int64_t>(0, sum.expectedVideos) + row.expectedVideos;
  }
  return sum;
}

}  // namespace

void PlanModel::setCounts(const std::vector<PrepareCount>& counts) {
  beginResetModel();
  rows_ = counts;
  if (!counts.empty()) rows_.push_back(sumOf(counts));
  endResetModel();
}

int PlanModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString PlanModel::text(const PrepareCount& count, int row, int column) const {
  const QString none = QStringLiteral("–");
  switch (column) {
    case SplitName:
      return isSum(row) ? tr("all") : splitText(count.split);
    case Class:
      return isSum(row) ? QString() : labelText(count.label);
    case Attack:
      return isSum(row)                   ? QString()
             : count.label == Label::Live ? none
                                          : QString::fromStdString(count.attack);
    case Videos:
      return countText(count.videos);
    case Published:
      return count.expectedVideos < 0 ? none : countText(count.expectedVideos);
    case Clients:
      return isSum(row) ? QString() : count.clients > 0 ? countText(count.clients) : none;
    default:
      return differs(count) ? tr("differs") : QString();
  }
}

QVariant PlanModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const PrepareCount& count = rows_[static_cast<size_t>(index.row())];
  const bool numeric = index.column() >= Videos && index.column() <= Clients;
  switch (role) {
    case Qt::DisplayRole:
      return text(count, index.row(), index.column());
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
      return isSum(index.row()) ? uiFont(13, QFont::DemiBold) : QVariant();
    case Qt::ForegroundRole:
      return index.column() == Remark ? currentTheme().warning : currentTheme().text1;
    default:
      return {};
  }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return int(Qt::AlignVCenter | (section >= Videos && section <= Clients ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::ToolTipRole && section == Published)
    return tr("Videos that the dataset's owners published");
  if (role != Qt::DisplayRole) return {};
  static const char* const kNames[] = {QT_TR_NOOP("Split"),
                                       QT_TR_NOOP("Class"),
                                       QT_TR_NOOP("Attack"),
                                       QT_TR_NOOP("Videos"),
                                       QT_TR_NOOP("Published"),
                                       QT_TR_NOOP("Clients"),
                                       ""};
  return section >= 0 && section < Remark ? tr(kNames[section]) : QString();
}

}  // namespace gacfas
