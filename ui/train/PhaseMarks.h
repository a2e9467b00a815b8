#pragma once

#include <qcustomplot.h>

#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/train/RunCurves.h"

namespace gacfas {

/// A moment at which a training changes.
struct PhaseMark {
  double x = 0.0;
  QString text;  ///< "4: minimiser starts"
  bool operator==(const PhaseMark&) const = default;
};

/// Where the warm-up of these runs ends and where their minimisers start, each place once. ERM has the latter
/// only with erm_scale.
std::vector<PhaseMark> phaseMarks(const std::vector<const RunCurves*>& runs, XAxis axis);

/// Dotted verticals with a small triangle on top; `caption` writes what they are beside the last one.
class PhaseMarksItem : public QCPAbstractItem {
  Q_OBJECT
public:
  explicit PhaseMarksItem(QCPAxisRect* rect);
  void setMarks(std::vector<PhaseMark> marks, bool caption);
  void setPlotStyle(const PlotStyle& style) { style_ = style; }
  const std::vector<PhaseMark>& marks() const { return marks_; }
  double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1.0; }

protected:
  void draw(QCPPainter* painter) override;

private:
  void drawMark(QCPPainter* painter, double left) const;
  void drawCaption(QCPPainter* painter, double left) const;

  QCPAxisRect* rect_;
  PlotStyle style_;
  std::vector<PhaseMark> marks_;
  bool caption_ = false;
};

}  // namespace gacfas
