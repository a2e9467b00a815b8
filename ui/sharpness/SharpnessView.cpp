#include "ui/sharpness/SharpnessView.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <cmath>

#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr int kRow = 38, kPadding = 6, kSample = 28;

class SharpnessDelegate : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = currentTheme();
    const SharpnessRow& row = rowOf(index);
    painter->save();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.accentGround);
    painter->setPen(row.first ? theme.control : theme.line);
    if (index.row() > 0 && (row.first || index.column() > 0)) painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    if (index.column() == 0)
      paintDomain(*painter, option.rect, row);
    else if (index.column() == 1)
      paintRun(*painter, option.rect, row);
    else
      paintFigure(*painter, option.rect, index);
    painter->restore();
  }

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const QFontMetrics metrics(uiFont(13, QFont::DemiBold));
    const int error = QFontMetrics(uiFont(11)).horizontalAdvance(index.data(SharpnessModel::ErrorRole).toString());
    const int width = std::max(metrics.horizontalAdvance(index.data().toString()), error) + 2 * kPadding;
    return {index.column() == 1 ? std::min(width + kSample + kPadding, 160) : width, kRow};
  }

private:
  static const SharpnessRow& rowOf(const QModelIndex& index) {
    const auto* model = qobject_cast<const SharpnessModel*>(index.model());
    return model->table().rows[static_cast<size_t>(index.row())];
  }

  static void paintDomain(QPainter& painter, const QRect& area, const SharpnessRow& row) {
    if (!row.first) return;
    painter.setPen(currentTheme().text1);
    painter.setFont(uiFont(13, QFont::DemiBold));
    painter.drawText(area.adjusted(kPadding, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter), row.domain);
  }

  static void paintRun(QPainter& painter, const QRect& area, const SharpnessRow& row) {
    painter.setRenderHint(QPainter::Antialiasing);
    drawRunSample(painter, QRectF(area.left() + 4, area.center().y() - 6, kSample, 12), row.style, currentTheme(), true);
    painter.setPen(currentTheme().text1);
    painter.setFont(uiFont(13));
    const QRect text = area.adjusted(kSample + 4 + kPadding, 0, -4, 0);
    painter.drawText(text, int(Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(row.run, Qt::ElideRight, text.width()));
  }

  static void paintFigure(QPainter& painter, const QRect& area, const QModelIndex& index) {
    const QString error = index.data(SharpnessModel::ErrorRole).toString();
    painter.setPen(currentTheme().text1);
    painter.setFont(uiFont(13));
    painter.drawText(area.adjusted(0, 0, -kPadding, error.isEmpty() ? 0 : -14), int(Qt::AlignRight | Qt::AlignVCenter),
                     index.data().toString());
    painter.setPen(currentTheme().text3);
    painter.setFont(uiFont(11));
    painter.drawText(area.adjusted(0, 18, -kPadding, -2), int(Qt::AlignRight | Qt::AlignVCenter), error);
  }
};

}  // namespace

void SharpnessModel::setTable(const SharpnessTable& table) {
  beginResetModel();
  table_ = table;
  endResetModel();
}

int SharpnessModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int SharpnessModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || table_.measures.empty() ? 0 : kNames + static_cast<int>(table_.measures.size());
}

QVariant SharpnessModel::nameData(const SharpnessRow& row, int column, int role) const {
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return column == 0 ? row.domain : row.run;
  return {};
}

QVariant SharpnessModel::data(const QModelIndex& index, int role) const {
  const SharpnessRow& row = table_.rows[static_cast<size_t>(index.row())];
  if (index.column() < kNames) return nameData(row, index.column(), role);
  const SharpnessCell& cell = row.cells[static_cast<size_t>(index.column() - kNames)];
  if (role == Qt::DisplayRole) return shortNumber(cell.value);
  if (role == ErrorRole) return std::isfinite(cell.error) ? QStringLiteral("± %1").arg(shortNumber(cell.error, 2)) : QString();
  if (role == Qt::ToolTipRole) return cell.tip;
  if (role == Qt::AccessibleTextRole)
    return QStringLiteral("%1 %2").arg(shortNumber(cell.value), data(index, ErrorRole).toString());
  return {};
}

QVariant SharpnessModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (section < kNames) return role == Qt::DisplayRole ? (section == 0 ? tr("domain") : tr("run")) : QVariant();
  const SharpnessMeasure& measure = table_.measures[static_cast<size_t>(section - kNames)];
  if (role == Qt::DisplayRole)
    return measure.unit.isEmpty() ? measure.title : QStringLiteral("%1\n(%2)").arg(measure.title, measure.unit);
  if (role == Qt::ToolTipRole) return measure.tip;
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

SharpnessView::SharpnessView(QWidget* parent) : QTableView(parent), model_(new SharpnessModel(this)) {
  setObjectName(QStringLiteral("sharpnessTable"));
  setAccessibleName(tr("Sharpness of each run on each domain"));
  setModel(model_);
  setItemDelegate(new SharpnessDelegate(this));
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(kRow);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setWordWrap(false);
  setTabKeyNavigation(false);
}

void SharpnessView::setTable(const SharpnessTable& table) {
  model_->setTable(table);
  fitColumns();
  // No higher than its rows, so that the notes stand right below; its scroll bar must not cover the last one.
  setMaximumHeight(horizontalHeader()->sizeHint().height() + kRow * model_->rowCount() +
                   horizontalScrollBar()->sizeHint().height() + 4);
}

void SharpnessView::fitColumns() {
  resizeColumnsToContents();
  int width = 0;
  const int columns = model_->columnCount();
  for (int column = 0; column < columns; ++column) width += columnWidth(column);
  const int figures = columns - SharpnessModel::kNames;
  const int more = figures > 0 ? std::clamp((viewport()->width() - width) / figures, 0, 48) : 0;
  for (int column = SharpnessModel::kNames; column < columns; ++column) setColumnWidth(column, columnWidth(column) + more);
}

void SharpnessView::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fitColumns();
}

}  // namespace gacfas
