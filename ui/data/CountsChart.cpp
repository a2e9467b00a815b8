#include "ui/data/CountsChart.h"

#include <algorithm>
#include <set>

#include "ui/data/SurveyText.h"

namespace gacfas {
namespace {

constexpr double kBarWidth = 0.7;  // of the distance between two rows
constexpr char kLive[] = "live";

/// `share` of the way from `from` to `to`.
QColor between(const QColor& from, const QColor& to, double share) {
  const auto mix = [share](float a, float b) { return a + static_cast<float>(share) * (b - a); };
  return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                          mix(from.blueF(), to.blueF()));
}

/// Live first, then the attacks by name.
std::vector<std::string> kindsOf(const std::vector<SurveyCount>& counts) {
  std::set<std::string> attacks;
  bool live = false;
  for (const SurveyCount& row : counts) {
    live |= row.label == Label::Live;
    if (row.label == Label::Spoof) attacks.insert(row.attack);
  }
  std::vector<std::string> kinds(attacks.begin(), attacks.end());
  if (live) kinds.insert(kinds.begin(), kLive);
  return kinds;
}

std::vector<std::pair<std::string, Split>> rowsOf(const std::vector<SurveyCount>& counts) {
  std::vector<std::pair<std::string, Split>> rows;
  for (const SurveyCount& row : counts)
    if (rows.empty() || rows.back() != std::pair(row.domain, row.split))
      rows.emplace_back(row.domain, row.split);
  return rows;
}

}  // namespace

CountsChart::CountsChart(QWidget* parent) : Plot(parent) {
  setObjectName(QStringLiteral("countsChart"));
  setAccessibleName(tr("Videos of every domain and split by class and attack"));
  setMinimumSize(220, 160);
  setCursor(Qt::ArrowCursor);
  plotLayout()->insertRow(0);
  plotLayout()->addElement(0, 0, legend);
  plotLayout()->setRowStretchFactor(0, 0.001);
  legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
  legend->setWrap(4);
  legend->setVisible(true);
  xAxis->setLabel(tr("videos"));
  yAxis->setRangeReversed(true);
}

void CountsChart::setCounts(std::vector<SurveyCount> counts) {
  counts_ = std::move(counts);
  redraw();
}

void CountsChart::restyle() {
  Plot::restyle();
  redraw();
}

void CountsChart::redraw() {
  clearPlottables();
  last_ = nullptr;
  const auto rows = rowsOf(counts_);
  const auto kinds = kindsOf(counts_);
  int place = 0;
  QVector<double> totals(static_cast<qsizetype>(rows.size()));
  for (const std::string& kind : kinds) {
    QVector<double> videos(static_cast<qsizetype>(rows.size()));
    for (const SurveyCount& row : counts_) {
      if ((row.label == Label::Live ? kLive : row.attack) != kind) continue;
      const auto at = std::find(rows.begin(), rows.end(), std::pair(row.domain, row.split)) - rows.begin();
      videos[at] += static_cast<double>(row.videos);
      totals[at] += static_cast<double>(row.videos);
    }
    addKind(QString::fromStdString(kind), videos, place++, static_cast<int>(kinds.size()));
  }
  labelRows(rows);
  const double most = totals.isEmpty() ? 1.0 : *std::max_element(totals.begin(), totals.end());
  auto whole = QSharedPointer<QCPAxisTickerFixed>::create();  // there are no halves of videos
  whole->setTickStep(1.0);
  whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
  xAxis->setTicker(whole);
  xAxis->setRange(0.0, most * 1.05);
  replot(rpQueuedReplot);
}

void CountsChart::addKind(const QString& name, const QVector<double>& videos, int place, int kinds) {
  auto* bars = new QCPBars(yAxis, xAxis);
  QVector<double> keys(videos.size());
  std::iota(keys.begin(), keys.end(), 0.0);
  bars->setData(keys, videos, true);
  bars->setWidth(kBarWidth);
  bars->setName(name);
  bars->setAntialiased(false);
  bars->setSelectable(QCP::stNone);
  const Theme& theme = *style().theme;
  const bool live = name == QLatin1String(kLive);
  const double lightness = kinds > 2 ? 0.2 + 0.6 * (place - 1) / (kinds - 1) : 0.4;
  bars->setBrush(live ? theme.accent : between(theme.text2, theme.page, lightness));
  bars->setPen(QPen(live ? theme.accent : theme.text3, 1));
  if (last_) bars->moveAbove(last_);
  bars->addToLegend();
  last_ = bars;
}

void CountsChart::labelRows(const std::vector<std::pair<std::string, Split>>& rows) {
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (size_t i = 0; i < rows.size(); ++i)
    ticker->addTick(static_cast<double>(i), QStringLiteral("%1 %2").arg(QString::fromStdString(rows[i].first),
                                                                        splitText(rows[i].second)));
  yAxis->setTicker(ticker);
  yAxis->setRange(-0.5, std::max<double>(1.0, static_cast<double>(rows.size())) - 0.5);
  yAxis->grid()->setVisible(false);
  xAxis->grid()->setVisible(true);
}

}  // namespace gacfas
