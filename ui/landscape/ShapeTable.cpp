#include "ui/landscape/ShapeTable.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/landscape/SceneColours.h"
#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/ShortNames.h"
#include "viz/SurfaceShape.h"

namespace gacfas {
namespace {

constexpr qreal kRow = 26, kHead = 38, kMargin = 16, kNames = 168, kGap = 16;  // pixels at 1x
constexpr qreal kMarker = 3.5, kLeastStrip = 44;
constexpr size_t kMostColumns = 4;

}  // namespace

ShapeTable::ShapeTable(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("shapeTable"));
  setAccessibleName(tr("Shape of the surfaces in numbers"));
}

void ShapeTable::showSet(const SurfaceSet& set) {
  columns_.clear();
  const LossScale scale = set.scale();
  const QString unit = QString::fromStdString(scale.unit);
  rows_ = {{tr("%1 at the centre").arg(QString::fromStdString(scale.quantity)), unit, {}},
           {tr("Mean rise, radius %1").arg(shortNumber(set.radius() / 4, 2)), unit, {}},
           {tr("Mean rise, radius %1").arg(shortNumber(set.radius() / 2, 2)), unit, {}},
           {tr("Worst rise, radius %1").arg(shortNumber(set.radius() / 2, 2)), unit, {}},
           {tr("Below %1 %2").arg(tickNumber(scale.top / 2), unit), tr("% of the plane"), {}}};
  for (const SurfaceItem& item : set.items()) {
    if (!item.surface || columns_.size() == kMostColumns) continue;
    columns_.push_back({item.shown.style, item.shown.label});
    const Rise half = riseWithin(item.field, 0.5);
    const double values[] = {centreHeight(item.field), riseWithin(item.field, 0.25).mean, half.mean,
                             half.worst, 100 * shareBelow(item.field, scale.top / 2)};
    for (size_t i = 0; i < rows_.size(); ++i) rows_[i].values.push_back(values[i]);
  }
  update();
}

QStringList ShapeTable::rowTexts(int row) const {
  const Row& shown = rows_.at(static_cast<size_t>(row));
  QStringList texts{shown.name, shown.unit};
  for (const double value : shown.values) texts << shortNumber(value);
  return texts;
}

qreal ShapeTable::widestNumber() const {
  const QFontMetricsF metrics(uiFont(12, QFont::Medium));
  qreal widest = 0;
  for (const Row& row : rows_)
    for (const double value : row.values) widest = std::max(widest, metrics.horizontalAdvance(shortNumber(value)));
  return widest;
}

void ShapeTable::paintEvent(QPaintEvent*) {
  if (columns_.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const qreal room = width() - 2 * kMargin - kNames - kGap, count = qreal(columns_.size());
  // Numbers go before marks.
  const qreal least = std::max(54.0, widestNumber() + 8);
  const qreal strip = std::clamp(std::min(width() * 0.2, room - count * least), 0.0, 150.0);
  const qreal each = std::max(least, (room - strip) / count);
  std::vector<QRectF> columns;
  for (size_t i = 0; i < columns_.size(); ++i)
    columns.emplace_back(kMargin + kNames + each * qreal(i), 0, each - 8, kRow);
  const QRectF marks(width() - kMargin - strip, 0, strip, kRow);
  paintHead(painter, columns, marks);
  for (size_t i = 0; i < rows_.size(); ++i)
    paintRow(painter, rows_[i], kHead + kRow * qreal(i), columns, marks);
}

void ShapeTable::paintHead(QPainter& painter, const std::vector<QRectF>& columns, const QRectF& strip) const {
  const Theme& theme = currentTheme();
  const QFont font = uiFont(12, QFont::DemiBold);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  QStringList names;
  for (const Column& column : columns_) names << column.label;
  if (std::any_of(names.begin(), names.end(), [&](const QString& name) {
        return metrics.horizontalAdvance(name) > columns.front().width();
      }))
    names = distinctParts(names);
  for (size_t i = 0; i < columns.size(); ++i) {
    const QRectF column(columns[i].left(), 18, columns[i].width(), 18);
    drawRunSample(painter, QRectF(column.right() - 28, 3, 28, 12), columns_[i].style, theme, true);
    painter.setPen(theme.text1);
    painter.drawText(column, Qt::AlignVCenter | Qt::AlignRight,
                     metrics.elidedText(names[qsizetype(i)], Qt::ElideMiddle, column.width()));
  }
  if (strip.width() < kLeastStrip) return;
  painter.setFont(uiFont(12));
  painter.setPen(theme.text3);
  painter.drawText(QRectF(strip.left(), 18, strip.width(), 18), Qt::AlignVCenter | Qt::AlignRight,
                   tr("from 0"));
}

void ShapeTable::paintRow(QPainter& painter, const Row& row, qreal y, const std::vector<QRectF>& columns,
                          const QRectF& strip) const {
  const Theme& theme = currentTheme();
  painter.setPen(QPen(theme.line, 1));
  painter.drawLine(QPointF(kMargin, y - 0.5), QPointF(width() - kMargin, y - 0.5));
  painter.setFont(uiFont(12));
  painter.setPen(theme.text1);
  const QFontMetricsF metrics(painter.font());
  painter.drawText(QRectF(kMargin, y, 180, kRow), Qt::AlignVCenter | Qt::AlignLeft, row.name);
  painter.setPen(theme.text3);
  painter.drawText(QRectF(kMargin + metrics.horizontalAdvance(row.name) + 5, y, 90, kRow),
                   Qt::AlignVCenter | Qt::AlignLeft, row.unit);
  painter.setFont(uiFont(12, QFont::Medium));
  painter.setPen(theme.text1);
  for (size_t i = 0; i < columns.size(); ++i)
    painter.drawText(columns[i].translated(0, y), Qt::AlignVCenter | Qt::AlignRight,
                     shortNumber(row.values[i]));
  paintMarks(painter, row, strip.translated(0, y));
}

void ShapeTable::paintMarks(QPainter& painter, const Row& row, const QRectF& strip) const {
  if (strip.width() < kLeastStrip) return;
  const Theme& theme = currentTheme();
  double least = 0.0, most = 0.0;
  for (const double value : row.values) {
    if (!std::isfinite(value)) continue;
    least = std::min(least, value);
    most = std::max(most, value);
  }
  const double span = most > least ? most - least : 1.0;
  const auto place = [&](double value) {
    return strip.left() + kMarker + (value - least) / span * (strip.width() - 2 * kMarker - 1);
  };
  painter.setPen(QPen(theme.control, 1));
  painter.drawLine(QPointF(place(0.0), strip.top() + 4), QPointF(place(0.0), strip.bottom() - 4));
  const qreal step = strip.height() / qreal(row.values.size() + 1);
  for (size_t i = 0; i < row.values.size(); ++i) {
    if (!std::isfinite(row.values[i])) continue;
    const QPointF at(place(row.values[i]), strip.top() + step * qreal(i + 1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(columns_[i].style.colour(theme));
    painter.drawPath(columns_[i].style.marker(kMarker).translated(at));
  }
}

void ShapeTable::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) update();
}

}  // namespace gacfas
