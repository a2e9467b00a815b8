#include "ui/data/CountsModel.h"

#include "ui/data/SurveyText.h"
#include "ui/theme/Theme.h"

namespace gacfas {

void CountsModel::setCounts(std::vector<SurveyCount> counts) {
  beginResetModel();
  counts_ = std::move(counts);
  endResetModel();
}

int CountsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(counts_.size());
}

int CountsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant CountsModel::text(const SurveyCount& row, int line, int column) const {
  const SurveyCount* above = line > 0 ? &counts_[static_cast<size_t>(line) - 1] : nullptr;
  const bool sameDomain = above && above->domain == row.domain;
  switch (column) {
    case Domain:
      return sameDomain ? QString() : QString::fromStdString(row.domain);
    case SplitName:
      return sameDomain && above->split == row.split ? QString() : splitText(row.split);
    case Class:
      return labelText(row.label);
    case Attack:
      return row.label == Label::Live ? QStringLiteral("–") : QString::fromStdString(row.attack);
    case Videos:
      return countText(row.videos);
    case Frames:
      return countText(row.frames);
    default:
      return row.clients > 0 ? countText(row.clients) : QStringLiteral("–");
  }
}

QVariant CountsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const SurveyCount& row = this->row(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return text(row, index.row(), index.column());
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter | (index.column() >= Videos ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1 %2 %3")
          .arg(QString::fromStdString(row.domain), splitText(row.split),
               text(row, 0, index.column()).toString());
    case Qt::FontRole:
      return index.column() == Domain ? uiFont(13, QFont::DemiBold) : QVariant();
    case Qt::ToolTipRole:
      return index.column() == Clients && row.clients == 0 ? tr("No name tells the person") : QVariant();
    default:
      return {};
  }
}

QVariant CountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return int(Qt::AlignVCenter | (section >= Videos ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole) return {};
  static const char* const kNames[] = {QT_TR_NOOP("Domain"), QT_TR_NOOP("Split"),  QT_TR_NOOP("Class"),
                                       QT_TR_NOOP("Attack"), QT_TR_NOOP("Videos"), QT_TR_NOOP("Frames"),
                                       QT_TR_NOOP("Clients")};
  return section >= 0 && section < ColumnCount ? tr(kNames[section]) : QString();
}

}  // namespace gacfas
