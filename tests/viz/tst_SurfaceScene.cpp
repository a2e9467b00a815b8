#include "viz/SurfaceScene.h"

#include <vtkCamera.h>

#include <QImage>
#include <QtTest>
#include <cmath>

#include "core/types/Error.h"
#include "tests/viz/Fields.h"
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

SceneStyle darkStyle() {
  SceneStyle style;
  style.dark = true;
  style.ground = {0.114, 0.125, 0.149};
  style.floor = {0.14, 0.15, 0.18};
  return style;
}

}  // namespace

class tst_SurfaceScene : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aBowlLooksAsItDid_data();
  void aBowlLooksAsItDid();
  void equalLossesHaveEqualColours();
  void linkedViewportsShareOneCamera();
  void unlinkedOnesTurnAlone();
  void morePointsChangeThePicture();
  void aPictureHasTheSizeAskedFor();
  void withoutADisplayTheErrorNamesTheRemedy();
};

void tst_SurfaceScene::aBowlLooksAsItDid_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void tst_SurfaceScene::aBowlLooksAsItDid() {
  QFETCH(bool, dark);
  const QImage image = half(draw({bowlPanel(), bowlPanel()}, dark ? darkStyle() : SceneStyle{}), 0);
  const QString file =
      QStringLiteral(GACFAS_SOURCE_DIR "/tests/viz/baseline/bowl_%1.png").arg(dark ? "dark" : "light");
  if (qEnvironmentVariableIsSet("GACFAS_NEW_BASELINE")) QVERIFY(image.save(file));
  const QImage baseline(file);
  QCOMPARE(baseline.size(), image.size());
  const double off = difference(image, baseline.convertToFormat(image.format()));
  QVERIFY2(off < 2.0, qPrintable(QString("mean difference %1 of 255").arg(off)));
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
