#include "ui/train/CrosshairTable.h"

#include <QPainter>

#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/ShortNames.h"

namespace gacfas {

namespace {

constexpr int kRowHeight = 22, kHeaderHeight = 36, kSampleWidth = 28;
constexpr int kLeftMargin = 4, kRightMargin = 6;

}  // namespace

void CrosshairTableModel::setContent(std::vector<CurveColumn> rows, std::vector<CurveRun> runs, XAxis axis) {
  beginResetModel();
  rows_ = std::move(rows);
  runs_ = std::move(runs);
  axis_ = axis;
  QStringList names;
  for (const CurveRun& run : runs_) names << run.label;
  shortNames_ = distinctParts(names);
  endResetModel();
}

void CrosshairTableModel::setPosition(std::optional<double> x) {
  x_ = x;
  refresh();
}

void CrosshairTableModel::refresh() {
  if (rows_.empty() || runs_.empty()) return;
  Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

int CrosshairTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CrosshairTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : 1 + static_cast<int>(runs_.size());
}

QString CrosshairTableModel::valueText(const CurveColumn& row, const CurveRun& run) const {
  const auto value = run.curves->valueAt(row.name, x_.value_or(run.curves->lastKey(axis_)), axis_);
  if (!value) return QStringLiteral("–");
  return row.decimals < 0 ? shortNumber(*value) : fixedNumber(*value, row.decimals);
}

QVariant CrosshairTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const CurveColumn& row = rows_[static_cast<size_t>(index.row())];
  const bool name = index.column() == 0;
  if (role == Qt::ToolTipRole)
    return row.unit.isEmpty() ? row.title : QStringLiteral("%1 (%2)").arg(row.title, row.unit);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (name ? Qt::AlignLeft : Qt::AlignRight));
  if (name) {
    if (role == Qt::DisplayRole) return row.shortTitle;
    if (role == Qt::ForegroundRole) return currentTheme().text2;
    return {};
  }
  const CurveRun& run = runs_[static_cast<size_t>(index.column()) - 1];
  if (role == Qt::DisplayRole) return valueText(row, run);
  if (role == Qt::FontRole) return uiFont(12, run.current ? QFont::DemiBold : QFont::Normal);
  return {};
}

QVariant CrosshairTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section > static_cast<int>(runs_.size())) return {};
  if (section == 0) return role == Qt::DisplayRole ? QVariant(tr("Quantity")) : QVariant();
  const CurveRun& run = runs_[static_cast<size_t>(section) - 1];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return run.label;
    case ShortNameRole:
      return shortNames_.value(section - 1);
    case StyleRole:
      return run.style.index;
    case CurrentRole:
      return run.current;
    default:
      return {};
  }
}

RunHeader::RunHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionsClickable(false);
  setHighlightSections(false);
}

QSize RunHeader::sizeHint() const {
  return {QHeaderView::sizeHint().width(), kHeaderHeight};
}

bool RunHeader::namesFit() const {
  const QFontMetrics metrics(uiFont(12, QFont::DemiBold));
  for (int section = 1; section < count(); ++section)
    if (metrics.horizontalAdvance(model()->headerData(section, orientation()).toString()) >
        sectionSize(section) - kLeftMargin - kRightMargin)
      return false;
  return true;
}

void RunHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const QVariant style = model()->headerData(section, orientation(), CrosshairTableModel::StyleRole);
  if (!style.isValid()) return;
  const QRect inner = rect.adjusted(kLeftMargin, 2, -kRightMargin, -4);
  const int width = std::min(kSampleWidth, inner.width());
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  drawRunSample(*painter, QRectF(inner.right() - width, inner.top(), width, 12), RunStyle{style.toInt()},
                currentTheme(), false);
  const bool current = model()->headerData(section, orientation(), CrosshairTableModel::CurrentRole).toBool();
  const QFont font = uiFont(12, current ? QFont::DemiBold : QFont::Normal);
  painter->setFont(font);
  painter->setPen(currentTheme().text1);
  const int role = namesFit() ? int(Qt::DisplayRole) : int(CrosshairTableModel::ShortNameRole);
  const QString name = model()->headerData(section, orientation(), role).toString();
  painter->drawText(inner, Qt::AlignRight | Qt::AlignBottom,
                    QFontMetrics(font).elidedText(name, Qt::ElideMiddle, inner.width()));
  painter->restore();
}

CrosshairTable::CrosshairTable(CrosshairTableModel& model, QWidget* parent) : QTableView(parent) {
  setObjectName(QStringLiteral("crosshairTable"));
  setAccessibleName(tr("Values at the crosshair"));
  setModel(&model);
  setHorizontalHeader(new RunHeader(this));
  verticalHeader()->hide();
  verticalHeader()->setMinimumSectionSize(kRowHeight);
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  horizontalHeader()->setMinimumSectionSize(48);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(QAbstractItemView::NoSelection);
  setFocusPolicy(Qt::TabFocus);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  connect(&model, &QAbstractItemModel::modelReset, this, [this] {
    if (horizontalHeader()->count() > 0)
      horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  });
}

}  // namespace gacfas
