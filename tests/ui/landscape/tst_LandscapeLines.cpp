#include <QLabel>
#include <QPainter>
#include <cmath>

#include "core/run/LandscapeBand.h"
#include "core/run/LandscapeTrajectory.h"
#include "tests/support/SampleLandscape.h"
#include "tests/support/TestMain.h"
#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/LineFigure.h"
#include "ui/landscape/LinePane.h"
#include "ui/landscape/PathText.h"
#include "ui/landscape/SectionPlot.h"
#include "ui/landscape/TileHeader.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Heading.h"
#include "ui/widgets/Switch.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

constexpr const char* kBand = "last-aaaaaaaa_9x5_range1_faces4_seed123_lines";
constexpr const char* kLine = "last-aaaaaaaa_9x1_range-0.5to1.5_faces4_seed123_line_towards";

LandscapeRecipe bandRecipe(const std::filesystem::path& run) {
  LandscapeRecipe recipe = sampleLandscapeRecipe(run, 9);
  recipe.directions.shape = LandscapeShape::Lines;
  recipe.y = linspace(0, 4, 5);
  return recipe;
}

void addBands(const TwoRuns& runs) {
  writeSampleLandscape(runs.flat, kBand, bandRecipe(runs.flat), 0.6);
  writeSampleLandscape(runs.steep, kBand, bandRecipe(runs.steep), 2.5);
}

std::filesystem::path addLine(const std::filesystem::path& run) {
  LandscapeRecipe recipe = sampleLandscapeRecipe(run, 9);
  recipe.directions.shape = LandscapeShape::Line;
  recipe.directions.x = {AxisKind::Towards, DirectionNorm::Filter, true, AxisTensors::States,
                         "gac-fas, last weights 1a2b3c4d"};
  recipe.directions.statistics = PlaneStatistics::Interpolated;
  recipe.x = linspace(-0.5, 1.5, 9);
  recipe.y = {0.0};
  return writeSampleLandscape(run, kLine, recipe, 1.0);
}

/// The pane as the page shows it.
struct ShownLines {
  SurfaceSet set;
  LinePane pane;

  explicit ShownLines(const ShownRuns& runs) {
    pane.resize(900, 560);
    QObject::connect(&set, &SurfaceSet::changed, &pane, [this] { pane.showSet(set); });
    set.setRuns(runs);
    pane.show();
  }
  bool ready(size_t runs) {
    return QTest::qWaitFor([&] { return plot().content().runs.size() == runs; }) &&
           QTest::qWaitForWindowExposed(&pane);
  }
  LinePlot& plot() { return *pane.findChild<LinePlot*>(); }
  template <typename Widget>
  Widget* find(const char* name) {
    return pane.findChild<Widget*>(QLatin1String(name));
  }
  void save(const char* name) {
    if (!qEnvironmentVariableIsSet("GACFAS_SHOTS")) return;
    QTest::qWait(300);
    pane.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/" + name + ".png");
  }
};

}  // namespace

class LandscapeLinesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void aBandHasMeanAndDeviation();
  void thePointerReadsEveryRun();
  void theSwitchesChooseWhatIsDrawn();
  void aPreviewIsBadged();
  void aLineNamesItsEnds();
  void weightsOfTheTrainingAreMarked();
  void weightsOfTheTrainingLieOverContours();
  void aSectionMarksTheWeightsBesideIt();
  void theDarkGroundIsDark();
  void aFigureHasTheNumbers();
  void aPlaneIsNoLine();
};

void LandscapeLinesTest::aBandHasMeanAndDeviation() {
  TwoRuns runs;
  addBands(runs);
  ShownLines shown(runs.shown());
  QVERIFY(shown.ready(2));
  shown.save("band_light");
  QVERIFY(shown.set.showsLines());
  const LineRun& flat = shown.plot().content().runs[0];
  QCOMPARE(flat.lines.size(), size_t(5));
  // Line y has curvature 0.6 (1 + y / 10): at 1 the mean is that of y = 2, the deviation 0.06 sqrt(2.5).
  QCOMPARE(flat.mean.last(), 0.1 + 0.6 * 1.2);
  QVERIFY(std::abs(flat.deviation.last() - 0.06 * std::sqrt(2.5)) < 1e-12);
  QCOMPARE(flat.greatest.last(), 0.1 + 0.6 * 1.4);
  QCOMPARE(shown.plot().yAxis->label(), QString("Loss (nat)"));
}

