#pragma once

#include <QCoreApplication>
#include <QPolygonF>
#include <optional>
#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/results/EvaluationScores.h"
#include "ui/results/RocPath.h"
#include "ui/theme/RunStyle.h"

class QCPCurve;
class QCPGraph;
class QCPItemText;

namespace gacfas {

class RunLegend;

struct RocRun {
  RunStyle style;
  QString label;
  bool current = false;
  ScoresPtr scores;        ///< never null
  ScoresPtr before;        ///< drawn faint; may be null
  double threshold = 0.0;  ///< where the mark sits
  QString key{};
};

struct RocContent {
  std::vector<RocRun> runs;
  QString target;  ///< name of the unseen domain
  QString mark;    ///< what the marks mean: "source threshold"
  RocAxes axes = RocAxes::Linear;
  bool sources = false;  ///< the pooled source domains as well, dotted
};

/// A part of a run's curve, between two of its points: the samples with points[to].threshold <= score <
/// points[from].threshold.
struct RocStretch {
  size_t run = 0;  ///< place in the content
  size_t from = 0, to = 0;
  bool operator==(const RocStretch&) const = default;
};

/// Draws ROC or DET curves into a plot, on the page and in a figure alike.
class RocScene {
  Q_DECLARE_TR_FUNCTIONS(RocScene)

public:
  explicit RocScene(QCustomPlot& plot);
  /// Everything anew.
  void draw(const RocContent& content, const PlotStyle& style);
  /// Only the marks, one threshold a run, and only their layer.
  /// What the marks mean, as the legend says it; a replot shows it.
  void setMark(const QString& mark);
  void moveMarks(const std::vector<double>& thresholds);
  const RocContent& content() const { return content_; }

  /// The step of a curve within `reach` pixels of a place, made longer to either side until it is wide enough to
  /// be hit.
  std::optional<RocStretch> stretchAt(QPointF place, double reach) const;
  /// The part of one run's curve between the points nearest to two places.
  RocStretch stretchBetween(size_t run, QPointF a, QPointF b) const;
  /// The threshold of the point of a run's curve that is nearest to a place; finite.
  double thresholdAt(size_t run, QPointF place) const;
  /// The run whose mark is within `reach` pixels.
  std::optional<size_t> markAt(QPointF place, double reach) const;
  /// Where a run's mark is, pixels.
  QPointF markPixel(size_t run) const;
  /// Where a point of a run's curve is, pixels.
  QPointF pointPixel(size_t run, size_t point) const;
  /// A thick line along a part of a curve with the number of its samples; nothing without one. Its layer alone
  /// is drawn.
  void showStretch(const std::optional<RocStretch>& stretch);

private:
  struct Mark {
    QCPGraph* target = nullptr;
    QCPGraph* source = nullptr;
  };
  void clear();
  void drawAxes();
  void drawChance();
  void drawPerCent();
  void drawRun(const RocRun& run);
  void removeLegend();
  void drawCurve(RocPath path, const QString& name, const QPen& pen);
  void drawPointer();
  Mark addMarks(const RocRun& run);
  void place(QCPGraph& mark, const RocCurve& roc, double threshold);
  void drawLegend();
  QPolygonF corners(size_t run) const;
  QString tipOf(const RocStretch& stretch) const;

  QCustomPlot& plot_;
  RunLegend* legend_ = nullptr;
  RocContent content_;
  PlotStyle style_;
  std::vector<Mark> marks_;
  std::vector<RocPath> paths_;  ///< of the targets' curves
  QCPCurve* stretch_ = nullptr;
  QCPItemText* tip_ = nullptr;
};

}  // namespace gacfas
