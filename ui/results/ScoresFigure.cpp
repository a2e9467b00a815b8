#include "ui/results/ScoresFigure.h"

#include <qcustomplot.h>

#include "core/io/Csv.h"
#include "ui/plots/PaintPlot.h"
#include "ui/results/FigureRuns.h"
#include "ui/results/ScoresScene.h"

namespace gacfas {
namespace {

class ScoresFigure : public FigureContent {
public:
  explicit ScoresFigure(const FigureSpec& spec) : runs_(readFigureRuns(spec)) {}

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    const double width = area.width() / static_cast<double>(runs_.size());
    for (size_t i = 0; i < runs_.size(); ++i) {
      QCustomPlot plot;
      plot.setViewport(QRect(0, 0, qRound(width), qRound(area.height())));
      ScoresScene scene(plot);
      scene.draw({runs_[i].shown.style, runs_[i].shown.label, runs_[i].scores, runs_[i].threshold}, style);
      paintPlot(plot, painter,
                QRectF(area.left() + width * static_cast<double>(i), area.top(), width, area.height()));
    }
  }

  QString csv() const override {
    std::string text = csvLine({"run", "domain", "low", "high", "live", "spoof", "threshold"});
    for (const FigureRun& run : runs_) {
      const ScoreBins bins = scoreBins(*run.scores);
      for (const DomainScores& domain : run.scores->domains)
        for (int64_t bin = 0; bin < bins.count; ++bin)
          text += line(run, domain, bins.low(bin), bins.high(bin));
    }
    return QString::fromStdString(text);
  }

  bool synthetic() const override { return anySynthetic(runs_); }

private:
  static std::string line(const FigureRun& run, const DomainScores& domain, double low, double high) {
    return csvLine({run.shown.label.toStdString(), domain.name, csvNumber(low), csvNumber(high),
                    std::to_string(domain.live.between(low, high)),
                    std::to_string(domain.spoof.between(low, high)), csvNumber(run.threshold)});
  }

  std::vector<FigureRun> runs_;
};

}  // namespace

FigurePtr loadScoresFigure(const FigureSpec& spec) {
  return std::make_shared<ScoresFigure>(spec);
}

}  // namespace gacfas
