#include "ui/results/ScoresScene.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "ui/results/HatchedBars.h"
#include "ui/results/NumberText.h"
#include "ui/results/PlotParts.h"
#include "ui/results/RunLegend.h"

namespace gacfas {
namespace {

constexpr char kThreshold[] = "threshold";
constexpr double kHandleHeight = 14.0, kTop = 26.0;   // pixels at 1x

QCPAxis* axis(const QCPAxisRect* rect, QCPAxis::AxisType type) { return rect->axis(type); }

}  // namespace

ScoresScene::ScoresScene(QCustomPlot& plot) : plot_(plot), margins_(new QCPMarginGroup(&plot)) {
  plot_.plotLayout()->clear();
  if (!plot_.layer(kThreshold)) plot_.addLayer(kThreshold, plot_.layer("overlay"), QCustomPlot::limBelow);
  plot_.layer(kThreshold)->setMode(QCPLayer::lmBuffered);
}

void ScoresScene::clear() {
  panels_.clear();
  plot_.clearPlottables();
  plot_.clearItems();
  plot_.plotLayout()->clear();
}

void ScoresScene::draw(const ScoresContent& content, const PlotStyle& style) {
  content_ = content;
  style_ = style;
  bins_ = scoreBins(*content.scores);
  clear();
  plot_.plotLayout()->setRowSpacing(qRound(10.0 * style.unit));
  for (const DomainScores& domain : content.scores->domains) addPanel(domain);
  stylePlot(plot_, style_);
  for (Panel& panel : panels_) styleAxes(panel, &panel == &panels_.back());
  addCaption();
  addThreshold();
  moveThreshold(content.threshold);
}

void ScoresScene::addPanel(const DomainScores& domain) {
  Panel panel;
  panel.domain = &domain;
  panel.rect = new QCPAxisRect(&plot_);
  const int row = static_cast<int>(panels_.size());
  plot_.plotLayout()->addElement(row, 0, panel.rect);
  panel.rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins_);
  const int top = qRound((row == 0 ? kTop : 4.0) * style_.unit);
  panel.rect->setMinimumMargins(QMargins(qRound(34 * style_.unit), top, qRound(8 * style_.unit), qRound(3 * style_.unit)));
  panel.live = binCounts(domain.live, bins_);
  panel.spoof = binCounts(domain.spoof, bins_);
  addBars(panel);
  addTexts(panel);
  panels_.push_back(panel);
}

void ScoresScene::addBars(Panel& panel) {
  const QColor colour = content_.style.colour(*style_.theme);
  QCPAxis* x = axis(panel.rect, QCPAxis::atBottom);
  QCPAxis* y = axis(panel.rect, QCPAxis::atLeft);
  QVector<double> middles(bins_.count);
  for (int64_t bin = 0; bin < bins_.count; ++bin) middles[bin] = (bins_.low(bin) + bins_.high(bin)) / 2.0;
  const auto fill = [&](QCPBars* bars, const QVector<double>& counts, const QString& name) {
    bars->setWidthType(QCPBars::wtPlotCoords);
    bars->setWidth(bins_.width * 0.86);
    bars->setData(middles, counts, true);
    bars->setSelectable(QCP::stNone);
    bars->setName(QString::fromStdString(panel.domain->name) + " " + name);
    bars->setAntialiased(false);
  };
  auto* live = new QCPBars(x, y);
  fill(live, panel.live, "live");
  live->setPen(Qt::NoPen);
  live->setBrush(colour);
  // Over the live bars, with the page showing between the lines: where both classes overlap, both are seen.
  auto* spoof = new HatchedBars(x, y, 4.0 * style_.unit);
  fill(spoof, panel.spoof, "spoof");
  spoof->setPen(QPen(style_.theme->text2, style_.unit));
}

void ScoresScene::addTexts(Panel& panel) {
  const auto text = [&](const QString& words, const QColor& colour, double line) {
    QCPItemText* item = plotText(plot_, style_, words, colour, Qt::AlignRight | Qt::AlignTop);
    item->position->setType(QCPItemPosition::ptAxisRectRatio);
    item->position->setAxisRect(panel.rect);
    item->position->setCoords(1.0, 0.0);
    item->setPadding(QMargins(0, qRound(line), 0, 0));
    return item;
  };
  const double line = QFontMetricsF(style_.tickFont).lineSpacing();
  const QString name = QString::fromStdString(panel.domain->name);
  QCPItemText* title = text(panel.domain->target ? tr("%1 (target)").arg(name) : name, style_.theme->text1, 0.0);
  QFont bold = style_.tickFont;
  bold.setWeight(QFont::DemiBold);
  title->setFont(bold);
  text(tr("%1 live, %2 spoof").arg(panel.domain->live.size()).arg(panel.domain->spoof.size()), style_.theme->text3, line);
  panel.figures = text(QString(), style_.theme->text3, 2.0 * line);
  panel.figures->setLayer(kThreshold);
}

void ScoresScene::styleAxes(Panel& panel, bool last) {
  QCPAxis* x = axis(panel.rect, QCPAxis::atBottom);
  QCPAxis* y = axis(panel.rect, QCPAxis::atLeft);
  styleAxis(*x, style_);
  styleAxis(*y, style_);
  x->setRange(lowest(), highest());
  x->setTickLabels(last);
  x->setTicks(last);
  x->grid()->setVisible(false);
  x->setLabel(last ? tr("Score (cosine, higher is more live)") : QString());
  const double most = std::max({1.0, *std::max_element(panel.live.begin(), panel.live.end()),
                                *std::max_element(panel.spoof.begin(), panel.spoof.end())});
  y->setRange(0.0, most * 1.04);
  QSharedPointer<QCPAxisTickerText> ticks(new QCPAxisTickerText);
  ticks->addTick(0.0, "0");
  ticks->addTick(most, QString::number(static_cast<qint64>(most)));
  y->setTicker(ticks);
  y->setLabel(QString());
}

