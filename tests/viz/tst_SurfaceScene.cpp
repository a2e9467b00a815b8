#include "viz/SurfaceScene.h"

#include <vtkCamera.h>
#include <vtkPolyData.h>

#include <QImage>
#include <QtTest>
#include <cmath>

#include "core/types/Error.h"
#include "tests/viz/Fields.h"
#include "viz/Hatch.h"
#include "viz/PanelShapes.h"
#include "viz/SceneImage.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

constexpr int kWidth = 480, kHeight = 240;

QImage toImage(const SceneImage& image) {
  return QImage(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888).copy();
}

void splitInTwo(SurfaceScene& scene) {
  scene.setViewports(kWidth, kHeight,
                     {{0, 0, kWidth / 2.0, kHeight}, {kWidth / 2.0, 0, kWidth / 2.0, kHeight}});
}

QImage half(const QImage& image, int which) {
  return image.copy(which * kWidth / 2, 0, kWidth / 2, kHeight);
}

double difference(const QImage& a, const QImage& b) {
  double sum = 0.0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
      sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
    }
  return sum / (3.0 * a.width() * a.height());
}

ScenePanel bowlPanel(double curvature = 1.0, LossScale scale = {0, 1.2}) {
  return {squareField(21, [=](double x, double y) { return 0.1 + curvature * bowl(x, y); }), scale};
}

/// Both sides of a scene with these two surfaces.
QImage draw(std::vector<ScenePanel> panels, const SceneStyle& style = {}) {
  SurfaceScene scene;
  scene.setStyle(style);
  scene.setPanels(std::move(panels));
  splitInTwo(scene);
  const QImage image = toImage(renderSceneImage(scene, kWidth, kHeight));
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS"))
    image.save(qEnvironmentVariable("GACFAS_SHOTS") + "/scene_" + QTest::currentTestFunction() + ".png");
  return image;
}

ScenePanel differencePanel() {
  return {squareField(21, [](double x, double y) { return 0.9 * x * (1 - y * y) - 0.1; }),
          differenceScale(0.6)};
}

ScenePanel overlayPanel() {
  ScenePanel panel = bowlPanel(0.4);
  panel.second = bowlPanel(1.4).field;
  panel.colours = {Rgb{0.0, 0.38, 0.62}, Rgb{0.76, 0.29, 0.0}};
  return panel;
}

ScenePanel pathPanel() {
  ScenePanel panel = bowlPanel();
  panel.path = {{-0.8, 0.7, 1.9}, {-0.5, 0.4, 1.0}, {-0.2, 0.1, 0.5}, {0.1, -0.1, 0.3}, {0.0, 0.0, 0.1}};
  return panel;
}

ScenePanel growingPanel() {
  ScenePanel panel = bowlPanel();
  panel.field = coarse(panel.field, 4);
  for (size_t iy = 0; iy <= 10; ++iy)
    for (size_t ix = 0; ix <= 10; ++ix) panel.field.pending[panel.field.index(ix, iy)] = 0;
  return panel;
}

SceneStyle darkStyle() {
  SceneStyle style;
  style.dark = true;
  style.ground = {0.114, 0.125, 0.149};
  style.floor = {0.14, 0.15, 0.18};
  return style;
}

}  // namespace

Q_DECLARE_METATYPE(ScenePanel)
Q_DECLARE_METATYPE(SceneStyle)

class tst_SurfaceScene : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void scenesLookAsTheyDid_data();
  void scenesLookAsTheyDid();
  void aLogarithmicScaleLiftsWhatIsLow();
  void pathsEndAtTheTopOfTheScale();
  void aPathIsSeenAtItsOwnLoss();
  void dropLinesLeadFromTheOwnLossToThePlane();
  void uncomputedCellsAreHatched();
  void equalLossesHaveEqualColours();
  void linkedViewportsShareOneCamera();
  void unlinkedOnesTurnAlone();
  void morePointsChangeThePicture();
  void aPictureHasTheSizeAskedFor();
  void withoutADisplayTheErrorNamesTheRemedy();
};

void tst_SurfaceScene::scenesLookAsTheyDid_data() {
  QTest::addColumn<ScenePanel>("panel");
  QTest::addColumn<SceneStyle>("style");
  SceneStyle lined;
  lined.levelLines = true;
  QTest::newRow("bowl_light") << bowlPanel() << SceneStyle{};
  QTest::newRow("bowl_dark") << bowlPanel() << darkStyle();
  QTest::newRow("bowl_lines") << bowlPanel() << lined;
  QTest::newRow("difference") << differencePanel() << SceneStyle{};
  QTest::newRow("difference_dark") << differencePanel() << darkStyle();
  QTest::newRow("overlay") << overlayPanel() << SceneStyle{};
  QTest::newRow("path") << pathPanel() << SceneStyle{};
  QTest::newRow("path_dark") << pathPanel() << darkStyle();
  QTest::newRow("growing") << growingPanel() << SceneStyle{};
}

