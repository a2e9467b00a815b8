#pragma once

#include <QWidget>

#include "ui/landscape/SurfaceSet.h"

namespace gacfas {

/// What the shown surfaces have in numbers: loss at the centre, how much it rises around it, how much of the
/// plane stays low; a row a number, a column a run, and the runs' marks on one line from 0.
class ShapeTable : public QWidget {
  Q_OBJECT
public:
  explicit ShapeTable(QWidget* parent = nullptr);
  void showSet(const SurfaceSet& set);
  /// Name, unit and the value of each run, as shown.
  QStringList rowTexts(int row) const;
  int rowCount() const { return static_cast<int>(rows_.size()); }
  QSize minimumSizeHint() const override { return {300, 120}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  struct Row {
    QString name, unit;
    std::vector<double> values;
  };
  struct Column {
    RunStyle style;
    QString label;
  };
  qreal widestNumber() const;
  void paintHead(QPainter& painter, const std::vector<QRectF>& columns, const QRectF& strip) const;
  void paintRow(QPainter& painter, const Row& row, qreal y, const std::vector<QRectF>& columns,
                const QRectF& strip) const;
  void paintMarks(QPainter& painter, const Row& row, const QRectF& strip) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace gacfas
