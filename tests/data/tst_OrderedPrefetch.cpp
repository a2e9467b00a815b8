#include <QtTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/data/OrderedPrefetch.h"

using Batch = std::vector<int64_t>;
using Prefetch = gacfas::OrderedPrefetch<Batch>;

namespace {

/// Batch b has b % 3 + 1 parts; part p holds 10 b + p.
Prefetch::Work countingWork(int64_t batches) {
  Prefetch::Work work;
  work.batches = batches;
  work.create = [](int64_t b) { return Batch(static_cast<size_t>(b % 3 + 1), 10 * b); };
  work.parts = [](const Batch& batch) { return static_cast<int64_t>(batch.size()); };
  work.fill = [](Batch& batch, int64_t part) {
    int64_t& value = batch[static_cast<size_t>(part)];
    std::this_thread::sleep_for(std::chrono::microseconds((value * 7919 + part * 104729) % 300));
    value += part;
  };
  return work;
}

}  // namespace

class TestOrderedPrefetch : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void batchesArriveWholeAndInOrder_data() {
    QTest::addColumn<int>("workers");
    for (const int workers : {0, 1, 2, 5}) QTest::addRow("with %d workers", workers) << workers;
  }

  void batchesArriveWholeAndInOrder() {
    QFETCH(int, workers);
    Prefetch prefetch(countingWork(40), workers, 2);
    for (int64_t b = 0; b < 40; ++b) {
      const std::optional<Batch> batch = prefetch.next();
      QVERIFY(batch.has_value());
      QCOMPARE(batch->size(), static_cast<size_t>(b % 3 + 1));
      for (size_t p = 0; p < batch->size(); ++p) QCOMPARE((*batch)[p], 10 * b + static_cast<int64_t>(p));
    }
    QVERIFY(!prefetch.next().has_value());
    QVERIFY(!prefetch.next().has_value());
  }

  void neverMoreBatchesAheadThanAllowed() {
    std::atomic<int64_t> opened{0};
    Prefetch::Work work = countingWork(100);
    work.create = [&](int64_t) {
      ++opened;
      return Batch(4);
    };
    Prefetch prefetch(std::move(work), 3, 2);
    for (int64_t taken = 1; taken <= 5; ++taken) {
      prefetch.next();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      QVERIFY2(opened <= taken + 2, qPrintable(QString("%1 opened, %2 taken").arg(opened).arg(taken)));
    }
  }

  void partsOfOneBatchAreFilledSideBySide() {
    std::atomic<int> inside{0}, most{0};
    Prefetch::Work work = countingWork(1);
    work.create = [](int64_t) { return Batch(3); };
    work.fill = [&](Batch&, int64_t) {
      most = std::max(most.load(), ++inside);
      for (int i = 0; i < 500 && most < 3; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
      --inside;
    };
    Prefetch prefetch(std::move(work), 3, 1);
    prefetch.next();
    QCOMPARE(most.load(), 3);
  }

  void errorsArriveInOrderAndTheRestGoesOn_data() { batchesArriveWholeAndInOrder_data(); }

  void errorsArriveInOrderAndTheRestGoesOn() {
    QFETCH(int, workers);
    Prefetch::Work work = countingWork(6);
    work.fill = [](Batch& batch, int64_t part) {
      if (batch[0] == 50) std::this_thread::sleep_for(std::chrono::milliseconds(part == 1 ? 20 : 1));
      if (batch[0] == 20 || (batch[0] == 50 && part > 0)) {
        throw std::runtime_error(std::to_string(batch[0]) + ":" + std::to_string(part));
      }
    };
    Prefetch prefetch(std::move(work), workers, 2);
    std::vector<std::string> seen;
    for (int b = 0; b < 6; ++b) {
      try {
        seen.push_back(std::to_string(prefetch.next()->front()));
      } catch (const std::runtime_error& error) {
        seen.push_back(error.what());
      }
    }
    // Of two failed parts the lower is told, though it fails later.
    QCOMPARE(seen, (std::vector<std::string>{"0", "10", "20:0", "30", "40", "50:1"}));
    QVERIFY(!prefetch.next().has_value());
  }

  void errorsWhileCreatingArriveToo_data() { batchesArriveWholeAndInOrder_data(); }

  void errorsWhileCreatingArriveToo() {
    QFETCH(int, workers);
    Prefetch::Work work = countingWork(3);
    work.create = [](int64_t b) {
      if (b == 1) throw std::runtime_error("no room");
      return Batch(2, b);
    };
    Prefetch prefetch(std::move(work), workers, 2);
    QVERIFY(prefetch.next().has_value());
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, prefetch.next());
    QVERIFY(prefetch.next().has_value());
  }

  void destructionNeverHangs() {
    for (int taken = 0; taken < 4; ++taken) {
      for (const int workers : {0, 1, 4}) {
        Prefetch prefetch(countingWork(1000), workers, 3);
        for (int i = 0; i < taken; ++i) prefetch.next();
        if (taken == 3)
          std::this_thread::sleep_for(std::chrono::milliseconds(5));  // the queue is full by now
      }
    }
    Prefetch::Work failing = countingWork(1000);
    failing.fill = [](Batch&, int64_t) { throw std::runtime_error("always"); };
    Prefetch prefetch(std::move(failing), 3, 2);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, prefetch.next());
  }

  void everyWorkerIsPrepared() {
    std::atomic<int> prepared{0};
    Prefetch::Work work = countingWork(1);
    work.enterThread = [&] { ++prepared; };
    { Prefetch prefetch(std::move(work), 3, 1); }
    QCOMPARE(prepared.load(), 3);
  }
};

QTEST_GUILESS_MAIN(TestOrderedPrefetch)
#include "tst_OrderedPrefetch.moc"
