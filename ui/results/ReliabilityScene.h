#pragma once

#include <QCoreApplication>

#include "ui/results/RocScene.h"

class QCPItemLine;
class QCPItemRect;
class QCPItemText;

namespace gacfas {

/// The score at which a network with this scale gives probability `p` of live, 0 < p < 1, and back.
double scoreOf(double probability, double logitScale);
double probabilityOf(double score, double logitScale);

/// Reliability diagram: the share of live samples against the mean probability of live, a point a bin of a tenth,
/// and the threshold of the current run; on the page and in a figure alike.
class ReliabilityScene {
  Q_DECLARE_TR_FUNCTIONS(ReliabilityScene)

public:
  explicit ReliabilityScene(QCustomPlot& plot);
  void draw(const RocContent& content, const PlotStyle& style);
  /// Only the line, and only its layer; of the run that is drawn on top.
  void moveThreshold(double threshold);
  void clear();

  bool empty() const { return content_.runs.empty(); }
  double linePixel() const;
  /// The score of a place of the plot, of the run on top.
  double scoreAt(double x) const;

private:
  void drawAxes();
  void drawRun(const RocRun& run);
  void drawThreshold();
  void drawLegend();
  const RocRun& top() const { return content_.runs.back(); }

  QCustomPlot& plot_;
  RunLegend* legend_ = nullptr;
  RocContent content_;
  PlotStyle style_;
  QCPItemLine* line_ = nullptr;
  QCPItemRect* handle_ = nullptr;
  QCPItemText* caption_ = nullptr;
};

}  // namespace gacfas
