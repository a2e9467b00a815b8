#include "tests/support/TestMain.h"
#include "viz/LossScale.h"

#include <QtTest>
#include <cmath>
#include <limits>

#include "tests/viz/Fields.h"
#include "viz/Colour.h"
#include "viz/Contours.h"
#include "viz/SceneStyle.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

double outlineArea(const PlaneLine& line) {
  double sum = 0.0;
  for (size_t i = 0; i + 1 < line.size(); ++i)
    sum += line[i][0] * line[i + 1][1] - line[i + 1][0] * line[i][1];
  return std::abs(sum) / 2;
}

bool near(const Rgb& colour, int red, int green, int blue, double within = 1.5 / 255) {
  return std::abs(colour[0] - red / 255.0) < within && std::abs(colour[1] - green / 255.0) < within &&
         std::abs(colour[2] - blue / 255.0) < within;
}

}  // namespace

class LossScaleTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void ticksAreRoundNumbersWithinTheRange();
  void contourLevelsStayInsideTheScale();
  void logarithmicTicksAndLevelsAreRoundAndApart();
  void aBandHasTheColourOfItsMiddle();
  void differencesHaveZeroInTheMiddle();
  void aPathRaisesTheTopAndNotTooFar();
  void oneScaleServesSteepAndFlat();
  void theWeightsOwnLossIsOnTheScale();
  void holesAndPendingPointsDoNotCount();
  void contoursOfABowlAreCircles();
  void aContourEndsAtAHole();
  void regionsOfABowlHaveTheirArea();
  void coloursAreThoseOfTheMaps();
  void contourColoursKeepAwayFromTheGround();
};

void LossScaleTest::ticksAreRoundNumbersWithinTheRange() {
  QCOMPARE(niceTicks(-1, 1, 4), (std::vector<double>{-1, -0.5, 0, 0.5, 1}));
  QCOMPARE(niceTicks(0, 4, 4), (std::vector<double>{0, 1, 2, 3, 4}));
  QCOMPARE(niceTicks(0, 1.5, 4), (std::vector<double>{0, 0.5, 1, 1.5}));
  QCOMPARE(niceStep(0.21), 0.25);
  QCOMPARE(niceStep(20), 20.0);
}

void LossScaleTest::contourLevelsStayInsideTheScale() {
  const auto levels = contourLevels({0, 4});
  QCOMPARE(levels.size(), size_t(15));
  QCOMPARE(levels.front(), 0.25);
  QCOMPARE(levels.back(), 3.75);
  QCOMPARE(contourStep({0, 4}), 0.25);
}

void LossScaleTest::oneScaleServesSteepAndFlat() {
  const HeightField flat = squareField(21, [](double x, double y) { return 0.5 * bowl(x, y); });
  const HeightField steep = squareField(21, [](double x, double y) { return 8 * bowl(x, y); });
  const LossScale together = automaticScale({&flat, &steep});
  QVERIFY(together.top > automaticScale({&flat}).top);
  QVERIFY(together.top < automaticScale({&steep}).top);
  QCOMPARE(together, automaticScale({&steep, &flat}));
  QCOMPARE(together.low, 0.0);
  QCOMPARE(automaticScale({}), LossScale{});
}

void LossScaleTest::theWeightsOwnLossIsOnTheScale() {
  const HeightField low = squareField(21, [](double, double) { return 0.7; });
  const HeightField hill = squareField(21, [](double x, double y) { return 1.4 - bowl(x, y); });
  QCOMPARE(automaticScale({&low, &hill}).top, 1.5);
  const HeightField peak = squareField(21, [](double x, double y) { return x == 0 && y == 0 ? 50.0 : 0.7; });
  QCOMPARE(automaticScale({&low, &peak}).top, 1.6);  // twice the 0.8 that nine tenths ask for
}

void LossScaleTest::holesAndPendingPointsDoNotCount() {
  HeightField field = squareField(5, [](double, double) { return 0.9; });
  field.z[3] = std::numeric_limits<double>::infinity();
  field.pending.assign(25, 0);
  field.pending[4] = 1;
  field.z[4] = 1000;
  QCOMPARE(automaticScale({&field}).top, 1.0);
}

void LossScaleTest::logarithmicTicksAndLevelsAreRoundAndApart() {
  LossScale scale;
  scale.top = 10.0;
  scale.logarithmic = true;
  QCOMPARE(scale.share(0.0), 0.0);
  QCOMPARE(scale.share(10.0), 1.0);
  QVERIFY(std::abs(scale.share(0.9) - std::log(10.0) / std::log(101.0)) < 1e-12);
  const auto ticks = scaleTicks(scale, 4);
  QVERIFY(ticks.size() >= 3 && ticks.front() == 0.0 && ticks.back() == 10.0);
  const auto levels = contourLevels(scale);
  QVERIFY(levels.size() >= 8 && levels.front() > 0.0 && levels.back() < 10.0);
  for (const auto& steps : {ticks, levels})
    for (size_t i = 1; i < steps.size(); ++i) QVERIFY(scale.share(steps[i]) - scale.share(steps[i - 1]) > 0.02);
}