void LandscapeLinesTest::thePointerReadsEveryRun() {
  TwoRuns runs;
  addBands(runs);
  ShownLines shown(runs.shown());
  QVERIFY(shown.ready(2));
  shown.plot().replot(QCustomPlot::rpImmediateRefresh);
  const QPoint place(int(shown.plot().xAxis->coordToPixel(1.0)) - 1, shown.plot().axisRect()->center().y());
  QTest::mouseMove(&shown.plot(), place - QPoint(4, 0));
  QTest::mouseMove(&shown.plot(), place);
  const auto headers = shown.pane.findChildren<TileHeader*>();
  QCOMPARE(headers.size(), 2);
  QTRY_VERIFY2(headers[0]->pointerText().contains(QString::fromUtf8("0.820 ± 0.095 nat")), qPrintable(headers[0]->pointerText()));
  QVERIFY(headers[1]->pointerText().contains("5 lines"));
  QTest::mouseMove(&shown.plot(), QPoint(1, 1));
  QTRY_VERIFY(headers[0]->pointerText().isEmpty());
}

void LandscapeLinesTest::theSwitchesChooseWhatIsDrawn() {
  TwoRuns runs;
  addBands(runs);
  ShownLines shown(runs.shown());
  QVERIFY(shown.ready(2));
  const int all = shown.plot().graphCount();
  QTest::mouseClick(shown.find<Switch>("singleLines"), Qt::LeftButton);
  QCOMPARE(shown.plot().graphCount(), all - 10);
  QTest::mouseClick(shown.find<Switch>("lineExtremes"), Qt::LeftButton);
  QCOMPARE(shown.plot().graphCount(), all - 10 + 4);
  QVERIFY(shown.plot().yAxis->scaleType() == QCPAxis::stLinear);
  shown.find<Switch>("logLines")->setFocus();
  QTest::keyClick(shown.find<Switch>("logLines"), Qt::Key_Space);
  QVERIFY(shown.plot().yAxis->scaleType() == QCPAxis::stLogarithmic);
  QVERIFY(shown.plot().yAxis->range().lower > 0);
}

void LandscapeLinesTest::aPreviewIsBadged() {
  TwoRuns runs;
  LandscapeRecipe recipe = bandRecipe(runs.flat);
  recipe.precision = Precision::Bf16;
  writeSampleLandscape(runs.flat, std::string(kBand) + "_bf16-preview", recipe, 0.6);
  ShownLines shown(runs.shown());
  QVERIFY(shown.ready(1));
  QTRY_VERIFY(shown.find<QLabel>("previewBadge")->isVisible());
  QCOMPARE(shown.find<QLabel>("previewBadge")->text(), QString("preview, bf16"));
}

void LandscapeLinesTest::aLineNamesItsEnds() {
  TwoRuns runs;
  addLine(runs.flat);
  ShownLines shown(runs.shown());
  QVERIFY(shown.ready(1));
  QTest::qWait(150);
  shown.save("line_light");
  QCOMPARE(shown.plot().content().start, QString("flat"));
  QCOMPARE(shown.plot().content().end, QString("gac-fas"));
  QVERIFY(shown.plot().xAxis2->visible());
  const auto ticks = qSharedPointerCast<QCPAxisTickerText>(shown.plot().xAxis2->ticker())->ticks();
  QCOMPARE(ticks.value(0.0), QString("flat"));
  QCOMPARE(ticks.value(1.0), QString("gac-fas"));
  QCOMPARE(shown.pane.findChild<Heading*>()->title(), QString("Line to gac-fas"));
  QVERIFY(!shown.find<Switch>("singleLines")->isVisible());
}

void LandscapeLinesTest::weightsOfTheTrainingAreMarked() {
  TwoRuns runs;
  writeTrajectory(addLine(runs.flat), {{"epoch_0001.safetensors", 0.25, 0.0, 4.2, 0.6, 0.8},
                                       {"epoch_0002.safetensors", 0.75, 0.0, 2.1, 0.3, 0.9}});
  ShownLines shown(runs.shown());
  QVERIFY(shown.ready(1));
  shown.plot().replot(QCustomPlot::rpImmediateRefresh);
  shown.save("line_path");
  QCOMPARE(shown.set.items()[0].path.size(), size_t(2));
  const QPoint place(int(shown.plot().xAxis->coordToPixel(0.25)), int(shown.plot().yAxis->coordToPixel(0.6)));
  QTest::mouseMove(&shown.plot(), place + QPoint(20, 0));
  QTest::mouseMove(&shown.plot(), place);
  auto* note = shown.find<QLabel>("lineNote");
  QTRY_VERIFY2(note->text().contains("epoch_0001: own loss 0.600 nat, 4.2 from the plane"), qPrintable(note->text()));
}

