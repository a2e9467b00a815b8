#include "ui/results/ScoresScene.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "ui/plots/PlotTicker.h"
#include "ui/results/HatchedBars.h"
#include "ui/results/NumberText.h"
#include "ui/results/PlotParts.h"
#include "ui/results/RunLegend.h"

namespace gacfas {
namespace {

constexpr char kThreshold[] = "threshold";
constexpr double kHandleHeight = 14.0, kTop = 20.0, kLeft = 44.0;  // pixels at 1x

QCPAxis* axis(const QCPAxisRect* rect, QCPAxis::AxisType type) {
  return rect->axis(type);
}

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
  addSpace(kTop * style.unit);
  for (const DomainScores& domain : content.scores->domains) addPanel(domain);
  stylePlot(plot_, style_);
  for (Panel& panel : panels_) styleAxes(panel, &panel == &panels_.back());
  addFoot();
  addThreshold();
  for (Panel& panel : panels_) addTexts(panel);
  addCaption();
  moveThreshold(content.threshold);
}

void ScoresScene::addPanel(const DomainScores& domain) {
  Panel panel;
  panel.domain = &domain;
  panel.rect = new QCPAxisRect(&plot_);
  plot_.plotLayout()->addElement(plot_.plotLayout()->rowCount(), 0, panel.rect);
  panel.rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins_);
  const int top = qRound(QFontMetricsF(style_.tickFont).height() + 3.0 * style_.unit);  // for the title
  // All panels are of one height: what stands above the first and below the last one has rows of its own.
  panel.rect->setAutoMargins(QCP::msLeft | QCP::msRight);
  panel.rect->setMargins(QMargins(0, top, 0, 0));
  panel.rect->setMinimumSize(50, top + qRound(8 * style_.unit));  // else they push the foot out of a low plot
  panel.rect->setMinimumMargins(QMargins(0, top, qRound(12 * style_.unit), 0));
  panel.live = binCounts(domain.live, bins_);
  panel.spoof = binCounts(domain.spoof, bins_);
  addBars(panel);
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
  // Over the panel, and over the line: a number that is crossed cannot be read.
  const auto text = [&](double x, Qt::Alignment side, const QColor& colour) {
    QCPItemText* item = plotText(plot_, style_, {}, colour, side | Qt::AlignBottom);
    item->position->setType(QCPItemPosition::ptAxisRectRatio);
    item->position->setAxisRect(panel.rect);
    item->position->setCoords(x, 0.0);
    item->setBrush(style_.theme->page);
    item->setPadding(QMargins(qRound(2 * style_.unit), 0, 0, qRound(2 * style_.unit)));
    item->setLayer(kThreshold);
    return item;
  };
  const QString name = QString::fromStdString(panel.domain->name);
  QCPItemText* title = text(0.0, Qt::AlignLeft, style_.theme->text1);
  title->setText(panel.domain->target ? tr("%1 (target)").arg(name) : name);
  QFont bold = style_.tickFont;
  bold.setWeight(QFont::DemiBold);
  title->setFont(bold);
  panel.figures = text(1.0, Qt::AlignRight, style_.theme->text3);
}

double ScoresScene::panelWidth() const {
  return plot_.viewport().width() - (kLeft + 12.0) * style_.unit;
}

double ScoresScene::textWidth(const QString& text) const {
  return QFontMetricsF(style_.tickFont).horizontalAdvance(text);
}

void ScoresScene::styleAxes(Panel& panel, bool last) {
  QCPAxis* x = axis(panel.rect, QCPAxis::atBottom);
  QCPAxis* y = axis(panel.rect, QCPAxis::atLeft);
  styleAxis(*x, style_);
  styleAxis(*y, style_);
  setAxisScale(*x, false,
               std::clamp(static_cast<int>(panelWidth() / (5.0 * textWidth("−0.25") / 3.0)), 2, 7));
  y->setPadding(qRound(style_.unit) + QFontMetrics(style_.labelFont).height());  // for the caption
  x->setRange(lowest(), highest());
  x->setTickLabels(last);
  x->setTicks(last);
  x->grid()->setVisible(false);
  const QString label = tr("Score (cosine, higher is more live)");
  const bool fits = QFontMetricsF(style_.labelFont).horizontalAdvance(label) < panelWidth();
  x->setLabel(!last ? QString() : fits ? label : tr("Score (cosine)"));
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
}

void ScoresScene::addSpace(double height) {
  auto* space = new QCPLayoutElement(&plot_);
  const int rest = std::max(1, qRound(height) - plot_.plotLayout()->rowSpacing());
  space->setMinimumSize(0, rest);
  space->setMaximumSize(QWIDGETSIZE_MAX, rest);
  plot_.plotLayout()->addElement(plot_.plotLayout()->rowCount(), 0, space);
}

void ScoresScene::addFoot() {
  const double words = QFontMetricsF(style_.tickFont).height() + QFontMetricsF(style_.labelFont).height();
  addSpace(words + 18.0 * style_.unit);
  if (style_.screen || !style_.legend) return;  // on the page a heading says this
  auto* legend = new RunLegend(
      &plot_, {{content_.style, content_.label, {}}, {std::nullopt, tr("filled: live, hatched: spoof"), {}}},
      style_);
  plot_.plotLayout()->addElement(plot_.plotLayout()->rowCount(), 0, legend);
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
  line_->start->setTypeY(QCPItemPosition::ptAbsolute);
  line_->start->setCoords(content_.threshold, (kHandleHeight + 3.0) * style_.unit);
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
  const DomainScores& domain = *panel.domain;
  const QString rate = tr("HTER %1 %").arg(percentText(domain.at(content_.threshold).hter()));
  const QString all = tr("%1 live, %2 spoof, %3").arg(domain.live.size()).arg(domain.spoof.size()).arg(rate);
  const double name = textWidth(QString::fromStdString(domain.name) + tr(" (target)")) * 1.1;
  return name + textWidth(all) + 16.0 * style_.unit < panelWidth() ? all : rate;
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

double ScoresScene::scoreAt(double x) const {
  return axis(panels_.back().rect, QCPAxis::atBottom)->pixelToCoord(x);
}

double ScoresScene::linePixel() const {
  return line_->start->pixelPosition().x();
}

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
