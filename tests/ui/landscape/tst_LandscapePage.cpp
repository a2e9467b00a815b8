#include "ui/landscape/LandscapePage.h"

#include <vtkCamera.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include "tests/support/SampleLandscape.h"
#include "tests/ui/landscape/ShownLandscapes.h"
#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/LinePlot.h"
#include "ui/landscape/SceneView.h"
#include "ui/landscape/SectionPane.h"
#include "ui/landscape/SectionPlot.h"
#include "ui/landscape/ShapeTable.h"
#include "ui/landscape/TileHeader.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace gacfas::test;

class tst_LandscapePage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void withoutSurfacesTheButtonIsThere();
  void aDragTurnsBothSurfaces();
  void unlinkedSurfacesTurnAlone();
  void theWheelZoomsAndHomeShowsAll();
  void oneScaleServesBoth();
  void theValueUnderThePointerIsTheBilinearOne();
  void pointsAppearWhileTheyAreMeasured();
  void aRunWithoutSurfaceOffersToComputeIt();
  void contoursShowEveryRun();
  void aGripTurnsTheSection();
  void figuresNameWhatIsShown();
  void linesTakeThePlaceOfSurfaces();
  void anImportedSurfaceIsShown();
  void sharpnessIsOneClickAway();
  void anotherParentKeepsThePicture();
  void bothThemesAndScales();
  void fullScreenIsWithoutTheLowerHalf();

private:
  TwoRuns runs_;
};

void tst_LandscapePage::initTestCase() {
  applyTheme(*qApp, lightTheme());
  runs_.addSurfaces();
}

void tst_LandscapePage::withoutSurfacesTheButtonIsThere() {
  TwoRuns bare;
  ShownPage shown(bare.shown());
  auto* empty = shown.find<EmptyState>("landscapeEmpty");
  QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
  QTRY_VERIFY(empty->isVisible());
  QVERIFY(empty->button()->isVisible());
}

void tst_LandscapePage::aDragTurnsBothSurfaces() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  save(shown.page, "page_light");
  QCOMPARE(shown.view().scene().camera(0), shown.view().scene().camera(1));
  const CameraPose before = shown.view().scene().pose(0);
  const QImage imageBefore = shown.view().grabFramebuffer();
  drag(shown.view(), QPoint(200, 120), QPoint(80, 20));
  QVERIFY(shown.view().scene().pose(0).azimuth != before.azimuth);
  QVERIFY(shown.view().scene().pose(0).elevation > before.elevation);
  QCOMPARE(shown.view().scene().pose(0), shown.view().scene().pose(1));
  const QImage after = shown.view().grabFramebuffer();
  QVERIFY(difference(half(imageBefore, 0), half(after, 0)) > 1);
  QVERIFY(difference(half(imageBefore, 1), half(after, 1)) > 1);
}

void tst_LandscapePage::unlinkedSurfacesTurnAlone() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  QTest::mouseClick(shown.find<Switch>("linkCameras"), Qt::LeftButton);
  QVERIFY(!shown.view().scene().linked());
  QTRY_VERIFY(shown.view().settled());  // what moves is drawn with fewer pixels
  const QImage before = shown.view().grabFramebuffer();
  drag(shown.view(), QPoint(200, 120), QPoint(80, 0));
  QVERIFY(!(shown.view().scene().pose(0) == shown.view().scene().pose(1)));
  QTRY_VERIFY(shown.view().settled());
  const QImage after = shown.view().grabFramebuffer();
  QVERIFY(difference(half(before, 0), half(after, 0)) > 1);
  QVERIFY(difference(half(before, 1), half(after, 1)) < 0.2);
}

void tst_LandscapePage::theWheelZoomsAndHomeShowsAll() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  QWheelEvent wheel(QPointF(200, 120), shown.view().mapToGlobal(QPointF(200, 120)), {}, QPoint(0, 240),
                    Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&shown.view(), &wheel);
  QVERIFY(shown.view().scene().pose(0).zoom > 1.2);
  QTest::keyClick(&shown.view(), Qt::Key_Left);
  QVERIFY(shown.view().scene().pose(1).azimuth > CameraPose{}.azimuth);
  QTest::keyClick(&shown.view(), Qt::Key_Home);
  QCOMPARE(shown.view().scene().pose(0), CameraPose{});
}