void tst_SurfaceScene::scenesLookAsTheyDid() {
  QFETCH(ScenePanel, panel);
  QFETCH(SceneStyle, style);
  const QImage image = half(draw({panel, bowlPanel()}, style), 0);
  const QString file = QStringLiteral(GACFAS_SOURCE_DIR "/tests/viz/baseline/%1.png")
                           .arg(QString::fromLatin1(QTest::currentDataTag()));
  if (qEnvironmentVariableIsSet("GACFAS_NEW_BASELINE")) QVERIFY(image.save(file));
  const QImage baseline(file);
  QCOMPARE(baseline.size(), image.size());
  const double off = difference(image, baseline.convertToFormat(image.format()));
  QVERIFY2(off < 2.0, qPrintable(QString("mean difference %1 of 255").arg(off)));
}

void tst_SurfaceScene::aLogarithmicScaleLiftsWhatIsLow() {
  LossScale scale;
  scale.top = 10.0;
  scale.logarithmic = true;
  SurfaceScene scene;
  scene.setPanels({{squareField(5, [](double x, double y) { return 10 * bowl(x, y) / 2; }), scale}});
  scene.setViewports(kWidth, kHeight, {{0, 0, kWidth, kHeight}});
  const SceneFrame frame = scene.frame(0);
  const double whole = std::log(10.1) - std::log(0.1);
  for (const double loss : {0.0, 0.5, 10.0}) {
    const double share = (std::log(loss + 0.1) - std::log(0.1)) / whole;
    QVERIFY(std::abs(frame.toWorld(0, 0, loss)[2] - share * SceneBox::kTop) < 1e-12);
  }
  const auto [px, py] = scene.toPixel(0, 0.5, 0.5, 2.5);  // a grid point
  const auto picked = scene.pick(px, py);
  QVERIFY(picked && std::abs(picked->loss - 2.5) < 0.05);
}

void tst_SurfaceScene::pathsEndAtTheTopOfTheScale() {
  const SceneFrame frame(bowlPanel().field, {0, 1.2});
  // From a loss of 2.2 straight down to 0.2; then out of the plane.
  const auto pieces = pathInBox({{0, 0, 2.2}, {0, 0, 0.2}, {2, 0, 0.2}}, frame);
  QCOMPARE(pieces.size(), size_t(2));
  QVERIFY(std::abs(pieces[0][0][2] - SceneBox::kTop) < 1e-9);
  QVERIFY(std::abs(pieces[0][1][2] - frame.toWorld(0, 0, 0.2)[2]) < 1e-12);
  QVERIFY(std::abs(pieces[1][1][0] - 1.0) < 1e-9);
  QVERIFY(pathInBox({{0, 0, 3.0}, {0.5, 0, 2.0}}, frame).empty());
}

void tst_SurfaceScene::aPathIsSeenAtItsOwnLoss() {
  SurfaceScene scene;
  scene.setPanels({pathPanel(), bowlPanel()});
  splitInTwo(scene);
  scene.setPose(0, {-60, 70, 1, 0, 0});
  const QImage image = toImage(renderSceneImage(scene, kWidth, kHeight));
  const auto [px, py] = scene.toPixel(0, -0.2, 0.1, 0.5);
  const QColor sphere = image.pixelColor(int(px), int(py)), bare = image.pixelColor(int(px) + kWidth / 2, int(py));
  QVERIFY2(sphere.lightness() < 100 && bare.lightness() > 130, qPrintable(sphere.name() + " " + bare.name()));
}

void tst_SurfaceScene::dropLinesLeadFromTheOwnLossToThePlane() {
  const ScenePanel panel = bowlPanel();
  const SceneFrame frame(panel.field, panel.scale);
  const auto drops = pathDrops({{0.5, 0.0, 0.9}, {0.0, 0.0, 0.1}}, panel.field, PanelCells(panel).first, frame);
  QCOMPARE(drops->GetNumberOfLines(), vtkIdType(1));  // the second one lies on the plane
  QVERIFY(std::abs(drops->GetPoint(0)[2] - frame.toWorld(0.5, 0, 0.9)[2]) < 1e-6);
  QVERIFY(std::abs(drops->GetPoint(1)[2] - frame.toWorld(0.5, 0, 0.1 + 0.25)[2]) < 1e-6);
}

void tst_SurfaceScene::uncomputedCellsAreHatched() {
  const HeightField whole = squareField(9, bowl);
  QVERIFY(hatchLines(whole, 0.125).empty());
  HeightField one = whole;
  one.pending.assign(one.z.size(), 0);
  one.pending[one.index(4, 4)] = 1;  // the corner of four cells, with a line each
  QCOMPARE(hatchLines(one, 0.125).size(), size_t(4));
  for (const auto& [a, b] : hatchLines(one, 0.125)) {
    QVERIFY(std::max(std::abs(a[0]), std::abs(b[1])) <= 0.25);
    QVERIFY(std::abs((a[0] + a[1]) - (b[0] + b[1])) < 1e-12);
  }
  QCOMPARE(hatchLines(coarse(whole, 2), 0.125).size(), size_t(64));
}