void LossScaleTest::aBandHasTheColourOfItsMiddle() {
  QCOMPARE(bandShare({0, 4}, 1.0), 1.125 / 4);
  QCOMPARE(bandShare({0, 4}, -1e9), 0.125 / 4);
  QCOMPARE(bandShare({0, 4}, 4.0), 1.0);
}

void LossScaleTest::differencesHaveZeroInTheMiddle() {
  const HeightField field = squareField(11, [](double x, double) { return 0.7 * x; });
  const LossScale scale = automaticDifferenceScale({&field});
  QVERIFY(scale.difference);
  QCOMPARE(scale.low, -scale.top);
  QCOMPARE(scale.top, 0.8);
  QCOMPARE(scale.share(0.0), 0.5);
  const SceneStyle style;
  const Rgb middle = style.surfaceColour(scale, 0.5), low = style.surfaceColour(scale, 0.0),
            high = style.surfaceColour(scale, 1.0);
  QVERIFY(near(middle, 221, 221, 221, 0.03));
  QVERIFY(near(low, 0x6f, 0x4f, 0xa1) && near(high, 0xc2, 0x55, 0x0c));
  QVERIFY(style.surfaceColour({0, 1}, 0.3) == coolToWarm(0.3));
}

void LossScaleTest::aPathRaisesTheTopAndNotTooFar() {
  const LossScale scale{0.0, 3.0};
  QCOMPARE(raisedTo(scale, {}), scale);
  QCOMPARE(raisedTo(scale, {{0, 0, 2.0}}), scale);
  QCOMPARE(raisedTo(scale, {{0, 0, 4.67}, {0, 0, std::nan("")}}).top, 5.0);
  QCOMPARE(raisedTo(scale, {{0, 0, 40.0}}).top, 6.0);
}

void LossScaleTest::contoursOfABowlAreCircles() {
  const auto contours = contourLines(squareField(101, bowl), {0.25, 0.64});
  QCOMPARE(contours.size(), size_t(2));
  for (const ContourLine& contour : contours) {
    QCOMPARE(contour.lines.size(), size_t(1));
    const PlaneLine& line = contour.lines.front();
    QCOMPARE(line.front(), line.back());
    for (const PlanePoint& p : line)
      QVERIFY(std::abs(std::hypot(p[0], p[1]) - std::sqrt(contour.level)) < 2e-3);
  }
}

void LossScaleTest::aContourEndsAtAHole() {
  HeightField field = squareField(41, bowl);
  field.z[20 * 41 + 30] = std::nan("");  // at (0.5, 0), on the circle of 0.25
  const auto lines = contourLines(field, {0.25}).front().lines;
  QCOMPARE(lines.size(), size_t(1));
  QVERIFY(lines.front().front() != lines.front().back());
}

void LossScaleTest::regionsOfABowlHaveTheirArea() {
  const auto regions = contourRegions(squareField(101, bowl), {-1.0, 0.25});
  QCOMPARE(regions[0].outlines.size(), size_t(1));
  QVERIFY(std::abs(outlineArea(regions[0].outlines[0]) - 4.0) < 1e-9);
  QCOMPARE(regions[1].outlines.size(), size_t(2));  // the square and the circle cut out of it
  double least = 4.0;
  for (const PlaneLine& outline : regions[1].outlines) least = std::min(least, outlineArea(outline));
  QVERIFY(std::abs(least - 3.14159265 * 0.25) < 2e-3);
}

void LossScaleTest::coloursAreThoseOfTheMaps() {
  QVERIFY(near(coolToWarm(0), 59, 76, 192));
  QVERIFY(near(coolToWarm(0.5), 221, 221, 221, 2.5 / 255));
  QVERIFY(near(coolToWarm(1), 180, 4, 38));
  QCOMPARE(coolToWarm(7), coolToWarm(1));
  QVERIFY(near(viridis(0), 68, 1, 84));
  QVERIFY(near(viridis(0.25), 59, 82, 139, 2.5 / 255));
  QVERIFY(near(viridis(0.75), 94, 201, 98, 2.5 / 255));
  QVERIFY(near(viridis(1), 253, 231, 37));
}

void LossScaleTest::contourColoursKeepAwayFromTheGround() {
  SceneStyle light, dark;
  dark.dark = true;
  QCOMPARE(light.contourColour(1), viridis(0.88));
  QCOMPARE(dark.contourColour(0), viridis(0.30));
  QCOMPARE(light.surfaceColour(0.2), coolToWarm(0.2));
}

GACFAS_TEST(LossScaleTest)
#include "tst_LossScale.moc"