void tst_LandscapePage::oneScaleServesBoth() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  const SurfaceScene& scene = shown.view().scene();
  QCOMPARE(scene.panel(0).scale, scene.panel(1).scale);
  QTest::mouseClick(shown.find<Switch>("oneScale"), Qt::LeftButton);
  QTRY_VERIFY(!(scene.panel(0).scale == scene.panel(1).scale));
}

void tst_LandscapePage::theValueUnderThePointerIsTheBilinearOne() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  const SurfaceScene& scene = shown.view().scene();
  const double x = -0.32, y = 0.41, loss = scene.lossAt(0, x, y), ratio = shown.view().devicePixelRatioF();
  const auto pixel = scene.toPixel(0, x, y, loss);
  const QPoint place = (QPointF(pixel[0], pixel[1]) / ratio).toPoint();
  QTest::mouseMove(&shown.view(), place + QPoint(3, 3));
  QTest::mouseMove(&shown.view(), place);
  const auto picked = scene.pick(place.x() * ratio, place.y() * ratio);
  QVERIFY(picked && picked->onSurface);
  QVERIFY(std::abs(picked->x - x) < 0.02 && std::abs(picked->y - y) < 0.02);
  QTRY_COMPARE(shown.headers()[0]->pointerText(), placeText(picked->x, picked->y, picked->loss));
  QCOMPARE(shown.headers()[1]->pointerText(),
           placeText(picked->x, picked->y, scene.lossAt(1, picked->x, picked->y)));
  QVERIFY(shown.headers()[0]->pointerText().contains(QString::fromUtf8("α −0.3")));
}

void tst_LandscapePage::pointsAppearWhileTheyAreMeasured() {
  TwoRuns growing;
  writeSampleLandscape(growing.flat, 17, 0.6, false);
  writeSampleLandscape(growing.steep, 17, 2.5);
  ShownPage shown(growing.shown());
  QVERIFY(shown.ready());
  QCOMPARE(shown.headers()[1]->stateText(), QString("289 points, no hole"));
  QVERIFY2(shown.headers()[0]->stateText().contains("of 289 points"),
           qPrintable(shown.headers()[0]->stateText()));
  const size_t coarse = knownCells(shown.view().scene().panel(0).field).size();
  QVERIFY(coarse > 0 && coarse < 256);
  const QImage before = shown.view().grabFramebuffer();
  save(shown.page, "page_growing");
  writeSampleLandscape(growing.flat, 17, 0.6);
  shown.page.showRuns(growing.shown());
  QTRY_COMPARE(shown.headers()[0]->stateText(), QString("289 points, no hole"));
  QCOMPARE(knownCells(shown.view().scene().panel(0).field).size(), size_t(256));
  QVERIFY(difference(half(before, 0), half(shown.view().grabFramebuffer(), 0)) > 0.05);
}

void tst_LandscapePage::aRunWithoutSurfaceOffersToComputeIt() {
  TwoRuns one;
  writeSampleLandscape(one.flat, 9, 0.6);
  ShownPage shown(one.shown());
  QVERIFY(shown.ready(1));
  QPushButton* compute = nullptr;
  for (EmptyState* empty : shown.page.findChildren<EmptyState*>())
    if (empty->isVisible()) compute = empty->button();
  QVERIFY(compute && compute->isVisible());
  QTest::mouseClick(compute, Qt::LeftButton);
  QDialog* dialog = nullptr;
  QTRY_VERIFY((dialog = shown.page.findChild<QDialog*>("newLandscapeDialog")));
  dialog->reject();
}

