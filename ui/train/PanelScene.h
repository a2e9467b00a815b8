#pragma once

#include <qcustomplot.h>

#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/train/CrosshairItem.h"
#include "ui/train/CurvePanel.h"
#include "ui/train/CurveSet.h"
#include "ui/train/LineLabels.h"

namespace gacfas {

class PhaseMarksItem;

/// Draws a panel of curves into an axis rect: on the page and in a figure alike. Steps are a faint raw line
/// under the smoothed one; evaluations are points on a line.
class PanelScene {
public:
  explicit PanelScene(QCPAxisRect& rect);

  /// Makes the graphs. The panel's columns must be those of these runs (panelOf).
  void setContent(CurvePanel panel, std::vector<CurveRun> runs, const PlotStyle& style);
  /// Colours, fonts and widths, after a change of theme.
  void setPlotStyle(const PlotStyle& style);
  /// Takes the numbers that lie in `x`, as many as `pixels` can show, and fits y to them. `caption`: explains
  /// the phase marks.
  void fill(const CurveView& view, const QCPRange& x, int pixels, bool caption);

  const CurvePanel& panel() const { return panel_; }
  const std::vector<CurveRun>& runs() const { return runs_; }
  bool logarithmic() const;
  /// The smoothed or evaluation line of a run's column; null where it has none.
  QCPGraph* graph(size_t run, size_t column) const;
  /// Where the curves are at x, for the crosshair.
  std::vector<CrosshairItem::Mark> marksAt(double x, XAxis axis) const;

private:
  struct Line {
    size_t run = 0, column = 0;
    QCPGraph* raw = nullptr;  ///< null for an evaluation
    QCPGraph* main = nullptr;
  };
  void addLines(bool raw);
  void styleLine(const Line& line);
  void fillLine(const Line& line, const CurveView& view, const QCPRange& x, int pixels);
  void fitY(const CurveView& view);
  /// nullopt: nothing is drawn.
  std::optional<QCPRange> valuesShown(bool positive) const;
  void labelLines();
  /// The current run, else the last: the one whose pair of lines is labelled.
  size_t leadingRun() const;
  void reserveRoom(const std::vector<LineLabels::Label>& labels);
  QCPAxis& xAxis() const { return *rect_.axis(QCPAxis::atBottom); }
  QCPAxis& yAxis() const { return *rect_.axis(QCPAxis::atLeft); }

  QCPAxisRect& rect_;
  PlotStyle style_;
  CurvePanel panel_;
  std::vector<CurveRun> runs_;
  std::vector<Line> lines_;
  PhaseMarksItem* phases_;
  LineLabels* labels_;
};

}  // namespace gacfas
