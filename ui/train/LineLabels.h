#pragma once

#include <qcustomplot.h>

#include <vector>

#include "ui/plots/PlotStyle.h"

namespace gacfas {

/// Names of lines at their ends, moved apart where they would cover each other.
class LineLabels : public QCPAbstractItem {
  Q_OBJECT
public:
  struct Label {
    QString text;
    QPointF end;  ///< last point of the line, in the axes' coordinates
    QColor colour;
  };
  explicit LineLabels(QCPAxisRect* rect);
  static QFont font(const PlotStyle& style);
  void setLabels(std::vector<Label> labels) { labels_ = std::move(labels); }
  void setPlotStyle(const PlotStyle& style) { style_ = style; }
  double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1.0; }

protected:
  void draw(QCPPainter* painter) override;

private:
  /// Where each text begins (left, middle), in the order of labels_.
  std::vector<QPointF> places(const QFontMetricsF& metrics) const;

  QCPAxisRect* rect_;
  PlotStyle style_;
  std::vector<Label> labels_;
};

}  // namespace gacfas
