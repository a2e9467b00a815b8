#include <QtTest>
#include <array>
#include <cmath>
#include <set>

#include "core/types/Random.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

constexpr int kDraws = 100000;

/// Sum over cells of (count - expected)^2 / expected for `draw` in 0..cells-1.
template <class Draw>
double chiSquare(int cells, Draw&& draw) {
  std::vector<double> counts(static_cast<size_t>(cells), 0.0);
  for (int i = 0; i < kDraws; ++i) counts[static_cast<size_t>(draw())] += 1.0;
  const double expected = static_cast<double>(kDraws) / cells;
  double sum = 0.0;
  for (double count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

}  // namespace

class RandomTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void streamIsSplitMix64() {
    Random random{0xa2c13343b4eb3609ULL};  // the key whose state is 1234567; the values are those published
                                           // for that seed
    for (uint64_t expected : {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
                              4593380528125082431ULL, 16408922859458223821ULL})
      QCOMPARE(random.next(), expected);
  }

  void streamIsAFunctionOfItsKeysAlone() {
    Random a{1, 2, 3}, b{1, 2, 3};
    for (int i = 0; i < 100; ++i) QCOMPARE(a.next(), b.next());
  }

  void everyKeyAndItsPlaceCount() {
    std::set<uint64_t> first;
    for (uint64_t i = 0; i < 20; ++i)
      for (uint64_t j = 0; j < 20; ++j) first.insert(Random{i, j}.next());
    for (uint64_t i = 0; i < 20; ++i) first.insert(Random{i}.next());
    QCOMPARE(first.size(), size_t{420});
  }

  void uniformFillsItsRangeEvenly() {
    Random random{7};
    const double chi = chiSquare(20, [&] { return static_cast<int>(20.0 * random.uniform()); });
    QVERIFY2(chi < 43.8,
             qPrintable(QString::number(chi)));  // 19 degrees of freedom: exceeded once in 1000 seeds
    for (int i = 0; i < 1000; ++i) {
      const double value = random.uniform(-2.0, 3.0);
      QVERIFY(value >= -2.0 && value < 3.0);
    }
  }

  void neighbouringKeysAreIndependent() {
    uint64_t key = 0;
    const double chi = chiSquare(20, [&] { return static_cast<int>(20.0 * Random{5, key++}.uniform()); });
    QVERIFY2(chi < 43.8, qPrintable(QString::number(chi)));
  }

  void belowIsEvenForCountsThatAreNoPowersOfTwo() {
    Random random{8};
    const double chi = chiSquare(7, [&] { return static_cast<int>(random.below(7)); });
    QVERIFY2(chi < 22.5, qPrintable(QString::number(chi)));  // 6 degrees of freedom
    for (int i = 0; i < 100; ++i) QCOMPARE(random.below(1), uint64_t{0});
    const uint64_t huge = (uint64_t{1} << 63) + 1;  // almost half of all numbers are drawn again
    for (int i = 0; i < 1000; ++i) QVERIFY(random.below(huge) < huge);
  }

  void normalHasTheMomentsOfTheStandardNormal() {
    Random random{9};
    double sum = 0.0, squares = 0.0, fourth = 0.0;
    for (int i = 0; i < kDraws; ++i) {
      const double x = random.normal();
      QVERIFY(std::isfinite(x));
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    QVERIFY(std::abs(sum / kDraws) < 0.015);
    QVERIFY(std::abs(squares / kDraws - 1.0) < 0.02);
    QVERIFY(std::abs(fourth / kDraws - 3.0) < 0.15);
  }
};

GACFAS_TEST(RandomTest)
#include "tst_Random.moc"
