#include "tests/support/TestMain.h"
#include "viz/SceneCamera.h"

#include <QtTest>
#include <cmath>

#include "tests/viz/Fields.h"
#include "viz/SceneAxes.h"
#include "viz/ScenePick.h"

using namespace gacfas;
using namespace gacfas::test;

class SceneCameraTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aRayGoesThroughItsPixel();
  void theWholeBoxFitsFromEverySide();
  void turningStaysWithinTheLimits();
  void thePickedPlaceIsTheOneUnderThePointer();
  void whatIsCutOffCannotBePicked();
  void besideThePlaneNothingIsPicked();
  void axesStandInFrontAndTheirTextsAway();
  void numbersHaveATrueMinus();
};

void SceneCameraTest::aRayGoesThroughItsPixel() {
  CameraPose pose{35, 25, 1.4, 0.2, -0.1};
  const Projection projection(pose, 640, 420, 1.0);
  for (const Vector3& point : {Vector3{0, 0, 0}, Vector3{0.7, -0.8, 0.4}, Vector3{-1, 1, 1.3}}) {
    const auto [px, py] = projection.toPixel(point);
    const Ray ray = projection.rayThrough(px, py);
    double t = 0, length = 0, off = 0;
    for (size_t i = 0; i < 3; ++i)
      t += (point[i] - ray.from[i]) * ray.direction[i], length += ray.direction[i] * ray.direction[i];
    for (size_t i = 0; i < 3; ++i) off += std::pow(ray.from[i] + t / length * ray.direction[i] - point[i], 2);
    QVERIFY(off < 1e-18);
  }
}

void SceneCameraTest::theWholeBoxFitsFromEverySide() {
  for (double azimuth = -180; azimuth < 180; azimuth += 15)
    for (double elevation : {4.0, 30.0, 60.0, 89.0})
      for (const auto& [width, height] :
           {std::pair{900.0, 400.0}, std::pair{400.0, 500.0}, std::pair{1200.0, 900.0}}) {
        const Projection projection({azimuth, elevation, 1, 0, 0}, width, height, 1.0);
        for (double x : {-1.0, 1.0})
          for (double y : {-1.0, 1.0})
            for (double z : {SceneBox::kFloor, SceneBox::kTop}) {
              const auto [px, py] = projection.toPixel({x, y, z});
              QVERIFY2(px > 30 && px < width - 30 && py > 0 && py < height - 4,
                       qPrintable(QString("%1 %2: %3 %4 of %5 x %6")
                                      .arg(azimuth)
                                      .arg(elevation)
                                      .arg(px)
                                      .arg(py)
                                      .arg(width)
                                      .arg(height)));
            }
      }
}

void SceneCameraTest::turningStaysWithinTheLimits() {
  const CameraPose pose = CameraPose{}.turned(300, 200).zoomed(1000);
  QCOMPARE(pose.elevation, CameraPose::kMaxElevation);
  QVERIFY(std::abs(pose.azimuth) <= 180);
  QCOMPARE(pose.zoom, CameraPose::kMaxZoom);
  QCOMPARE(CameraPose{}.turned(0, -200).elevation, CameraPose::kMinElevation);
}

void SceneCameraTest::thePickedPlaceIsTheOneUnderThePointer() {
  const HeightField field = squareField(21, bowl);
  const auto cells = knownCells(field);
  const SceneFrame frame(field, {0, 2});
  const Projection projection({}, 640, 420, 1.0);
  // A place that the near rim does not hide: on the far wall.
  const double x = -0.55, y = 0.45, loss = heightAt(field, cells, x, y);
  const auto [px, py] = projection.toPixel(frame.toWorld(x, y, loss));
  const auto picked = pickSurface(field, cells, frame, projection.rayThrough(px, py));
  QVERIFY(picked && picked->onSurface);
  QVERIFY(std::abs(picked->x - x) < 5e-3 && std::abs(picked->y - y) < 5e-3);
  QCOMPARE(picked->loss, heightAt(field, cells, picked->x, picked->y));
}

void SceneCameraTest::whatIsCutOffCannotBePicked() {
  const HeightField field = squareField(21, [](double, double) { return 5.0; });
  const SceneFrame frame(field, {0, 1});
  const Projection projection({}, 640, 420, 1.0);
  const auto [px, py] = projection.toPixel(frame.onFloor(0.3, 0.3));
  const auto picked = pickSurface(field, knownCells(field), frame, projection.rayThrough(px, py));
  QVERIFY(picked && !picked->onSurface);
  QCOMPARE(picked->loss, 5.0);  // the loss above that place of the floor is still told
  QVERIFY(std::abs(picked->x - 0.3) < 1e-9);
}

void SceneCameraTest::besideThePlaneNothingIsPicked() {
  const HeightField field = squareField(5, bowl);
  const SceneFrame frame(field, {0, 2});
  const Projection projection({}, 640, 420, 1.0);
  QVERIFY(!pickSurface(field, knownCells(field), frame, projection.rayThrough(2, 2)));
}

void SceneCameraTest::axesStandInFrontAndTheirTextsAway() {
  const HeightField field = squareField(5, bowl);
  const SceneFrame frame(field, {0, 2});
  for (double azimuth = -170; azimuth < 180; azimuth += 20) {
    const CameraPose pose{azimuth, 30, 1, 0, 0};
    const Projection projection(pose, 700, 420, 1.0);
    const auto middle = projection.toPixel({0, 0, SceneBox::kFloor});
    int titles = 0;
    for (const AxisText& text : sceneAxes(frame, pose, projection, 1.0).texts) {
      titles += text.title;
      if (text.title && text.text != "Loss (nat)")
        QVERIFY2(text.at[1] > middle[1] - 20, qPrintable(QString::number(azimuth)));
      QVERIFY(std::abs(std::hypot(text.outward[0], text.outward[1]) - 1) < 1e-9);
    }
    QCOMPARE(titles, 3);
  }
}

void SceneCameraTest::numbersHaveATrueMinus() {
  QCOMPARE(QString::fromStdString(tickText(-0.5)), QString::fromUtf8("−0.5"));
  QCOMPARE(QString::fromStdString(tickText(2)), QString("2"));
}

GACFAS_TEST(SceneCameraTest)
#include "tst_SceneCamera.moc"
