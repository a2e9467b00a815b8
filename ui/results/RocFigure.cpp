#include "ui/results/RocFigure.h"

#include <qcustomplot.h>

#include "core/io/Csv.h"
#include "ui/plots/PaintPlot.h"
#include "ui/results/FigureRuns.h"
#include "ui/results/RocScene.h"

namespace gacfas {
namespace {

class RocFigure : public FigureContent {
public:
  explicit RocFigure(const FigureSpec& spec) : runs_(readFigureRuns(spec)) {
    content_.axes = spec.det ? RocAxes::Det : spec.logX ? RocAxes::LogX : RocAxes::Linear;
    content_.sources = spec.sources;
    content_.mark = thresholdName(spec);
    content_.target = QString::fromStdString(runs_.front().scores->targetDomain().name);
    for (const FigureRun& run : runs_)
      content_.runs.push_back({run.shown.style, run.shown.label, false, run.scores, nullptr, run.threshold});
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    QCustomPlot plot;
    plot.setViewport(area.toRect());
    RocScene scene(plot);
    scene.draw(content_, style);
    paintPlot(plot, painter, area);
  }

  QString csv() const override {
    std::string text = csvLine({"run", "domains", "threshold", "fpr", "tpr"});
    for (const FigureRun& run : runs_) {
      const std::string label = run.shown.label.toStdString();
      text += curve(label, run.scores->targetDomain().name, run.scores->targetRoc);
      if (content_.sources) text += curve(label, "sources", run.scores->sourceRoc);
    }
    return QString::fromStdString(text);
  }

  bool synthetic() const override { return anySynthetic(runs_); }

private:
  static std::string curve(const std::string& run, const std::string& domains, const RocCurve& roc) {
    std::string text;
    for (const RocPoint& point : roc.points)
      text += csvLine({run, domains, csvNumber(point.threshold),
                       csvNumber(static_cast<double>(point.falsePositives) / static_cast<double>(roc.spoof)),
                       csvNumber(static_cast<double>(point.truePositives) / static_cast<double>(roc.live))});
    return text;
  }

  std::vector<FigureRun> runs_;
  RocContent content_;
};

}  // namespace

FigurePtr loadRocFigure(const FigureSpec& spec) {
  return std::make_shared<RocFigure>(spec);
}

}  // namespace gacfas
