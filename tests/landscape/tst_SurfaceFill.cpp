#include <QtTest>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "TinyNet.h"
#include "core/landscape/NestedOrder.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// So many samplers of one network, each with its own copy of it.
struct Workers {
  explicit Workers(size_t count, int64_t batchSize = 1) {
    SurfaceSettings settings;
    settings.batchSize = batchSize;
    for (size_t i = 0; i < count; ++i) {
      FasNet net = test::tinyNet(4);
      net->useChannelsLast();
      samplers.emplace_back(net, makePlane(net, DirectionRecipe{}), test::drawnFaces(), settings);
    }
  }
  std::vector<SurfaceSampler*> pointers() {
    std::vector<SurfaceSampler*> all;
    for (SurfaceSampler& sampler : samplers) all.push_back(&sampler);
    return all;
  }
  std::vector<SurfaceSampler> samplers;
};

LandscapeGrid grid() {
  return {linspace(-1.0, 1.0, 5), linspace(-0.5, 0.5, 3), test::drawnFaces().domainNames};
}

LandscapeGrid filledByOne() {
  LandscapeGrid whole = grid();
  JobControl control;
  fillSurface(Workers(1).pointers(), whole, control, {});
  return whole;
}

}  // namespace

class SurfaceFillTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void severalWorkersMeasureEachPointOnceAndGiveTheSurfaceOfOne() {
    const LandscapeGrid expected = filledByOne();
    Workers workers(3);
    LandscapeGrid found = grid();
    JobControl control;
    std::multiset<size_t> points;
    std::set<std::thread::id> threads;
    std::vector<int64_t> done;
    fillSurface(workers.pointers(), found, control,
                {.onPoint = [&](size_t point, const PointLosses&) {
                   points.insert(point);
                   threads.insert(std::this_thread::get_id());
                   std::this_thread::sleep_for(std::chrono::milliseconds(1));  // calls come one at a time all the same
                 },
                 .onProgress = [&](const Progress& progress) { done.push_back(progress.done); }});
    QCOMPARE(points.size(), found.size());
    QCOMPARE(std::set<size_t>(points.begin(), points.end()).size(), found.size());
    QVERIFY(!threads.contains(std::this_thread::get_id()));
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(done.back(), static_cast<int64_t>(found.size()));
    for (size_t i = 0; i < found.size(); ++i) {
      QCOMPARE(found.status[i], PointStatus::Done);
      QCOMPARE(found.points[i].loss, expected.points[i].loss);
      QCOMPARE(found.points[i].domainLoss, expected.points[i].domainLoss);
    }
    QCOMPARE(at::get_num_threads(), 1);
  }

  void slowWorkerKeepsNobodyWaiting() {
    Workers workers(2);
    LandscapeGrid found = grid();
    JobControl control;
    std::mutex mutex;
    std::map<std::thread::id, int> points;
    std::optional<std::thread::id> slow;
    const auto known = [&](size_t) -> const KnownFaces* {
      std::unique_lock lock(mutex);
      if (!slow) slow = std::this_thread::get_id();
      ++points[std::this_thread::get_id()];
      const bool wait = *slow == std::this_thread::get_id();
      lock.unlock();
      if (wait) std::this_thread::sleep_for(std::chrono::milliseconds(300));
      return nullptr;
    };
    fillSurface(workers.pointers(), found, control, {.knownFaces = known});
    QCOMPARE(points.size(), size_t{2});
    QVERIFY2(points[*slow] < 7, qPrintable(QString::number(points[*slow])));  // half of 15 and less
  }

  void linesHaveTheirOwnDirectionsWithSeveralWorkers() {
    LandscapeGrid expected({-1.0, 0.0, 1.0}, {0.0, 1.0, 2.0}, test::drawnFaces().domainNames), found = expected;
    FasNet net = test::tinyNet(4);
    const auto line = [&](size_t iy) { return Plane{randomAxis(net, {}, 9, iy), {}}; };
    JobControl control;
    fillSurface(Workers(1).pointers(), expected, control, {.planeOf = line});
    fillSurface(Workers(2).pointers(), found, control, {.planeOf = line});
    for (size_t i = 0; i < found.size(); ++i) QCOMPARE(found.points[i].loss, expected.points[i].loss);
  }

  void errorOfOneEndsAllAndAStopKeepsWhatIsThere() {
    Workers workers(3);
    LandscapeGrid found = grid();
    JobControl control;
    const auto disk = [](size_t, const PointLosses&) { throw IoError("disk full"); };
    QVERIFY_EXCEPTION_THROWN(fillSurface(workers.pointers(), found, control, {.onPoint = disk}), IoError);
    LandscapeGrid stopped = grid();
    const auto stop = [&](size_t, const PointLosses&) {
      if (stopped.count(PointStatus::Done) == 4) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(fillSurface(workers.pointers(), stopped, control, {.onPoint = stop}), Cancelled);
    const size_t there = stopped.count(PointStatus::Done);
    QVERIFY(there >= 4 && there <= 6);  // those under way are put in as well
    JobControl fresh;
    size_t later = 0;
    fillSurface(workers.pointers(), stopped, fresh, {.onPoint = [&](size_t, const PointLosses&) { ++later; }});
    QCOMPARE(later, stopped.size() - there);
    const LandscapeGrid expected = filledByOne();
    for (size_t i = 0; i < stopped.size(); ++i) QCOMPARE(stopped.points[i].loss, expected.points[i].loss);
  }

  void knownFacesAreNotForwardedAgain() {
    Workers workers(1), whole(1);
    SurfaceSampler &some = workers.samplers[0], &all = whole.samplers[0];
    const FaceMeasures expected = all.measure(0.5, -0.5);
    const KnownFaces known{{1, 4, 9}, {expected.loss[1], expected.loss[4], expected.loss[9]},
                           {expected.score[1], expected.score[4], expected.score[9]}};
    const FaceMeasures found = some.measure(0.5, -0.5, &known);
    QCOMPARE(some.facesForwarded(), int64_t{7});
    QCOMPARE(found.loss, expected.loss);
    QCOMPARE(found.score, expected.score);
    // A value that no network gives: it is taken, not measured.
    KnownFaces odd = known;
    odd.loss[1] = 1234.5;
    QCOMPARE(some.measure(0.5, -0.5, &odd).loss[4], 1234.5);
    KnownFaces every{{}, expected.loss, expected.score};
    for (int64_t i = 0; i < 10; ++i) every.places.push_back(i);
    QCOMPARE(some.evaluate(0.5, -0.5, &every).loss, all.summary(expected).loss);
    QCOMPARE(some.facesForwarded(), int64_t{14});
  }

  void firstCompletePictureComesWithinTwoPercentOfTheTime() {
    const std::vector<size_t> order = nestedOrder(51, 51);
    const size_t share = 51 * 51 * 2 / 100;
    std::set<std::pair<size_t, size_t>> points;
    for (size_t i = 0; i < share; ++i) points.emplace(order[i] % 51, order[i] / 51);
    const std::vector<int> levels = nestedLevels(51);
    std::vector<size_t> coarse;
    for (size_t i = 0; i < 51; ++i)
      if (levels[i] <= 1) coarse.push_back(i);
    QCOMPARE(coarse.size(), size_t{5});
    QVERIFY(coarse.front() == 0 && coarse.back() == 50);
    for (const size_t ix : coarse)
      for (const size_t iy : coarse) QVERIFY(points.contains({ix, iy}));
  }
};

GACFAS_TEST(SurfaceFillTest)
#include "tst_SurfaceFill.moc"