void LandscapeLinesTest::weightsOfTheTrainingLieOverContours() {
  TwoRuns runs;
  const auto folder = writeSampleLandscape(runs.flat, 21, 0.6);
  writeTrajectory(folder, {{"epoch_0001.safetensors", -0.8, 0.6, 4.2, 1.6, 0.8},
                           {"epoch_0002.safetensors", -0.3, 0.5, 2.1, 0.7, 0.9},
                           {"last.safetensors", 0.0, 0.0, 0.0, 0.1, 0.9}});
  SurfaceSet set;
  set.setRuns(runs.shown());
  QTRY_VERIFY(set.items()[0].surface != nullptr);
  const SurfaceItem& item = set.items()[0];
  QCOMPARE(item.path.size(), size_t(3));
  ContourPlot plot;
  plot.resize(420, 400);
  plot.show();
  plot.setContent(std::make_shared<ContourContent>(contourContent(item.field, item.scale, item.path)));
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  QTest::qWait(150);
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS"))
    plot.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/contour_path.png");
  QStringList pointed;
  connect(&plot, &ContourPlot::pathPointed, &plot, [&](const PathPoint& point) { pointed << pathText({}, point); });
  const QPoint place(int(plot.xAxis->coordToPixel(-0.8)), int(plot.yAxis->coordToPixel(0.6)));
  QTest::mouseMove(&plot, place + QPoint(40, 30));
  QTest::mouseMove(&plot, place);
  QTRY_COMPARE(pointed, QStringList("epoch_0001: own loss 1.60 nat, 4.2 from the plane"));
}

void LandscapeLinesTest::aSectionMarksTheWeightsBesideIt() {
  TwoRuns runs;
  writeTrajectory(writeSampleLandscape(runs.flat, 21, 0.6), {{"epoch_0001.safetensors", -0.5, 0.25, 4.2, 0.4, 0.8},
                                                             {"last.safetensors", 0.0, 0.0, 0.0, 0.1, 0.9}});
  SurfaceSet set;
  set.setRuns(runs.shown());
  QTRY_VERIFY(set.items()[0].surface != nullptr);
  SectionPlot plot;
  plot.resize(500, 220);
  plot.setSet(set, 0.0);
  plot.show();
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  plot.replot(QCustomPlot::rpImmediateRefresh);
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS"))
    plot.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/section_path.png");
  QStringList texts;
  connect(&plot, &SectionPlot::readOut, &plot, [&](const QString& text) { texts << text; });
  const QPoint place(int(plot.xAxis->coordToPixel(-0.5)), int(plot.yAxis->coordToPixel(0.4)));
  QTest::mouseMove(&plot, place + QPoint(30, 30));
  QTest::mouseMove(&plot, place);
  QTRY_VERIFY(!texts.isEmpty());
  QCOMPARE(texts.last(), QString("flat, epoch_0001: own loss 0.400 nat, 4.2 from the plane, 0.25 beside the section"));
}

void LandscapeLinesTest::theDarkGroundIsDark() {
  TwoRuns runs;
  addBands(runs);
  applyTheme(*qApp, darkTheme());
  {
    ShownLines shown(runs.shown());
    QVERIFY(shown.ready(2));
    QTest::qWait(150);
    shown.save("band_dark");
    QCOMPARE(shown.plot().grab().toImage().pixelColor(3, 3), darkTheme().page);
  }
  applyTheme(*qApp, lightTheme());
}

void LandscapeLinesTest::aFigureHasTheNumbers() {
  TwoRuns runs;
  addBands(runs);
  FigureSpec spec;
  spec.kind = FigureKind::Line;
  spec.runs = {QString::fromStdString(runs.flat.string()), QString::fromStdString(runs.steep.string())};
  const FigurePtr figure = loadLineFigure(spec);
  const QStringList lines = figure->csv().split('\n', Qt::SkipEmptyParts);
  QCOMPARE(lines[0], QString("run,alpha,lines,mean,deviation,least,greatest,line_1,line_2,line_3,line_4,line_5"));
  QCOMPARE(lines.size(), 1 + 2 * 9);
  const QStringList last = lines[9].split(',');
  QCOMPARE(last[0], QString("flat"));
  QCOMPARE(last[3].toDouble(), 0.1 + 0.6 * 1.2);
  QImage image(600, 400, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  figure->paint(painter, QRectF(image.rect()), PlotStyle::forFile(false, 8, 2, true, true));
  painter.end();
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS")) image.save(qEnvironmentVariable("GACFAS_SHOTS") + "/figure_band.png");
  QSet<QRgb> colours;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) colours.insert(image.pixel(x, y));
  QVERIFY(colours.contains(RunStyle{0}.colour(lightTheme()).rgb()));
}

void LandscapeLinesTest::aPlaneIsNoLine() {
  TwoRuns runs;
  runs.addSurfaces(5);
  FigureSpec spec;
  spec.kind = FigureKind::Line;
  spec.runs = {QString::fromStdString(runs.flat.string())};
  try {
    loadLineFigure(spec);
    QFAIL("a plane was drawn as a line");
  } catch (const std::exception& fault) {
    QVERIFY2(QString(fault.what()).contains("a line or a band"), fault.what());
  }
}

GACFAS_TEST(LandscapeLinesTest)
#include "tst_LandscapeLines.moc"
