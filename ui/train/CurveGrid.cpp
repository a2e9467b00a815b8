#include "ui/train/CurveGrid.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

namespace {

constexpr int kCellWidth = 236;      ///< least, of a cell with its margins
constexpr double kNarrowest = 1e-4;  ///< of the whole range, that can be zoomed to

}  // namespace

CurveGrid::CurveGrid(CurveSet& set, CrosshairModel& crosshair, QWidget* parent)
    : QWidget(parent), set_(set), crosshair_(crosshair), layout_(new QGridLayout(this)) {
  setObjectName(QStringLiteral("curveGrid"));
  setAccessibleName(tr("Training curves"));
  setFocusPolicy(Qt::StrongFocus);
  layout_->setContentsMargins(16, 12, 16, 8);
  layout_->setHorizontalSpacing(16);
  layout_->setVerticalSpacing(8);
  connect(&crosshair_, &CrosshairModel::moved, this, [this] {
    for (CurveCell* cell : cells_) cell->setCrosshair(crosshair_.x());
  });
}

CurveCell* CurveGrid::addCell(const QString& key) {
  auto* cell = new CurveCell(key, this);
  connect(cell, &CurveCell::hovered, &crosshair_, &CrosshairModel::follow);
  connect(cell, &CurveCell::clicked, this, [this](double x) {
    setFocus(Qt::MouseFocusReason);
    crosshair_.pin(crosshair_.pinned() ? std::nullopt : std::optional(x));
    if (!crosshair_.pinned()) crosshair_.follow(x);
  });
  connect(cell, &CurveCell::zoomed, this,
          [this](double lower, double upper) { setZoom(QCPRange(lower, upper)); });
  connect(cell, &CurveCell::panned, this, &CurveGrid::pan);
  connect(cell, &CurveCell::wheeled, this, &CurveGrid::zoomAround);
  connect(cell, &CurveCell::allWanted, this, [this] {
    crosshair_.pin(std::nullopt);
    setZoom(std::nullopt);
  });
  return cell;
}

void CurveGrid::setPanels(const QStringList& keys) {
  if (keys == panels()) return;
  std::vector<CurveCell*> before = std::exchange(cells_, {});
  for (const QString& key : keys) {
    const auto known =
        std::find_if(before.begin(), before.end(), [&](CurveCell* cell) { return cell->key() == key; });
    cells_.push_back(known == before.end() ? addCell(key) : *known);
    if (known != before.end()) before.erase(known);
  }
  for (CurveCell* cell : before) {
    layout_->removeWidget(cell);
    cell->hide();
    cell->deleteLater();
  }
  columns_ = 0;
  arrange();
  refresh(true);
}

QStringList CurveGrid::panels() const {
  QStringList keys;
  for (const CurveCell* cell : cells_) keys << cell->key();
  return keys;
}

QCPRange CurveGrid::shownRange() const {
  return view_.zoom ? *view_.zoom : set_.wholeRange(view_.xAxis);
}

void CurveGrid::refresh(bool remake) {
  const QCPRange x = shownRange();
  for (CurveCell* cell : cells_) cell->showRuns(set_.runs(), view_, x, remake, cell == cells_.front());
}

void CurveGrid::setXAxis(XAxis axis) {
  if (axis == view_.xAxis) return;
  std::optional<double> x;
  const CurveRun* run = set_.leading();
  // A pinned crosshair stays at its step.
  if (run && crosshair_.pinned())
    if (const auto row = run->curves->stepRowAt(*crosshair_.x(), view_.xAxis))
      x = run->curves->keys(false, axis)[*row];
  view_.xAxis = axis;
  view_.zoom.reset();
  crosshair_.pin(x);
  refresh(false);
}

void CurveGrid::setLogarithmic(bool loss, bool norm) {
  view_.logLoss = loss;
  view_.logNorm = norm;
  refresh(false);
}

