#include <QtTest>
#include <algorithm>
#include <map>
#include <numeric>

#include "core/data/EpochOrder.h"
#include "core/types/Error.h"

using namespace gacfas;

namespace {

/// Sets of the given lengths, numbered through.
std::vector<std::vector<int64_t>> setsOf(const std::vector<size_t>& lengths) {
  std::vector<std::vector<int64_t>> sets;
  int64_t number = 0;
  for (const size_t length : lengths) {
    sets.emplace_back(length);
    for (int64_t& value : sets.back()) value = number++;
  }
  return sets;
}

}  // namespace

class TestEpochOrder : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyVideoComesOnceAnEpoch() {
    const EpochOrder order(setsOf({5, 7, 1, 12}), false, 4, 1);
    std::vector<int64_t> all(25);
    std::iota(all.begin(), all.end(), 0);
    for (int64_t epoch = 0; epoch < 3; ++epoch) {
      std::vector<int64_t> items = order.epoch(epoch);
      QVERIFY(items != all);
      std::sort(items.begin(), items.end());
      QCOMPARE(items, all);
    }
  }

  void epochsAndSeedsDifferAndRepeat() {
    const EpochOrder order(setsOf({20, 20}), false, 4, 1), other(setsOf({20, 20}), false, 4, 2);
    QCOMPARE(order.epoch(3), order.epoch(3));
    QVERIFY(order.epoch(3) != order.epoch(4));
    QVERIFY(order.epoch(3) != other.epoch(3));
  }

  void shufflesAreUniform() {
    const EpochOrder order(setsOf({3}), false, 3, 7);
    std::map<std::vector<int64_t>, int> counts;
    for (int64_t epoch = 0; epoch < 6000; ++epoch) ++counts[order.epoch(epoch)];
    QCOMPARE(counts.size(), size_t{6});
    for (const auto& [items, count] : counts) QVERIFY(std::abs(count - 1000) < 150);  // 5 standard deviations
  }

  void balancedEpochsVisitSetsEquallyAndRepeatShortOnes() {
    const EpochOrder order(setsOf({5, 2, 1, 3}), true, 4, 1);
    std::map<int64_t, int> counts;
    for (const int64_t item : order.epoch(0)) ++counts[item];
    // 5 * 4 items; set 0 is 0..4, set 1 is 5 6, set 2 is 7, set 3 is 8 9 10; place (j / 4) mod length.
    const std::map<int64_t, int> expected{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 3},
                                          {6, 2}, {7, 5}, {8, 2}, {9, 2}, {10, 1}};
    QCOMPARE(counts, expected);
    QCOMPARE(order.steps(), 5);
  }

  void balancedWithAnEmptySetIsRefused() {
    QVERIFY_THROWS_EXCEPTION(InputError, EpochOrder(setsOf({5, 0}), true, 4, 1));
    QVERIFY_THROWS_EXCEPTION(InputError, EpochOrder(setsOf({0, 0}), false, 4, 1));
  }

  void batchesCoverTheEpoch_data() {
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<std::vector<int64_t>>("faces");
    QTest::newRow("whole batches") << 8 << 4 << std::vector<int64_t>{4, 4};
    QTest::newRow("the last, smaller one is kept") << 10 << 4 << std::vector<int64_t>{4, 4, 2};
    QTest::newRow("a last batch of one is joined") << 9 << 4 << std::vector<int64_t>{4, 5};
    QTest::newRow("fewer items than a batch") << 3 << 4 << std::vector<int64_t>{3};
    QTest::newRow("a single item") << 1 << 4 << std::vector<int64_t>{1};
    QTest::newRow("batches of one") << 3 << 1 << std::vector<int64_t>{1, 1, 1};
    QTest::newRow("batches of two, odd count") << 5 << 2 << std::vector<int64_t>{2, 3};
  }

  void batchesCoverTheEpoch() {
    QFETCH(int, items);
    QFETCH(int, batchSize);
    const EpochOrder order(setsOf({static_cast<size_t>(items)}), false, batchSize, 1);
    std::vector<int64_t> faces;
    int64_t place = 0;
    for (int64_t step = 0; step < order.steps(); ++step) {
      QCOMPARE(order.firstPlace(step), place);
      faces.push_back(order.faces(step));
      place += faces.back();
    }
    QTEST(faces, "faces");
    QCOMPARE(place, items);
  }
};

QTEST_GUILESS_MAIN(TestEpochOrder)
#include "tst_EpochOrder.moc"
