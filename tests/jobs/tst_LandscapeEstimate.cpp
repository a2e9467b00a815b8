#include <QtTest>

#include "DrawnFaces.h"
#include "core/jobs/LandscapeEstimate.h"
#include "core/pipeline/LandscapeWorkers.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

class LandscapeEstimateTest : public QObject {
  Q_OBJECT

  test::DrawnFaces faces_;
  LandscapeRequest request_;

  LandscapeEstimate estimated() const {
    JobControl control;
    return estimateLandscape(request_, control);
  }
  bool hasFolder() const { return fs::exists(request_.run / "landscape"); }

private Q_SLOTS:
  void initTestCase() {
    request_ = {faces_.path("run"), "last", {"landscape.points=3", "landscape.faces=4"}};
    JobControl control;
    startTraining(faces_.config(), request_.run, control, {});
  }

  void newLandscapeCostsAllItsPointsAndNothingIsWritten() {
    const LandscapeEstimate estimate = estimated();
    QVERIFY(estimate.secondsPerPoint > 0.0 && estimate.secondsPerPoint < 10.0);
    QCOMPARE(estimate.points, int64_t{9});
    QCOMPARE(estimate.pointsLeft, int64_t{9});
    QCOMPARE(estimate.faces, int64_t{12});  // three domains
    QVERIFY(estimate.bytes > 12 * 3 * 32 * 32 * 4);
    QCOMPARE(estimate.secondsLeft(), 9.0 * estimate.secondsPerPoint);
    QVERIFY(!hasFolder());
  }

  void knownPointsAreCountedOff() {
    JobControl control;
    LandscapeEvents events;
    int measured = 0;
    events.point = [&](const LandscapeGrid&, size_t) {
      if (++measured == 4) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(computeLandscape(request_, control, events), Cancelled);
    QCOMPARE(estimated().pointsLeft, int64_t{5});
    JobControl fresh;
    computeLandscape(request_, fresh, {});
    QCOMPARE(estimated().pointsLeft, int64_t{0});
    QCOMPARE(estimated().points, int64_t{9});
  }

  void severalDevicesAreTimedTogether() {
    LandscapeOptions options;
    options.devices = 3;
    const LandscapeSetup setup = setUpLandscape(request_.run, "last", request_.overrides, options);
    std::vector<SurfaceSampler> workers = makeWorkers(setup, loadFacesOf(setup.config, setup.measured));
    QCOMPARE(workers.size(), size_t{3});
    JobControl control;
    QVERIFY(secondsPerPoint(setup, pointersTo(workers), control) > 0.0);
    int64_t faces = 0;
    for (const SurfaceSampler& worker : workers) faces += worker.facesForwarded();
    QCOMPARE(faces, int64_t{2 * 3 * 12});  // a round to warm up, a timed one; three points each
    const int64_t bytesOfOne = estimated().bytes;
    request_.options = options;
    const LandscapeEstimate estimate = estimated();
    request_.options = {};
    QVERIFY(estimate.bytes > bytesOfOne);
    QVERIFY(estimate.secondsPerPoint > 0.0 && estimate.points == 9);
  }

  void stopEndsIt() {
    JobControl control;
    control.requestStop();
    QVERIFY_EXCEPTION_THROWN(estimateLandscape(request_, control), Cancelled);
  }

  void runWithoutWeightsIsRefused() {
    LandscapeRequest none = request_;
    none.run = faces_.path("nowhere");
    JobControl control;
    QVERIFY_EXCEPTION_THROWN(estimateLandscape(none, control), InputError);
    none = request_;
    none.overrides.push_back("train.lr=1");
    QVERIFY_EXCEPTION_THROWN(estimateLandscape(none, control), InputError);
  }
};

GACFAS_TEST(LandscapeEstimateTest)
#include "tst_LandscapeEstimate.moc"
