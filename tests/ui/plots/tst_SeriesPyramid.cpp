#include "tests/support/TestMain.h"
#include "ui/plots/SeriesPyramid.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace gacfas;

namespace {

std::vector<double> noise(size_t count, double nanShare, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  std::vector<double> values(count);
  // Rounded, so that equal values occur.
  for (double& value : values)
    value = uniform(random) < nanShare ? NAN : std::round(normal(random) * 20.0) / 20.0;
  return values;
}

SeriesPyramid::Extremes bruteForce(const std::vector<double>& values, size_t begin, size_t end) {
  SeriesPyramid::Extremes result;
  for (size_t i = begin; i < end; ++i) {
    if (std::isnan(values[i])) continue;
    if (result.least < 0 || values[i] < values[static_cast<size_t>(result.least)])
      result.least = static_cast<int64_t>(i);
    if (result.greatest < 0 || values[i] > values[static_cast<size_t>(result.greatest)])
      result.greatest = static_cast<int64_t>(i);
  }
  return result;
}

std::vector<double> counted(size_t count) {
  std::vector<double> keys(count);
  std::iota(keys.begin(), keys.end(), 1.0);
  return keys;
}

}  // namespace

class SeriesPyramidTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void extremesAreThoseOfAWalk_data();
  void extremesAreThoseOfAWalk();
  void aSeriesThatGrewIsTheSameAsOneMadeWhole();
  void aPixelKeepsItsExtremesInAtMostFourPoints();
  void fewPointsAreAllDrawn();
  void theLineGoesOnToTheNeighboursOutside();
  void aSmoothLineKeepsOnePointAColumn();
};

void SeriesPyramidTest::extremesAreThoseOfAWalk_data() {
  QTest::addColumn<int>("count");
  QTest::addColumn<double>("nanShare");
  for (int count : {1, 8, 9, 64, 65, 513, 5000}) QTest::addRow("%d values", count) << count << 0.0;
  QTest::newRow("half are missing") << 3000 << 0.5;
  QTest::newRow("all are missing") << 300 << 1.1;
}

void SeriesPyramidTest::extremesAreThoseOfAWalk() {
  QFETCH(int, count);
  QFETCH(double, nanShare);
  const std::vector<double> values = noise(static_cast<size_t>(count), nanShare, 3);
  SeriesPyramid pyramid;
  pyramid.append(values);
  std::mt19937 random(5);
  for (int trial = 0; trial < 400; ++trial) {
    size_t begin = random() % (values.size() + 1), end = random() % (values.size() + 1);
    if (begin > end) std::swap(begin, end);
    const auto expected = bruteForce(values, begin, end);
    const auto found = pyramid.extremes(begin, end);
    QCOMPARE(found.least, expected.least);
    QCOMPARE(found.greatest, expected.greatest);
  }
}

void SeriesPyramidTest::aSeriesThatGrewIsTheSameAsOneMadeWhole() {
  const std::vector<double> values = noise(4000, 0.1, 9);
  SeriesPyramid grown;
  std::mt19937 random(1);
  for (size_t done = 0; done < values.size();) {
    const size_t part = std::min<size_t>(random() % 90, values.size() - done);
    grown.append(std::span(values).subspan(done, part));
    done += part;
    const auto expected = bruteForce(values, 0, done);
    QCOMPARE(grown.extremes(0, done).least, expected.least);
    QCOMPARE(grown.extremes(0, done).greatest, expected.greatest);
  }
  for (size_t begin = 0; begin < values.size(); begin += 37)
    QCOMPARE(grown.extremes(begin, values.size()).least, bruteForce(values, begin, values.size()).least);
}

void SeriesPyramidTest::aPixelKeepsItsExtremesInAtMostFourPoints() {
  const std::vector<double> values = noise(20000, 0.02, 4), keys = counted(values.size());
  SeriesPyramid pyramid;
  pyramid.append(values);
  const double lower = 1000.0, upper = 19000.5;
  const int pixels = 300;
  const std::vector<size_t> places = pyramid.visible(keys, lower, upper, pixels);
  QVERIFY(places.size() <= 4 * pixels + 2);
  QVERIFY(std::is_sorted(places.begin(), places.end()));
  for (int pixel = 0; pixel < pixels; ++pixel) {
    const double left = lower + (upper - lower) * pixel / pixels,
                 right = lower + (upper - lower) * (pixel + 1) / pixels;
    const auto begin = static_cast<size_t>(std::lower_bound(keys.begin(), keys.end(), left) - keys.begin());
    const auto end = static_cast<size_t>(std::lower_bound(keys.begin(), keys.end(), right) - keys.begin());
    const auto expected = bruteForce(values, begin, end);
    for (int64_t place :
         {expected.least, expected.greatest, static_cast<int64_t>(begin), static_cast<int64_t>(end) - 1})
      QVERIFY(std::binary_search(places.begin(), places.end(), static_cast<size_t>(place)));
    const auto inside = std::count_if(places.begin(), places.end(),
                                      [&](size_t place) { return place >= begin && place < end; });
    QVERIFY2(inside <= 4, qPrintable(QStringLiteral("%1 points in pixel %2").arg(inside).arg(pixel)));
  }
}

void SeriesPyramidTest::fewPointsAreAllDrawn() {
  const std::vector<double> values{1, NAN, 3, 2}, keys = counted(4);
  SeriesPyramid pyramid;
  pyramid.append(values);
  QCOMPARE(pyramid.visible(keys, 0, 10, 100), (std::vector<size_t>{0, 1, 2, 3}));
}

void SeriesPyramidTest::theLineGoesOnToTheNeighboursOutside() {
  const std::vector<double> values{1, 2, 3, 4, 5}, keys = counted(5);
  SeriesPyramid pyramid;
  pyramid.append(values);
  QCOMPARE(pyramid.visible(keys, 2.5, 3.5, 100), (std::vector<size_t>{1, 2, 3}));
  QCOMPARE(pyramid.visible(keys, 3.1, 3.2, 100), (std::vector<size_t>{2, 3}));
  QCOMPARE(pyramid.visible({}, 0, 1, 100).size(), size_t{0});
}

void SeriesPyramidTest::aSmoothLineKeepsOnePointAColumn() {
  const std::vector<double> keys = counted(1000);
  QCOMPARE(thinned(keys, 100.5, 500.5, 4), (std::vector<size_t>{99, 199, 299, 399, 499, 500}));
  QCOMPARE(thinned(keys, 2.5, 5.5, 10), (std::vector<size_t>{1, 2, 3, 4, 5}));
  QCOMPARE(thinned(keys, 0.0, 2000.0, 4), (std::vector<size_t>{498, 998, 999}));
  QVERIFY(thinned({}, 0.0, 1.0, 4).empty());
}

GACFAS_TEST(SeriesPyramidTest)
#include "tst_SeriesPyramid.moc"
