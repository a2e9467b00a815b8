#pragma once

#include <QCoreApplication>
#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/results/EvaluationScores.h"
#include "ui/theme/RunStyle.h"

class QCPGraph;

namespace gacfas {

class RunLegend;

struct RocRun {
  RunStyle style;
  QString label;
  bool current = false;
  ScoresPtr scores;        ///< never null
  ScoresPtr before;        ///< drawn faint; may be null
  double threshold = 0.0;  ///< where the mark sits
};

struct RocContent {
  std::vector<RocRun> runs;
  QString target;        ///< name of the unseen domain
  QString mark;          ///< what the marks mean: "source threshold"
  bool logX = false;     ///< FPR from 0.1 to 100 % on a logarithmic axis
  bool sources = false;  ///< the pooled source domains as well, dotted
};

/// Draws ROC curves into a plot, on the page and in a figure alike.
class RocScene {
  Q_DECLARE_TR_FUNCTIONS(RocScene)

public:
  explicit RocScene(QCustomPlot& plot);
  /// Everything anew.
  void draw(const RocContent& content, const PlotStyle& style);
  /// Only the marks, one threshold a run, and only their layer.
  void moveMarks(const std::vector<double>& thresholds);
  const RocContent& content() const { return content_; }

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
  void drawCurve(const RocCurve& roc, const QString& name, const QPen& pen);
  Mark addMarks(const RocRun& run);
  void place(QCPGraph& mark, const RocCurve& roc, double threshold);
  void drawLegend();

  QCustomPlot& plot_;
  RunLegend* legend_ = nullptr;
  RocContent content_;
  PlotStyle style_;
  std::vector<Mark> marks_;
};

}  // namespace gacfas