void tst_SurfaceScene::equalLossesHaveEqualColours() {
  // Different surfaces that agree where x = 0: one scale must give one colour there.
  const auto tilted = [](double x, double y) { return 0.1 + y * y + 0.4 * (x + std::abs(x)) / 2; };
  const ScenePanel a{squareField(21, [](double, double y) { return 0.1 + y * y; }), {0, 1.2}},
      b{squareField(21, tilted), {0, 1.2}};
  SurfaceScene scene;
  scene.setPanels({a, b});
  splitInTwo(scene);
  const QImage image = toImage(renderSceneImage(scene, kWidth, kHeight));
  const auto [px, py] = scene.toPixel(0, -0.3, 0.55, 0.1 + 0.55 * 0.55);
  const QColor left = image.pixelColor(int(px), int(py)),
               right = image.pixelColor(int(px) + kWidth / 2, int(py));
  QVERIFY2(std::abs(left.red() - right.red()) < 12 && std::abs(left.blue() - right.blue()) < 12,
           qPrintable(left.name() + " " + right.name()));
}

void tst_SurfaceScene::linkedViewportsShareOneCamera() {
  const QImage before = draw({bowlPanel(1), bowlPanel(2)});
  SurfaceScene scene;
  scene.setPanels({bowlPanel(1), bowlPanel(2)});
  splitInTwo(scene);
  QCOMPARE(scene.camera(0), scene.camera(1));
  scene.setPose(1, scene.pose(1).turned(40, 10));
  QCOMPARE(scene.pose(0), scene.pose(1));
  const QImage after = toImage(renderSceneImage(scene, kWidth, kHeight));
  QVERIFY(difference(half(before, 0), half(after, 0)) > 2);
  QVERIFY(difference(half(before, 1), half(after, 1)) > 2);
}

void tst_SurfaceScene::unlinkedOnesTurnAlone() {
  const QImage before = draw({bowlPanel(1), bowlPanel(2)});
  SurfaceScene scene;
  scene.setPanels({bowlPanel(1), bowlPanel(2)});
  splitInTwo(scene);
  scene.setLinked(false);
  QVERIFY(scene.camera(0) != scene.camera(1));
  scene.setPose(1, scene.pose(1).turned(40, 10));
  QVERIFY(!(scene.pose(0) == scene.pose(1)));
  const QImage after = toImage(renderSceneImage(scene, kWidth, kHeight));
  QVERIFY(difference(half(before, 0), half(after, 0)) < 0.1);
  QVERIFY(difference(half(before, 1), half(after, 1)) > 2);
  scene.setLinked(true);
  QCOMPARE(scene.pose(1), CameraPose{});
}

void tst_SurfaceScene::morePointsChangeThePicture() {
  const ScenePanel whole{
      squareField(17, [](double x, double y) { return 0.3 + 0.2 * std::sin(6 * x) + 0.5 * y * y; }),
      {0, 1.2}};
  ScenePanel growing = whole;
  growing.field = coarse(whole.field, 4);
  const QImage image = draw({growing, whole});
  QVERIFY(difference(half(image, 0), half(image, 1)) > 1);
  ScenePanel none = whole;
  none.field.pending.assign(none.field.z.size(), 1);
  QVERIFY(difference(half(draw({none, whole}), 0), half(image, 0)) > 2);
}

void tst_SurfaceScene::aPictureHasTheSizeAskedFor() {
  SurfaceScene scene;
  scene.setPanels({bowlPanel()});
  scene.setViewports(3000, 1700, {{0, 0, 3000, 1700}});  // larger than the screen
  const QImage image = toImage(renderSceneImage(scene, 3000, 1700));
  QCOMPARE(image.size(), QSize(3000, 1700));
  QCOMPARE(image.pixelColor(5, 5), QColor(Qt::white));
  const auto [px, py] = scene.toPixel(0, 0, 0, 0.1);
  QVERIFY(image.pixelColor(int(px), int(py)) != QColor(Qt::white));
}

void tst_SurfaceScene::withoutADisplayTheErrorNamesTheRemedy() {
  const QByteArray display = qgetenv("DISPLAY");
  qunsetenv("DISPLAY");
  SurfaceScene scene;
  scene.setPanels({bowlPanel()});
  QString message;
  try {
    renderSceneImage(scene, 20, 20);
  } catch (const Error& error) {
    message = error.what();
  }
  qputenv("DISPLAY", display);
  QVERIFY2(message.contains("xvfb-run"), qPrintable(message));
}

QTEST_GUILESS_MAIN(tst_SurfaceScene)
#include "tst_SurfaceScene.moc"
