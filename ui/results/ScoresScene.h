#pragma once

#include <QCoreApplication>
#include <optional>
#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/results/EvaluationScores.h"
#include "ui/results/ScoreBins.h"
#include "ui/theme/RunStyle.h"

class QCPAxisRect;
class QCPBars;
class QCPItemLine;
class QCPItemRect;
class QCPItemText;
class QCPMarginGroup;

namespace gacfas {

struct ScoresContent {
  RunStyle style;
  QString label;
  ScoresPtr scores;  ///< never null
  double threshold = 0.0;
};

/// A bar of a histogram.
struct ScoreBar {
  QString domain;
  Label label = Label::Spoof;
  double low = 0.0, high = 0.0;  ///< low <= score < high
  int64_t videos = 0;
};

/// Score histograms of one run, one panel a domain, with one threshold across all; on the page and in a
/// figure alike.
class ScoresScene {
  Q_DECLARE_TR_FUNCTIONS(ScoresScene)

public:
  explicit ScoresScene(QCustomPlot& plot);

  void draw(const ScoresContent& content, const PlotStyle& style);
  /// Only the line and what it says, and only their layer.
  void moveThreshold(double threshold);

  /// A ring around the handle: the arrow keys move it.
  void showFocus(bool focused);
  void clear();

  bool empty() const { return panels_.empty(); }
  double threshold() const { return content_.threshold; }
  /// Score at a place of the plot.
  double scoreAt(double x) const;
  /// Where the line is.
  double linePixel() const;
  /// Range of the scores shown.
  double lowest() const { return bins_.low(0); }
  double highest() const { return bins_.high(bins_.count - 1); }
  double binWidth() const { return bins_.width; }
  /// The bar at a place; of two that overlap the one whose top is nearer from above, i.e. the lower one
  /// inside the higher.
  std::optional<ScoreBar> barAt(QPointF place) const;

private:
  struct Panel {
    const DomainScores* domain = nullptr;
    QCPAxisRect* rect = nullptr;
    QCPItemText* figures = nullptr;  ///< counts and HTER
    QVector<double> live, spoof;
  };
  void addPanel(const DomainScores& domain);
  void addBars(Panel& panel);
  void addTexts(Panel& panel);
  void styleAxes(Panel& panel, bool last);
  void addThreshold();
  void addCaption();
  void addFoot();
  /// An empty row.
  void addSpace(double height);
  QString figuresOf(const Panel& panel) const;
  /// Width of a panel, about.
  double panelWidth() const;
  double textWidth(const QString& text) const;

  QCustomPlot& plot_;
  QCPMarginGroup* margins_ = nullptr;
  ScoresContent content_;
  PlotStyle style_;
  ScoreBins bins_;
  std::vector<Panel> panels_;
  QCPItemLine* line_ = nullptr;
  QCPItemRect* handle_ = nullptr;
  QCPItemText* caption_ = nullptr;
};

}  // namespace gacfas