void CurveGrid::setZoom(std::optional<QCPRange> zoom) {
  const QCPRange whole = set_.wholeRange(view_.xAxis);
  if (zoom) {
    zoom->lower = std::max(zoom->lower, whole.lower);
    zoom->upper = std::min(zoom->upper, whole.upper);
    if (zoom->size() < kNarrowest * whole.size()) return;
    if (zoom->size() >= whole.size()) zoom.reset();
  }
  view_.zoom = zoom;
  refresh(false);
}

void CurveGrid::pan(double by) {
  const QCPRange now = shownRange(), whole = set_.wholeRange(view_.xAxis);
  const double moved = std::clamp(by, whole.lower - now.lower, whole.upper - now.upper);
  setZoom(QCPRange(now.lower + moved, now.upper + moved));
}

void CurveGrid::zoomAround(double x, double factor) {
  const QCPRange now = shownRange();
  setZoom(QCPRange(x - (x - now.lower) * factor, x + (now.upper - x) * factor));
}

int CurveGrid::columnsThatFit() const {
  // The height to fill is that of the scroll area; what does not fit into it scrolls.
  const int height = parentWidget() ? parentWidget()->height() : this->height();
  return panelColumns(static_cast<int>(cells_.size()), QSizeF(width(), std::max(height, 1)), kCellWidth);
}

void CurveGrid::arrange() {
  const int columns = columnsThatFit();
  if (columns == columns_) return;
  const int before = std::max(columns_, layout_->columnCount());
  columns_ = columns;
  for (CurveCell* cell : cells_) layout_->removeWidget(cell);
  for (int column = 0; column < std::max(before, columns); ++column)
    layout_->setColumnStretch(column, column < columns ? 1 : 0);
  for (size_t i = 0; i < cells_.size(); ++i) {
    layout_->addWidget(cells_[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    cells_[i]->show();
  }
}

void CurveGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

int CurveGrid::epochRows() const {
  const CurveRun* run = set_.leading();
  return run ? static_cast<int>(std::max<int64_t>(run->curves->run().stepsPerEpoch, 1)) : 1;
}

void CurveGrid::moveCrosshair(int rows) {
  const CurveRun* run = set_.leading();
  if (!run || run->curves->steps() == 0) return;
  const std::vector<double>& keys = run->curves->keys(false, view_.xAxis);
  const auto last = static_cast<int64_t>(keys.size()) - 1;
  int64_t row = last;
  if (crosshair_.x())
    row = static_cast<int64_t>(
              run->curves->stepRowAt(*crosshair_.x(), view_.xAxis).value_or(static_cast<size_t>(last))) +
          rows;
  const bool pinned = crosshair_.pinned();
  const double x = keys[static_cast<size_t>(std::clamp<int64_t>(row, 0, last))];
  if (pinned)
    crosshair_.pin(x);
  else
    crosshair_.follow(x);
}

void CurveGrid::moveToEnd(bool last) {
  const CurveRun* run = set_.leading();
  const int rows = run ? static_cast<int>(run->curves->steps()) : 0;
  moveCrosshair(0);
  moveCrosshair(last ? rows : -rows);
}

void CurveGrid::keyPressEvent(QKeyEvent* event) {
  const bool ten = event->modifiers() & Qt::ShiftModifier, epoch = event->modifiers() & Qt::ControlModifier;
  const int rows = epoch ? epochRows() : ten ? 10 : 1;
  switch (event->key()) {
    case Qt::Key_Left:
      return moveCrosshair(-rows);
    case Qt::Key_Right:
      return moveCrosshair(rows);
    case Qt::Key_Home:
      return moveToEnd(false);
    case Qt::Key_End:
      return moveToEnd(true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return crosshair_.pin(crosshair_.pinned() ? std::nullopt : crosshair_.x());
    case Qt::Key_Escape:
      return crosshair_.pin(std::nullopt), crosshair_.follow(std::nullopt);
    default:
      QWidget::keyPressEvent(event);
  }
}

void CurveGrid::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  update();
}

void CurveGrid::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

void CurveGrid::paintEvent(QPaintEvent*) {
  if (!hasFocus() || !ring_) return;
  QPainter painter(this);
  painter.setPen(QPen(currentTheme().accent, 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

}  // namespace gacfas