void tst_LandscapePage::contoursShowEveryRun() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  auto* choice = shown.find<SegmentedChoice>("surfaceView");
  QTest::mouseClick(choice->findChildren<QAbstractButton*>()[1], Qt::LeftButton);
  QTRY_VERIFY(!shown.view().isVisible());
  const auto plots = shown.page.findChildren<ContourPlot*>();
  QCOMPARE(plots.size(), 2);
  QTest::qWait(200);
  save(shown.page, "page_contour");
  for (ContourPlot* plot : plots) {
    QVERIFY(plot->isVisible());
    const QImage image = plot->grab().toImage();
    const QPoint middle = plot->axisRect()->rect().center();
    QVERIFY(image.pixelColor(middle * image.devicePixelRatio()) != currentTheme().page);
    QCOMPARE(plot->axisRect()->width(), plot->axisRect()->height());
  }
  ContourPlot& plot = *plots.front();
  const QPoint place(int(plot.xAxis->coordToPixel(0.3)), int(plot.yAxis->coordToPixel(-0.2)));
  QTest::mouseMove(&plot, place + QPoint(2, 2));
  QTest::mouseMove(&plot, place);
  const double x = plot.xAxis->pixelToCoord(place.x()), y = plot.yAxis->pixelToCoord(place.y());
  QTRY_VERIFY(shown.headers()[0]->pointerText().startsWith(placeText(x, y, 1).section(',', 0, 1)));
  QTest::mouseClick(choice->findChildren<QAbstractButton*>()[2], Qt::LeftButton);
  QTRY_VERIFY(shown.view().isVisible() && plots.front()->isVisible());
  QTest::qWait(200);
  save(shown.page, "page_both");
}

void tst_LandscapePage::aGripTurnsTheSection() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  const SurfaceScene& scene = shown.view().scene();
  const auto end = scene.floorToPixel(0, scene.section()->x1, scene.section()->y1);
  const auto target = scene.floorToPixel(0, 0.0, -1.0);
  const double ratio = shown.view().devicePixelRatioF();
  const QPoint from = (QPointF(end[0], end[1]) / ratio).toPoint(),
               to = (QPointF(target[0], target[1]) / ratio).toPoint();
  const CameraPose before = scene.pose(0);
  drag(shown.view(), from, to - from);
  QCOMPARE(scene.pose(0), before);
  QVERIFY(std::abs(scene.section()->x1) < 0.05 && scene.section()->y1 < -0.9);
  const auto* plot = shown.page.findChild<SectionPlot*>();
  QCOMPARE(plot->runs().size(), size_t(2));
  const SectionCurve& curve = plot->runs()[0].curve;
  const auto middle = curve.loss.size() / 2;
  QVERIFY(std::abs(curve.loss[middle] - 0.1) < 1e-6);
  QVERIFY(curve.loss.first() > curve.loss[middle]);
}

void tst_LandscapePage::figuresNameWhatIsShown() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  shown.view().setPose(0, {10, 40, 1.5, 0, 0});
  const auto figures = shown.page.figures();
  QCOMPARE(figures.size(), size_t(3));
  QVERIFY(figures[0].kind == FigureKind::Surface);
  QCOMPARE(figures[0].runs.size(), 2);
  QCOMPARE(figures[0].azimuth, 10.0);
  QCOMPARE(figures[0].clip, shown.view().scene().panel(0).scale.top);
  QVERIFY(!figures[0].landscape.isEmpty());
}

void tst_LandscapePage::linesTakeThePlaceOfSurfaces() {
  TwoRuns both;
  both.addSurfaces(9);
  LandscapeRecipe recipe = sampleLandscapeRecipe(both.flat, 21);
  recipe.directions.shape = LandscapeShape::Lines;
  recipe.y = linspace(0, 9, 10);
  for (const auto& [run, curvature] : {std::pair(both.flat, 0.6), std::pair(both.steep, 2.5)})
    writeSampleLandscape(run, "last-aaaaaaaa_21x10_range1_faces4_seed123_lines", recipe, curvature);
  ShownPage shown(both.shown());
  QVERIFY(shown.ready());
  auto* recipes = shown.find<QComboBox>("recipeChoice");
  QCOMPARE(recipes->count(), 2);
  QVERIFY(recipes->currentText().startsWith("Plane"));  // first a plane
  const int lines = recipes->findText("10 random lines", Qt::MatchStartsWith);
  QVERIFY(lines >= 0);
  recipes->setFocus();
  QTest::keyClick(recipes, lines > recipes->currentIndex() ? Qt::Key_Down : Qt::Key_Up);
  QTRY_VERIFY(shown.page.findChild<LinePlot*>()->isVisible());
  QTRY_COMPARE(shown.page.findChild<LinePlot*>()->content().runs.size(), size_t(2));
  QVERIFY(!shown.view().isVisible() && !shown.find<Switch>("linkCameras")->isVisible());
  save(shown.page, "page_band");
  const auto figures = shown.page.figures();
  QCOMPARE(figures.size(), size_t(1));
  QVERIFY(figures[0].kind == FigureKind::Line && figures[0].landscape.endsWith("lines"));
  QTest::keyClick(recipes, lines > 0 ? Qt::Key_Up : Qt::Key_Down);
  QTRY_VERIFY(shown.view().isVisible());
}

