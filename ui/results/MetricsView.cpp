#include "ui/results/MetricsView.h"

#include <QStyledItemDelegate>

#include "ui/results/MetricsHeader.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr int kRow = 38, kSample = 28;

class MetricsDelegate : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = currentTheme();
    painter->save();
    const QRect area = option.rect;
    if (option.state & QStyle::State_Selected) painter->fillRect(area, theme.accentGround);
    painter->setPen(theme.line);
    painter->drawLine(area.bottomLeft(), area.bottomRight());
    if (startsGroup(index)) painter->drawLine(area.topLeft(), area.bottomLeft());
    if (index.column() == 0)
      paintRun(*painter, area, index);
    else
      paintFigure(*painter, area, index);
    painter->restore();
  }

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const QFontMetrics metrics(uiFont(13, QFont::DemiBold));
    const QString interval = index.data(MetricsModel::IntervalRole).toString();
    const int width = std::max(metrics.horizontalAdvance(index.data().toString()),
                               QFontMetrics(uiFont(11)).horizontalAdvance(interval)) +
                      2 * kCellPadding;
    return QSize(index.column() == 0 ? std::clamp(width + kSample, 110, 240) : width, kRow);
  }

private:
  static bool startsGroup(const QModelIndex& index) {
    if (index.column() < 2) return false;
    return index.data(MetricsModel::GroupRole) !=
           index.siblingAtColumn(index.column() - 1).data(MetricsModel::GroupRole);
  }

  static void paintRun(QPainter& painter, const QRect& area, const QModelIndex& index) {
    const auto* model = qobject_cast<const MetricsModel*>(index.model());
    const MetricsRow& row = model->table().rows[static_cast<size_t>(index.row())];
    painter.setRenderHint(QPainter::Antialiasing);
    drawRunSample(painter, QRectF(area.left(), area.center().y() - 6, kSample, 12), row.style, currentTheme(),
                  true);
    painter.setPen(currentTheme().text1);
    painter.setFont(uiFont(13));
    const QRect text = area.adjusted(kSample + kCellPadding, 0, -4, 0);
    painter.drawText(text, int(Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(row.label, Qt::ElideRight, text.width()));
  }

  static void paintFigure(QPainter& painter, const QRect& area, const QModelIndex& index) {
    const int marks = index.data(MetricsModel::MarksRole).toInt();
    painter.setPen(marks & 2 ? currentTheme().text3 : currentTheme().text1);
    painter.setFont(uiFont(13, marks & 1 ? QFont::DemiBold : QFont::Normal));
    const QString interval = index.data(MetricsModel::IntervalRole).toString();
    const QRect upper = area.adjusted(0, 0, -kCellPadding, interval.isEmpty() ? 0 : -14);
    painter.drawText(upper, int(Qt::AlignRight | Qt::AlignVCenter), index.data().toString());
    if (interval.isEmpty()) return;
    painter.setPen(currentTheme().text3);
    painter.setFont(uiFont(11));
    painter.drawText(area.adjusted(0, 18, -kCellPadding, -2), int(Qt::AlignRight | Qt::AlignVCenter), interval);
  }
};

}  // namespace

MetricsView::MetricsView(QWidget* parent) : QTableView(parent), model_(new MetricsModel(this)) {
  setModel(model_);
  setHorizontalHeader(new MetricsHeader(this));
  setItemDelegate(new MetricsDelegate(this));
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(kRow);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setWordWrap(false);
  setTabKeyNavigation(false);
  makeNames();
}

void MetricsView::makeNames() {
  names_ = new QTableView(this);
  names_->setModel(model_);
  names_->setHorizontalHeader(new MetricsHeader(names_));
  names_->setItemDelegate(itemDelegate());
  names_->setSelectionModel(selectionModel());
  names_->setSelectionBehavior(SelectRows);
  names_->setShowGrid(false);
  names_->setFrameShape(QFrame::NoFrame);
  names_->verticalHeader()->hide();
  names_->verticalHeader()->setDefaultSectionSize(kRow);
  names_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  names_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  names_->setFocusPolicy(Qt::NoFocus);
  names_->setAccessibleName(tr("Runs of the table"));
  viewport()->stackUnder(names_);
  connect(verticalScrollBar(), &QScrollBar::valueChanged, names_->verticalScrollBar(), &QScrollBar::setValue);
  connect(names_->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
}

void MetricsView::placeNames() {
  for (int column = 1; column < model_->columnCount(); ++column) names_->setColumnHidden(column, true);
  names_->setColumnWidth(0, columnWidth(0));
  names_->setGeometry(frameWidth(), frameWidth(), columnWidth(0),
                      viewport()->height() + horizontalHeader()->height());
}

void MetricsView::setTable(const MetricsTable& table) {
  model_->setTable(table);
  fitColumns();
  updateGeometry();
}

void MetricsView::updateNumbers(const MetricsTable& table) {
  if (!model_->setTable(table)) return;
  fitColumns();
  updateGeometry();
}

void MetricsView::fitColumns() {
  resizeColumnsToContents();
  fitGroups();
  int width = 0;
  for (int column = 0; column < model_->columnCount(); ++column) width += columnWidth(column);
  // What is left over goes to all figures alike.
  const int columns = model_->columnCount() - 1;
  const int more = columns > 0 ? std::clamp((viewport()->width() - width) / columns, 0, 64) : 0;
  for (int column = 1; more > 0 && column <= columns; ++column)
    setColumnWidth(column, columnWidth(column) + more);
  placeNames();
}

void MetricsView::fitGroups() {
  const QFontMetrics metrics(uiFont(12));
  const auto groupOf = [&](int column) {
    return model_->headerData(column, Qt::Horizontal, MetricsModel::GroupRole).toInt();
  };
  for (int first = 1; first < model_->columnCount();) {
    int last = first, width = 0;
    for (; last < model_->columnCount() && groupOf(last) == groupOf(first); ++last)
      width += columnWidth(last);
    const int wanted =
        metrics.horizontalAdvance(
            model_->headerData(first, Qt::Horizontal, MetricsModel::GroupTitleRole).toString()) +
        3 * kCellPadding;
    const int more = (wanted - width + last - first - 1) / (last - first);
    for (int column = first; more > 0 && column < last; ++column)
      setColumnWidth(column, columnWidth(column) + more);
    first = last;
  }
}

int MetricsView::heightOf(int rows) const {
  // Room for its scroll bar, needed or not: a threshold by hand adds columns, and the plots above should not be drawn anew for that.
  const int bar = horizontalScrollBar()->sizeHint().height();
  return horizontalHeader()->sizeHint().height() + rows * kRow + bar + 4;
}

QSize MetricsView::sizeHint() const {
  return QSize(600, heightOf(std::clamp(model_->rowCount(), 1, 6)));
}
QSize MetricsView::minimumSizeHint() const {
  return QSize(200, heightOf(std::clamp(model_->rowCount(), 1, 3)));
}

void MetricsView::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  if (event->oldSize().width() == event->size().width()) return placeNames();
  fitColumns();
  updateGeometry();
}

void MetricsView::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (names_ && event->type() == QEvent::PaletteChange) names_->viewport()->update();
}

}  // namespace gacfas
