#include "ui/train/CurvesFigure.h"

#include <qcustomplot.h>

#include <algorithm>

#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "ui/plots/PaintPlot.h"
#include "ui/runs/FigureRun.h"
#include "ui/train/PanelScene.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {

namespace {

constexpr int kPointsAcross =
    1500;  ///< pixels that a panel's lines are thinned for: a file may be looked at closely
constexpr double kLegendSample = 28.0, kLegendRow = 18.0, kLegendGap = 16.0;  ///< pixels at 1x

class CurvesFigure : public FigureContent {
public:
  explicit CurvesFigure(const FigureSpec& spec);
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  QString csv() const override;
  bool synthetic() const override;

private:
  void addPanel(QCustomPlot& plot, const CurvePanel& panel, const PlotStyle& style, int row,
                int column) const;
  double paintLegend(QPainter& painter, const QRectF& area, const PlotStyle& style) const;

  mutable CurveSet set_;  ///< makes series when they are first asked for
  CurveView view_;
  std::vector<CurvePanel> panels_;
};

CurvesFigure::CurvesFigure(const FigureSpec& spec) {
  set_.setSmoothing(spec.smoothing);
  set_.update(shownRunsOf(spec));
  view_.xAxis = xAxisFromName(spec.xAxis);
  view_.logLoss = view_.logNorm = spec.logY;
  for (const QString& key : spec.columns) {
    panels_.push_back(panelOf(key, set_.snapshots()));
    if (panels_.back().columns.empty())
      throw InputError("figure: key 'columns': none of the runs has '" + key.toStdString() +
                       "' in steps.csv or evaluations.csv");
  }
}

bool CurvesFigure::synthetic() const {
  const std::vector<RunPtr> runs = set_.snapshots();
  return std::any_of(runs.begin(), runs.end(), [](const RunPtr& run) { return run->synthetic; });
}

void CurvesFigure::addPanel(QCustomPlot& plot, const CurvePanel& panel, const PlotStyle& style, int row,
                            int column) const {
  auto* rect = new QCPAxisRect(&plot);
  plot.plotLayout()->addElement(row, column, rect);
  rect->setMinimumMargins(
      QMargins(qRound(34 * style.unit), qRound(16 * style.unit), qRound(14 * style.unit), 0));
  for (QCPAxis* axis : rect->axes()) {
    axis->setLayer(QStringLiteral("axes"));
    axis->grid()->setLayer(QStringLiteral("grid"));
  }
  rect->axis(QCPAxis::atLeft)->setLabel(panel.yLabel);
}

double CurvesFigure::paintLegend(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  const QFontMetricsF metrics(style.tickFont);
  const double sample = kLegendSample * style.unit, row = kLegendRow * style.unit,
               gap = kLegendGap * style.unit, between = 6 * style.unit;
  double left = area.left(), top = area.top();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(style.tickFont);
  for (const CurveRun& run : set_.runs()) {
    const double width = sample + between + metrics.horizontalAdvance(run.label);
    if (left > area.left() && left + width > area.right()) {
      left = area.left();
      top += row;
    }
    painter.save();
    painter.translate(left, top);
    painter.scale(style.unit, style.unit);
    drawRunSample(painter, QRectF(0, 3, kLegendSample, 12), run.style, *style.theme, true);
    painter.restore();
    painter.setPen(style.theme->text1);
    painter.drawText(QPointF(left + sample + between, top + (row + metrics.capHeight()) / 2), run.label);
    left += width + gap;
  }
  painter.restore();
  return top + row - area.top();
}

void CurvesFigure::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  painter.fillRect(area, style.theme->page);
  const double legend = style.legend ? paintLegend(painter, area, style) : 0.0;
  const QRectF rest = area.adjusted(0, legend, 0, 0);
  QCustomPlot plot;
  plot.setAntialiasedElements(QCP::aeAll);
  plot.setAutoAddPlottableToLegend(false);
  plot.plotLayout()->clear();
  plot.plotLayout()->setRowSpacing(qRound(6 * style.unit));
  plot.plotLayout()->setColumnSpacing(qRound(10 * style.unit));
  const int columns = panelColumns(static_cast<int>(panels_.size()), rest.size(), 0.0);
  for (size_t i = 0; i < panels_.size(); ++i)
    addPanel(plot, panels_[i], style, static_cast<int>(i) / columns, static_cast<int>(i) % columns);
  stylePlot(plot, style);
  std::vector<std::unique_ptr<PanelScene>> scenes;
  for (size_t i = 0; i < panels_.size(); ++i) {
    scenes.push_back(std::make_unique<PanelScene>(*plot.axisRect(static_cast<int>(i))));
    scenes.back()->setContent(panels_[i], set_.runs(), style);
    scenes.back()->fill(view_, set_.wholeRange(view_.xAxis), kPointsAcross, i == 0);
  }
  paintPlot(plot, painter, rest);
}

QString CurvesFigure::csv() const {
  std::string text = csvLine({"run", "column", "step", "epochs_done", "seconds", "value", "smoothed"});
  for (const CurveRun& run : set_.runs())
    for (const CurvePanel& panel : panels_)
      for (const CurveColumn& column : panel.columns) {
        const CurveSeries* series = run.curves->series(column.name);
        if (!series) continue;
        const auto key = [&](XAxis axis, size_t row) {
          return csvNumber(run.curves->keys(column.evaluation, axis)[row]);
        };
        for (size_t row = 0; row < series->raw.size(); ++row)
          text +=
              csvLine({run.label.toStdString(), column.name, key(XAxis::Step, row), key(XAxis::Epoch, row),
                       key(XAxis::Time, row), csvNumber(series->raw.values()[row]),
                       column.smoothed() ? csvNumber(series->smooth.values()[row]) : ""});
      }
  return QString::fromStdString(text);
}

}  // namespace

FigurePtr loadCurvesFigure(const FigureSpec& spec) {
  return std::make_shared<CurvesFigure>(spec);
}

}  // namespace gacfas