void tst_LandscapePage::anImportedSurfaceIsShown() {
  TwoRuns both;
  both.addSurfaces(9);
  QTemporaryDir elsewhere;
  const QString file = elsewhere.filePath("elsewhere.h5");
  const auto landscape = *std::filesystem::directory_iterator(both.flat / "landscape");
  QVERIFY(QFile::copy(QString::fromStdString((landscape.path() / "surface.h5").string()), file));
  ShownPage shown(both.shown());
  QVERIFY(shown.ready());
  auto* recipes = shown.find<QComboBox>("recipeChoice");
  QVERIFY(!recipes->currentText().contains("imported"));
  shown.page.importFile(file);
  // The library would show the runs anew.
  QTRY_VERIFY((shown.page.showRuns(both.shown()), recipes->currentText().contains("imported from elsewhere.h5")));
  QTRY_COMPARE(shown.view().scene().size(), size_t(1));
  QSignalSpy problems(&shown.page, &Page::problem);
  shown.page.importFile(elsewhere.filePath("absent.h5"));
  QTRY_COMPARE(problems.count(), 1);
  QVERIFY(problems[0][0].toString().contains("absent.h5"));
}

void tst_LandscapePage::sharpnessIsOneClickAway() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  QTest::mouseClick(shown.find<QPushButton>("showSharpness"), Qt::LeftButton);
  QTRY_VERIFY(shown.find<QWidget>("sharpnessPane")->isVisible());
  QVERIFY(shown.page.figures().empty());  // nothing was measured
  QTest::mouseClick(shown.find<QPushButton>("backToLandscapes"), Qt::LeftButton);
  QTRY_VERIFY(shown.view().isVisible());
  QTest::mouseClick(shown.find<QPushButton>("openSharpness"), Qt::LeftButton);
  QTRY_VERIFY(shown.find<QWidget>("sharpnessPane")->isVisible());
  QTest::mouseClick(shown.find<QPushButton>("backToLandscapes"), Qt::LeftButton);
  QTRY_VERIFY(shown.view().isVisible());
}

void tst_LandscapePage::anotherParentKeepsThePicture() {
  TwoRuns runs;
  runs.addSurfaces(9);
  for (int i = 0; i < 3; ++i) {
    ShownPage shown(runs.shown());
    QVERIFY(shown.ready());
    const QImage before = shown.still();
    QWidget other;
    other.resize(kSize + QSize(40, 40));
    shown.page.setParent(&other);
    shown.page.show();
    other.show();
    const bool exposed = QTest::qWaitForWindowExposed(&other);
    shown.page.resize(kSize);
    const QImage after = shown.still();
    shown.page.setParent(nullptr);  // before a failed check would delete it twice
    QVERIFY(exposed);
    QCOMPARE(after.size(), before.size());
    QVERIFY2(difference(before, after) < 2, qPrintable(QString::number(difference(before, after))));
  }
}

void tst_LandscapePage::bothThemesAndScales() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  const QImage light = shown.view().grabFramebuffer();
  QCOMPARE(light.size(), (QSizeF(shown.view().size()) * shown.view().devicePixelRatioF()).toSize());
  QCOMPARE(light.pixelColor(4, light.height() - 4), lightTheme().page);
  applyTheme(*qApp, darkTheme());
  QTRY_COMPARE(shown.view().grabFramebuffer().pixelColor(4, light.height() - 4), darkTheme().page);
  QTest::qWait(100);
  save(shown.page, "page_dark");
  applyTheme(*qApp, lightTheme());
}

void tst_LandscapePage::fullScreenIsWithoutTheLowerHalf() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  auto* section = shown.page.findChild<SectionPane*>();
  QVERIFY(section && section->isVisible());
  shown.page.window()->setWindowState(Qt::WindowFullScreen);  // as the menu does
  QTRY_VERIFY(!section->isVisible());
  QTest::keyClick(&shown.page, Qt::Key_Escape);
  QTRY_VERIFY(section->isVisible());
}

int main(int argc, char** argv) {
  SceneView::prepareApplication();
  QApplication app(argc, argv);
  tst_LandscapePage test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_LandscapePage.moc"
