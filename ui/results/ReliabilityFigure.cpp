#include "ui/results/ReliabilityFigure.h"

#include <qcustomplot.h>

#include "core/io/Csv.h"
#include "ui/plots/PaintPlot.h"
#include "ui/results/FigureRuns.h"
#include "ui/results/ReliabilityScene.h"

namespace gacfas {
namespace {

class ReliabilityFigure : public FigureContent {
public:
  explicit ReliabilityFigure(const FigureSpec& spec) : runs_(readFigureRuns(spec)) {
    content_.mark = thresholdName(spec);
    content_.target = QString::fromStdString(runs_.front().scores->targetDomain().name);
    for (const FigureRun& run : runs_)
      content_.runs.push_back({run.shown.style, run.shown.label, false, run.scores, nullptr, run.threshold});
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    QCustomPlot plot;
    plot.setViewport(area.toRect());
    ReliabilityScene scene(plot);
    scene.draw(content_, style);
    paintPlot(plot, painter, area);
  }

  QString csv() const override {
    std::string text =
        csvLine({"run", "low", "high", "samples", "live", "mean_probability", "share_live"});
    for (const FigureRun& run : runs_)
      for (const ReliabilityBin& bin : run.scores->reliability)
        text += csvLine({run.shown.label.toStdString(), csvNumber(bin.low), csvNumber(bin.high),
                         std::to_string(bin.samples), std::to_string(bin.live),
                         bin.samples ? csvNumber(bin.meanProbability()) : "",
                         bin.samples ? csvNumber(bin.share()) : ""});
    return QString::fromStdString(text);
  }

  bool synthetic() const override { return anySynthetic(runs_); }

private:
  std::vector<FigureRun> runs_;
  RocContent content_;
};

}  // namespace

FigurePtr loadReliabilityFigure(const FigureSpec& spec) {
  return std::make_shared<ReliabilityFigure>(spec);
}

}  // namespace gacfas
