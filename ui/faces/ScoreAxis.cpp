#include "ui/faces/ScoreAxis.h"

#include <cmath>

#include "ui/plots/Plot.h"
#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"
#include "ui/results/NumberText.h"
#include "ui/results/PlotParts.h"

namespace gacfas {
namespace {

constexpr int kRow = 22, kAxis = 58;
constexpr int kWords = 96;  ///< pixels of "−0.27 accepted" and its gaps

}  // namespace

ScoreAxis::ScoreAxis(QWidget* parent) : QWidget(parent), plot_(new Plot) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot_);
  plot_->setObjectName("faceScores");
  plot_->setAccessibleName(tr("Score of each run"));
  plot_->setCursor(Qt::ArrowCursor);
  plot_->axisRect()->setMinimumMargins(QMargins(0, 2, 12, 0));
  plot_->setRestyle([this] { redraw(); });
  connect(plot_, &QCustomPlot::afterReplot, this, [this] {
    if (plot_->axisRect()->width() != axisWidth_) redraw();
  });
}

void ScoreAxis::showFace(const Face& face, const std::vector<FaceRun>& runs, const QString& thresholdName) {
  face_ = face;
  runs_ = runs;
  thresholdName_ = thresholdName;
  redraw();
}

void ScoreAxis::clear() {
  showFace({}, {}, {});
}

void ScoreAxis::redraw() {
  plot_->clearPlottables();
  plot_->clearItems();
  double least = 0.0, most = 0.0;
  int rows = 0;
  for (size_t run = 0; run < face_.scores.size() && run < runs_.size(); ++run) {
    if (std::isnan(face_.scores[run])) continue;
    const double threshold = std::isfinite(runs_[run].threshold) ? runs_[run].threshold : face_.scores[run];
    least =
        rows == 0 ? std::min(face_.scores[run], threshold) : std::min({least, face_.scores[run], threshold});
    most =
        rows == 0 ? std::max(face_.scores[run], threshold) : std::max({most, face_.scores[run], threshold});
    ++rows;
  }
  // For the words beside the marks.
  axisWidth_ = plot_->axisRect()->width();
  const double share = kWords / std::max<double>(axisWidth_, 3.0 * kWords);
  const double room = std::max(0.05, (most - least) * share / (1.0 - 2.0 * share));
  plot_->xAxis->setRange(least - room, most + room);
  styleAxes(rows);
  double row = rows;
  for (size_t run = 0; run < face_.scores.size() && run < runs_.size(); ++run)
    if (!std::isnan(face_.scores[run])) drawRun(run, --row, (least + most) / 2.0);
  setFixedHeight(rows * kRow + kAxis);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ScoreAxis::styleAxes(int rows) {
  plot_->yAxis->setRange(-0.6, rows - 0.4);
  QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
  int row = rows;
  for (size_t run = 0; run < face_.scores.size() && run < runs_.size(); ++run)
    if (!std::isnan(face_.scores[run]))
      names->addTick(--row, plot_->fontMetrics().elidedText(runs_[run].label, Qt::ElideRight, 120));
  plot_->yAxis->setTicker(names);
  plot_->yAxis->setTickLength(0, 0);
  plot_->yAxis->setBasePen(Qt::NoPen);
  plot_->yAxis->setTickLabelColor(plot_->style().theme->text1);
  plot_->xAxis->setLabel(thresholdName_.isEmpty() ? tr("Score (cosine)")
                                                  : tr("Score (cosine); tick: %1").arg(thresholdName_));
}

void ScoreAxis::drawRun(size_t place, double row, double middle) {
  const FaceRun& run = runs_[place];
  const PlotStyle& style = plot_->style();
  const double score = face_.scores[place];
  const bool wrong = face_.wrongAt(score, run.threshold);
  auto* tick = new QCPItemLine(plot_);
  tick->start->setCoords(run.threshold, row - 0.36);
  tick->end->setCoords(run.threshold, row + 0.36);
  tick->setPen(finePen(style.theme->text1, 1.5 * style.unit));
  tick->setSelectable(false);

  auto* mark = new QCPGraph(plot_->xAxis, plot_->yAxis);
  mark->setLineStyle(QCPGraph::lsNone);
  mark->setScatterStyle(runMarker(run.style, style, !wrong, 4.0));
  mark->setData({score}, {row}, true);
  mark->setSelectable(QCP::stNone);
  mark->setName(run.label);

  // To the side where the threshold is not.
  const bool right = score >= run.threshold || (score == middle);
  const QString verdict = score >= run.threshold ? tr("accepted") : tr("rejected");
  QCPItemText* text = plotText(*plot_, style, decimalText(score, 2) + " " + verdict,
                               wrong ? style.theme->error : style.theme->text2,
                               (right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  text->position->setCoords(score, row);
  text->setPadding(QMargins(8, 0, 8, 0));
}

}  // namespace gacfas
