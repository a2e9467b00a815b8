#include "tests/support/TestMain.h"
#include "viz/SurfaceShape.h"
#include "viz/SectionLine.h"

#include <QtTest>
#include <cmath>

#include "tests/viz/Fields.h"

using namespace gacfas;
using namespace gacfas::test;

class SurfaceShapeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aSectionReachesTheSidesOfALongPlane();
  void riseOfAConeIsItsSlope();
  void meanRiseOfABowlIsHalfItsRim();
  void whatIsNotKnownDoesNotCount();
  void shareBelowIsTheDiscsArea();
};

void SurfaceShapeTest::aSectionReachesTheSidesOfALongPlane() {
  const double right = std::acos(0.0);
  QCOMPARE(sectionThrough(-2, 10, 0, 2, 0.0), (SectionLine{-2, 1, 10, 1}));
  QVERIFY(std::abs(sectionThrough(-2, 10, 0, 2, right).y1 - 2) < 1e-12);
  for (double direction = 0.1; direction < 3; direction += 0.2) {
    const SectionLine line = sectionThrough(-2, 10, 0, 2, direction);
    QVERIFY(std::abs(std::hypot((line.x1 - 4) / 6, line.y1 - 1) - 1) < 1e-12);
    QVERIFY(std::abs(std::atan2(line.y1 - 1, line.x1 - 4) - direction) < 1e-12);
  }
}

void SurfaceShapeTest::riseOfAConeIsItsSlope() {
  const HeightField cone = squareField(41, [](double x, double y) { return 0.2 + 3 * std::hypot(x, y); });
  QCOMPARE(centreHeight(cone), 0.2);
  QVERIFY(std::abs(riseWithin(cone, 0.5).worst - 1.5) < 1e-9);
}

void SurfaceShapeTest::meanRiseOfABowlIsHalfItsRim() {
  // The mean of r^2 over a disc of radius R is R^2 / 2.
  const Rise rise = riseWithin(squareField(201, bowl), 0.6);
  QVERIFY(std::abs(rise.mean - 0.18) < 2e-3);
}

void SurfaceShapeTest::whatIsNotKnownDoesNotCount() {
  HeightField field = squareField(5, bowl);
  field.z[13] = 1e9;
  field.pending.assign(25, 0);
  field.pending[13] = 1;
  QVERIFY(riseWithin(field, 1).worst < 2);
  field.pending[12] = 1;
  QVERIFY(std::isnan(centreHeight(field)));
  QCOMPARE(riseWithin(field, 1).points, size_t(0));
}

void SurfaceShapeTest::shareBelowIsTheDiscsArea() {
  QVERIFY(std::abs(shareBelow(squareField(201, bowl), 0.25) - 3.14159 * 0.25 / 4) < 5e-3);
}

GACFAS_TEST(SurfaceShapeTest)
#include "tst_SurfaceShape.moc"