void ScoresScene::addCaption() {
  const QString what = tr("Videos per bin of %1").arg(plainNumber(bins_.width));
  QCPItemText* label = plotText(plot_, style_, what, style_.theme->text2, Qt::AlignHCenter | Qt::AlignTop);
  label->setFont(style_.labelFont);
  label->setRotation(-90.0);
  label->position->setTypeX(QCPItemPosition::ptAbsolute);
  label->position->setTypeY(QCPItemPosition::ptViewportRatio);
  label->position->setCoords(1.0, 0.5);
  if (style_.screen || !style_.legend) return;
  // On the page a heading says this.
  auto* legend = new RunLegend(&plot_, {{content_.style, content_.label, tr("filled: live, hatched: spoof")}}, style_);
  plot_.plotLayout()->addElement(static_cast<int>(panels_.size()), 0, legend);
}

void ScoresScene::addThreshold() {
  line_ = new QCPItemLine(&plot_);
  line_->setPen(QPen(style_.theme->accent, 2.0 * style_.unit, Qt::SolidLine, Qt::FlatCap));
  line_->setClipToAxisRect(false);
  line_->setSelectable(false);
  line_->setLayer(kThreshold);
  const auto pin = [&](QCPItemPosition* position, QCPAxisRect* rect, double ratio) {
    position->setTypeX(QCPItemPosition::ptPlotCoords);
    position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    position->setAxes(axis(rect, QCPAxis::atBottom), axis(rect, QCPAxis::atLeft));
    position->setAxisRect(rect);
    position->setCoords(content_.threshold, ratio);
  };
  pin(line_->start, panels_.front().rect, 0.0);
  pin(line_->end, panels_.back().rect, 1.0);

  handle_ = new QCPItemRect(&plot_);
  handle_->setPen(Qt::NoPen);
  handle_->setBrush(style_.theme->accent);
  handle_->setClipToAxisRect(false);
  handle_->setSelectable(false);
  handle_->setLayer(kThreshold);
  handle_->setVisible(style_.screen);
  handle_->topLeft->setParentAnchor(line_->start);
  handle_->topLeft->setCoords(-5.0 * style_.unit, -kHandleHeight * style_.unit);
  handle_->bottomRight->setParentAnchor(line_->start);
  handle_->bottomRight->setCoords(5.0 * style_.unit, 0.0);

  caption_ = plotText(plot_, style_, QString(), style_.theme->accent, Qt::AlignRight | Qt::AlignBottom);
  QFont bold = style_.labelFont;
  bold.setWeight(QFont::DemiBold);
  caption_->setFont(bold);
  caption_->setLayer(kThreshold);
  caption_->position->setParentAnchor(line_->start);
}

QString ScoresScene::figuresOf(const Panel& panel) const {
  return tr("HTER %1 %").arg(percentText(panel.domain->at(content_.threshold).hter()));
}

void ScoresScene::moveThreshold(double threshold) {
  if (panels_.empty()) return;
  content_.threshold = threshold;
  // An infinite threshold (nothing is accepted) stands at the edge.
  const double shown = std::clamp(threshold, lowest(), highest());
  line_->start->setCoords(shown, line_->start->coords().y());
  line_->end->setCoords(shown, line_->end->coords().y());
  caption_->setText(tr("Threshold %1").arg(scoreText(threshold)));
  const bool left = shown > (lowest() + highest()) / 2.0;
  caption_->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
  caption_->position->setCoords((left ? -9.0 : 9.0) * style_.unit, 2.0 * style_.unit);
  for (Panel& panel : panels_) panel.figures->setText(figuresOf(panel));
  plot_.layer(kThreshold)->replot();
}

double ScoresScene::scoreAt(double x) const { return axis(panels_.back().rect, QCPAxis::atBottom)->pixelToCoord(x); }

double ScoresScene::linePixel() const { return line_->start->pixelPosition().x(); }

void ScoresScene::showFocus(bool focused) {
  if (panels_.empty()) return;
  handle_->setPen(focused ? QPen(style_.theme->text1, 2.0 * style_.unit) : QPen(Qt::NoPen));
  plot_.layer(kThreshold)->replot();
}

std::optional<ScoreBar> ScoresScene::barAt(QPointF place) const {
  for (const Panel& panel : panels_) {
    if (!panel.rect->rect().contains(place.toPoint())) continue;
    const int64_t bin = bins_.binOf(axis(panel.rect, QCPAxis::atBottom)->pixelToCoord(place.x()));
    const double height = axis(panel.rect, QCPAxis::atLeft)->pixelToCoord(place.y());
    if (bin < 0 || bin >= bins_.count) return {};
    const double live = panel.live[bin], spoof = panel.spoof[bin];
    const bool inLive = height <= live, inSpoof = height <= spoof;
    if (!inLive && !inSpoof) return {};
    const Label label = inLive && (!inSpoof || live < spoof) ? Label::Live : Label::Spoof;
    return ScoreBar{QString::fromStdString(panel.domain->name), label, bins_.low(bin), bins_.high(bin),
                    static_cast<int64_t>(label == Label::Live ? live : spoof)};
  }
  return {};
}

}  // namespace gacfas
