#include <QtTest>
#include <cmath>

#include "DrawnFaces.h"
#include "core/jobs/LandscapeJob.h"
#include "core/jobs/SharpnessJob.h"
#include "core/run/SharpnessFile.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

class SharpnessJobTest : public QObject {
  Q_OBJECT

  test::DrawnFaces faces_;
  SharpnessRequest request_;

  SharpnessResult compute(const SharpnessRequest& request, const ProgressSink& sink = {}) const {
    JobControl control;
    return computeSharpness(request, control, sink);
  }

private Q_SLOTS:
  void initTestCase() {
    request_ = {faces_.path("run"), "last", {"landscape.faces=6"}, {}, false};
    request_.options.directions = request_.options.probes = 2;
    request_.options.eigenvalues = 1;
    request_.options.lanczosSteps = 6;
    request_.options.ascentSteps = 2;
    JobControl control;
    startTraining(faces_.config(), request_.run, control, {});
  }

  void stopLeavesNothing() {
    JobControl control;
    const auto stopSoon = [&](const Progress& progress) {
      if (progress.done > progress.total / 4) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(computeSharpness(request_, control, stopSoon), Cancelled);
    QVERIFY(sharpnessFiles(request_.run).empty());
  }

  void estimateWritesNothingAndIsTheBound() {
    JobControl control;
    const SharpnessEstimate cost = estimateSharpness(request_, control);
    QVERIFY(!cost.known && cost.secondsPerPass > 0.0 && cost.bytes > 0);
    QCOMPARE(cost.faces, int64_t{18});
    QVERIFY(sharpnessFiles(request_.run).empty());
    int64_t total = 0;
    const auto stopAtOnce = [&](const Progress& progress) {
      total = progress.total;
      control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(computeSharpness(request_, control, stopAtOnce), Cancelled);
    QCOMPARE(cost.passes, total);
  }

  void reportHasAllFiguresAndIsKept() {
    std::vector<Progress> reports;
    const SharpnessResult measured = compute(request_, [&](const Progress& p) { reports.push_back(p); });
    QVERIFY(!measured.known);
    QVERIFY(reports.back().done <= reports.back().total && reports.back().done > reports.back().total / 2);
    QVERIFY(reports.back().rate > 0.0);
    const SharpnessReport& report = measured.report;
    QCOMPARE(report.faces, int64_t{18});
    std::vector<std::string> names;
    for (const SharpnessFigures& f : report.figures) {
      names.push_back(f.name);
      for (double value : {f.loss.value, f.gradientNorm, f.curvature.mean, f.curvature.standardError, f.trace.mean,
                           f.secondDifference.faceError, f.spectrum.least.value, f.sam.increase, f.adaptiveSam.faceError})
        QVERIFY(std::isfinite(value));
    }
    QCOMPARE(names, (std::vector<std::string>{"all", "north", "east", "south"}));

    const SharpnessResult again = compute(request_);
    QVERIFY(again.known);
    JobControl control;
    QVERIFY(estimateSharpness(request_, control).known);
    QCOMPARE(sharpnessText(again.report), sharpnessText(report));
    SharpnessRequest anew = request_;
    anew.again = true;
    QCOMPARE(sharpnessText(compute(anew).report), sharpnessText(report));
    QCOMPARE(sharpnessFiles(request_.run).size(), size_t{1});
  }

  void lossIsThatOfTheLandscapesCentre() {
    JobControl control;
    const LandscapeResult landscape =
        computeLandscape({request_.run, "last", {"landscape.faces=6", "landscape.points=3"}}, control, {});
    const PointLosses& centre = landscape.grid.points[landscape.grid.index(1, 1)];
    const SharpnessReport report = compute(request_).report;
    QVERIFY(std::abs(report.figures[0].loss.value - centre.loss) < 1e-5 * centre.loss);
    for (size_t k = 0; k < 3; ++k)
      QVERIFY(std::abs(report.figures[k + 1].loss.value - centre.domainLoss[k]) < 1e-5 * centre.domainLoss[k]);
  }

  void doublePrecisionAgrees() {
    SharpnessRequest exact = request_;
    exact.options.doublePrecision = true;
    const SharpnessReport found = compute(request_).report, expected = compute(exact).report;
    // Draw by draw: their mean may cancel to next to nothing.
    const auto near = [](const DrawMean& a, const DrawMean& b) {
      double largest = 1e-6, difference = 0.0;
      for (size_t i = 0; i < b.draws.size(); ++i) {
        largest = std::max(largest, std::abs(b.draws[i]));
        difference = std::max(difference, std::abs(a.draws.at(i) - b.draws[i]));
      }
      return difference < 1e-3 * largest;
    };
    for (size_t k = 0; k < 4; ++k) {
      QVERIFY(near(found.figures[k].curvature, expected.figures[k].curvature));
      QVERIFY(near(found.figures[k].trace, expected.figures[k].trace));
    }
  }

  void whatCannotBeIsRefused() {
    const auto refused = [&](const std::function<void(SharpnessRequest&)>& change) {
      SharpnessRequest request = request_;
      change(request);
      QVERIFY_EXCEPTION_THROWN(compute(request), InputError);
    };
    refused([](SharpnessRequest& r) { r.options.step = 0.0; });
    refused([](SharpnessRequest& r) { r.options.rho = -1.0; });
    refused([](SharpnessRequest& r) { r.options.directions = -1; });
    refused([](SharpnessRequest& r) { r.options.lanczosSteps = 1; });
    refused([](SharpnessRequest& r) { r.overrides.push_back("train.lr=1"); });
    refused([](SharpnessRequest& r) { r.overrides.push_back("landscape.points=5"); });
    refused([](SharpnessRequest& r) { r.run = "nowhere"; });
  }
};

GACFAS_TEST(SharpnessJobTest)
#include "tst_SharpnessJob.moc"
