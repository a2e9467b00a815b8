#include "ui/data/GapPlot.h"

#include <algorithm>
#include <cmath>

#include "core/survey/DomainShare.h"
#include "ui/plots/PlotTicker.h"

namespace gacfas {
namespace {

constexpr double kOffset = 0.19, kBoxWidth = 0.3;  // of the distance between two domains
constexpr double kWhisker = 0.05;

std::vector<std::string> domainsOf(const FaceStatistics& statistics) {
  std::vector<std::string> domains;
  for (const DomainFigures& group : statistics.groups)
    if (domains.empty() || domains.back() != group.domain) domains.push_back(group.domain);
  return domains;
}

double shareOf(const FaceStatistics& statistics, FaceMeasure measure) {
  std::map<std::string, std::vector<double>> byDomain;
  for (const DomainFigures& group : statistics.groups) {
    const std::vector<double> values = group.values(measure);
    std::vector<double>& all = byDomain[group.domain];
    all.insert(all.end(), values.begin(), values.end());
  }
  std::vector<std::vector<double>> groups;
  for (auto& [domain, values] : byDomain) groups.push_back(std::move(values));
  return domainShare(groups);
}

}  // namespace

QString measureName(FaceMeasure measure) {
  switch (measure) {
    case FaceMeasure::Brightness:
      return GapPlot::tr("Brightness");
    case FaceMeasure::Contrast:
      return GapPlot::tr("Contrast");
    case FaceMeasure::Sharpness:
      return GapPlot::tr("Sharpness");
    case FaceMeasure::Warmth:
      return GapPlot::tr("Red less blue");
    case FaceMeasure::Side:
      break;
  }
  return GapPlot::tr("Crop side");
}

QString measureUnit(FaceMeasure measure) {
  switch (measure) {
    case FaceMeasure::Sharpness:
      return GapPlot::tr("grey levels²");
    case FaceMeasure::Side:
      return GapPlot::tr("pixels");
    default:
      return GapPlot::tr("grey levels");
  }
}

const std::vector<FaceMeasure>& shownMeasures() {
  static const std::vector<FaceMeasure> all{FaceMeasure::Brightness, FaceMeasure::Contrast,
                                            FaceMeasure::Sharpness, FaceMeasure::Warmth, FaceMeasure::Side};
  return all;
}

GapPlot::GapPlot(QWidget* parent) : Plot(parent) {
  setObjectName(QStringLiteral("gapPlot"));
  setAccessibleName(tr("Brightness, contrast, sharpness, colour and size of the faces of every domain"));
  setMinimumSize(400, 180);
  setCursor(Qt::ArrowCursor);
  plotLayout()->clear();
}

void GapPlot::setStatistics(const FaceStatistics& statistics) {
  statistics_ = statistics;
  redraw();
}

void GapPlot::restyle() {
  Plot::restyle();
  redraw();
}

void GapPlot::resizeEvent(QResizeEvent* event) {
  Plot::resizeEvent(event);
  replot(rpQueuedReplot);
}

void GapPlot::redraw() {
  clearPlottables();
  clearItems();
  plotLayout()->clear();
  const std::vector<std::string> domains = domainsOf(statistics_);
  if (!domains.empty())
    for (const FaceMeasure measure : shownMeasures()) addPanel(measure, domains);
  plotLayout()->setColumnSpacing(12);
  replot(rpQueuedReplot);
}

void GapPlot::addPanel(FaceMeasure measure, const std::vector<std::string>& domains) {
  const int column = plotLayout()->columnCount();
  auto* rect = new QCPAxisRect(this);
  plotLayout()->addElement(0, column, rect);
  rect->setMinimumMargins(QMargins(0, 40, 8, 0));
  addBoxes(*rect, measure, domains);
  stylePlot(*this, style());  // the new axes; cheap, as there are five panels
  for (QCPAxisRect* each : axisRects()) {
    each->axis(QCPAxis::atLeft)->grid()->setVisible(false);
    each->axis(QCPAxis::atBottom)->grid()->setVisible(true);
    each->axis(QCPAxis::atBottom)->grid()->setSubGridVisible(false);
    each->axis(QCPAxis::atLeft)->setTickLabels(each == axisRects().first());
    each->axis(QCPAxis::atBottom)->ticker()->setTickCount(3);
  }
  auto* title = new QCPItemText(this);
  title->setLayer(QStringLiteral("overlay"));
  title->setClipToAxisRect(false);
  title->position->setType(QCPItemPosition::ptAxisRectRatio);
  title->position->setAxisRect(rect);
  title->position->setCoords(0.0, 0.0);
  title->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
  title->setTextAlignment(Qt::AlignLeft);
  title->setPadding(QMargins(0, 0, 0, 4));
  title->setFont(style().labelFont);
  title->setColor(style().theme->text1);
  title->setText(QStringLiteral("%1\n%2").arg(
      measureName(measure), tr("domain: %1 %").arg(qRound(100.0 * shareOf(statistics_, measure)))));
}

void GapPlot::addBoxes(QCPAxisRect& rect, FaceMeasure measure, const std::vector<std::string>& domains) {
  QCPAxis *keys = rect.axis(QCPAxis::atLeft), *values = rect.axis(QCPAxis::atBottom);
  const Theme& theme = *style().theme;
  double least = std::numeric_limits<double>::infinity(), most = -least;
  for (const Label label : {Label::Live, Label::Spoof}) {
    auto* boxes = new QCPStatisticalBox(keys, values);
    const bool live = label == Label::Live;
    const QColor colour = live ? theme.accent : theme.text2;
    boxes->setWidth(kBoxWidth);
    boxes->setWhiskerWidth(0.0);
    boxes->setPen(QPen(colour, 1.2));
    boxes->setBrush(live ? QBrush(theme.accentGround) : QBrush(Qt::NoBrush));
    boxes->setMedianPen(QPen(colour, 2.4, Qt::SolidLine, Qt::FlatCap));
    boxes->setWhiskerPen(QPen(colour, 1.2, Qt::SolidLine, Qt::FlatCap));
    boxes->setSelectable(QCP::stNone);
    for (const DomainFigures& group : statistics_.groups) {
      if (group.label != label || group.faces.empty()) continue;
      const std::vector<double> all = group.values(measure);
      const double low = quantile(all, kWhisker), high = quantile(all, 1.0 - kWhisker);
      const auto row = std::find(domains.begin(), domains.end(), group.domain) - domains.begin();
      boxes->addData(static_cast<double>(row) + (live ? -kOffset : kOffset), low, quantile(all, 0.25),
                     quantile(all, 0.5), quantile(all, 0.75), high);
      least = std::min(least, low);
      most = std::max(most, high);
    }
  }
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (size_t i = 0; i < domains.size(); ++i)
    ticker->addTick(static_cast<double>(i), QString::fromStdString(domains[i]));
  keys->setTicker(ticker);
  keys->setRangeReversed(true);
  keys->setRange(-0.5, static_cast<double>(domains.size()) - 0.5);
  const bool log = measure == FaceMeasure::Sharpness && least > 0.0;
  setAxisScale(*values, log);
  // Some room at both ends, also where all faces are alike.
  const double room = log ? std::pow(most / least, 0.08) : std::max(0.08 * (most - least), 0.01 * std::abs(most));
  values->setRange(log ? least / room : least - room, log ? most * room : most + room);
  values->setLabel(measureUnit(measure));
}

}  // namespace gacfas
