#include <QtTest>
#include <cmath>
#include <limits>

#include "TinyNet.h"
#include "core/landscape/NestedOrder.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

SurfaceSettings settingsFor(LossKind loss = LossKind::Bce) {
  SurfaceSettings settings;
  settings.loss = loss;
  settings.batchSize = 4;
  return settings;
}

/// The definition, written out: a second network with perturbed weights, one face at a time, losses in
/// float64.
PointLosses independent(uint64_t seed, int64_t classes, const Plane& plane, const LandscapeFaces& faces,
                        double a, double b) {
  FasNet net = test::tinyNet(seed, classes);
  const torch::NoGradGuard noGrad;
  std::vector<torch::Tensor> parameters = net->parameters();
  for (size_t i = 0; i < parameters.size(); ++i)
    parameters[i].copy_(parameters[i] + (a * plane.x[i] + b * plane.y[i]));
  net->to(torch::kFloat64);
  std::vector<double> loss(3, 0.0), right(3, 0.0), count(3, 0.0);
  for (size_t i = 0; i < faces.labels.size(); ++i) {
    const auto face = faces.images.narrow(0, static_cast<int64_t>(i), 1).to(torch::kFloat64);
    const torch::Tensor logits = net->forward(face, BatchStatistics::Running).logits[0];
    const double live =
        classes == 1 ? logits[0].item<double>() : logits[1].item<double>() - logits[0].item<double>();
    const bool isLive = faces.labels[i] == 1;
    const auto domain = static_cast<size_t>(faces.domains[i]);
    count[domain] += 1.0;
    loss[domain] += std::log1p(std::exp(12.0 * (isLive ? -live : live)));  // both losses come down to this
    right[domain] += (live >= 0.0) == isLive ? 1.0 : 0.0;
  }
  PointLosses point;
  for (size_t k = 0; k < 3; ++k) {
    point.domainLoss.push_back(loss[k] / count[k]);
    point.domainAccuracy.push_back(right[k] / count[k]);
    point.loss += loss[k] / count[k] / 3.0;
    point.weightedLoss += loss[k] / 10.0;
    point.accuracy += right[k] / count[k] / 3.0;
  }
  return point;
}

bool near(double a, double b) {
  return std::abs(a - b) <= 2e-5 * std::max(std::abs(b), 0.1);
}

LandscapeGrid smallGrid() {
  return {linspace(-1.0, 1.0, 3), linspace(-0.5, 0.5, 3), test::drawnFaces().domainNames};
}

struct Sampled {
  explicit Sampled(uint64_t seed) : net(test::tinyNet(seed)) { net->useChannelsLast(); }
  SurfaceSampler sampler() {
    return {net, makePlane(net, DirectionRecipe{}), test::drawnFaces(), settingsFor()};
  }
  FasNet net;
};

}  // namespace

class SurfaceSamplerTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }  // the network is too small for more

  void surfaceEqualsTheDefinition_data() {
    QTest::addColumn<bool>("ce");
    QTest::addColumn<bool>("channelsLast");
    QTest::newRow("binary cross entropy") << false << true;
    QTest::newRow("cross entropy") << true << true;
    QTest::newRow("weights in plain order") << false << false;
  }

  void surfaceEqualsTheDefinition() {
    QFETCH(bool, ce);
    QFETCH(bool, channelsLast);
    const int64_t classes = ce ? 2 : 1;
    FasNet net = test::tinyNet(4, classes);
    if (channelsLast) net->useChannelsLast();
    const LandscapeFaces faces = test::drawnFaces();
    const Plane plane = makePlane(net, DirectionRecipe{});
    SurfaceSampler sampler(net, plane, faces, settingsFor(ce ? LossKind::Ce : LossKind::Bce));
    for (const auto& [a, b] : {std::pair{0.0, 0.0}, {1.0, 0.0}, {0.0, -1.0}, {-0.7, 0.4}, {0.25, 1.0}}) {
      const PointLosses found = sampler.evaluate(a, b),
                        expected = independent(4, classes, plane, faces, a, b);
      QVERIFY2(near(found.loss, expected.loss),
               qPrintable(QString("%1 %2").arg(found.loss).arg(expected.loss)));
      QVERIFY(near(found.weightedLoss, expected.weightedLoss));
      QCOMPARE(found.accuracy, expected.accuracy);
      QCOMPARE(found.domainAccuracy, expected.domainAccuracy);
      for (size_t k = 0; k < 3; ++k) QVERIFY(near(found.domainLoss[k], expected.domainLoss[k]));
    }
  }

  void centreIsTheNetworkItselfToTheLastBit() {
    Sampled s(4);
    SurfaceSettings unfolded = settingsFor();
    unfolded.network.fold = false;
    SurfaceSampler sampler(s.net, makePlane(s.net, DirectionRecipe{}), test::drawnFaces(), unfolded);
    sampler.evaluate(0.9, -0.3);
    const LandscapeFaces faces = test::drawnFaces();
    const FaceMeasures measured = sampler.measure(0.0, 0.0);
    const torch::NoGradGuard noGrad;
    const torch::Tensor images = faces.images.contiguous(torch::MemoryFormat::ChannelsLast);
    for (int64_t start : {0, 4, 8}) {
      const torch::Tensor logits =
          s.net->forward(images.narrow(0, start, std::min<int64_t>(4, 10 - start)), BatchStatistics::Running)
              .logits;
      for (int64_t i = 0; i < logits.size(0); ++i)
        QCOMPARE(measured.score[static_cast<size_t>(start + i)],
                 static_cast<double>(logits[i][0].item<float>()));
    }
  }

  void networkIsItsOldSelfBetweenPointsAndAfterAnError() {
    Sampled s(4);
    const auto before = test::copyOf(s.net);
    SurfaceSampler sampler = s.sampler();
    LandscapeGrid grid = smallGrid();
    JobControl control;
    bool same = true;
    test::fill(sampler, grid, control, {.onPoint = [&](size_t, const PointLosses&) {
                 same = same && test::sameBytes(before, test::copyOf(s.net));
               }});
    QVERIFY(same);
    const auto disk = [](size_t, const PointLosses&) { throw IoError("disk full"); };
    LandscapeGrid another = smallGrid();
    QVERIFY_EXCEPTION_THROWN(test::fill(sampler, another, control, {.onPoint = disk}), IoError);
    QVERIFY(test::sameBytes(before, test::copyOf(s.net)));
  }

  void networkIsItsOldSelfWhenTheForwardFails() {
    Sampled s(4);
    const auto before = test::copyOf(s.net);
    LandscapeFaces faces = test::drawnFaces();
    faces.images = torch::randn({10, 4, 32, 32});  // four channels: the first convolution refuses
    SurfaceSampler sampler(s.net, makePlane(s.net, DirectionRecipe{}), faces, settingsFor());
    QVERIFY_EXCEPTION_THROWN(sampler.evaluate(1.0, 1.0), c10::Error);
    QVERIFY(test::sameBytes(before, test::copyOf(s.net)));
    QVERIFY(s.net->parameters().front().requires_grad());
  }

  void stopEndsBetweenTwoPointsAndResumeGivesTheSameSurface() {
    Sampled s(4);
    JobControl control;
    LandscapeGrid whole = smallGrid(), parts = smallGrid();
    test::fill(s.sampler(), whole, control);
    JobControl stopped;
    const auto stopAfterThree = [&](size_t, const PointLosses&) {
      if (parts.count(PointStatus::Done) == 3) stopped.requestStop();
    };
    SurfaceSampler sampler = s.sampler();
    QVERIFY_EXCEPTION_THROWN(test::fill(sampler, parts, stopped, {.onPoint = stopAfterThree}), Cancelled);
    QCOMPARE(parts.count(PointStatus::Done), size_t{3});
    std::vector<size_t> later;
    test::fill(s.sampler(), parts, control,
               {.onPoint = [&](size_t point, const PointLosses&) { later.push_back(point); }});
    const std::vector<size_t> order = nestedOrder(3, 3);
    QCOMPARE(later, std::vector<size_t>(order.begin() + 3, order.end()));
    for (size_t i = 0; i < whole.size(); ++i) {
      QCOMPARE(parts.points[i].loss, whole.points[i].loss);
      QCOMPARE(parts.points[i].domainLoss, whole.points[i].domainLoss);
      QCOMPARE(parts.points[i].domainAccuracy, whole.points[i].domainAccuracy);
    }
  }

  void pointsLandAtTheirCoordinates() {
    Sampled s(4);
    SurfaceSampler sampler = s.sampler();
    LandscapeGrid grid({-1.0, 0.0, 0.5}, {0.0, 0.25}, test::drawnFaces().domainNames);
    JobControl control;
    test::fill(sampler, grid, control);
    QCOMPARE(grid.points[grid.index(2, 1)].loss, sampler.evaluate(0.5, 0.25).loss);
    QCOMPARE(grid.points[grid.index(0, 0)].loss, sampler.evaluate(-1.0, 0.0).loss);
  }

  void pointThatIsNotFiniteIsAHoleWithACount() {
    Sampled s(4);
    Plane plane = makePlane(s.net, DirectionRecipe{});
    plane.x.back().fill_(std::numeric_limits<float>::max());  // overflows at |a| > 1
    SurfaceSampler sampler(s.net, plane, test::drawnFaces(), settingsFor());
    LandscapeGrid grid({0.0, 4.0}, {0.0}, test::drawnFaces().domainNames);
    JobControl control;
    test::fill(sampler, grid, control);
    QCOMPARE(grid.count(PointStatus::Hole), size_t{1});
    QCOMPARE(grid.status[0], PointStatus::Done);
    QCOMPARE(grid.status[1], PointStatus::Hole);
  }

  void progressCountsKnownPointsAndTellsTheTimeLeft() {
    Sampled s(4);
    LandscapeGrid grid = smallGrid();
    grid.set(0, grid.points[0]);
    JobControl control;
    std::vector<Progress> reports;
    test::fill(s.sampler(), grid, control,
               {.onProgress = [&](const Progress& progress) { reports.push_back(progress); }});
    QCOMPARE(reports.size(), size_t{9});
    QCOMPARE(reports.front().done, int64_t{1});
    QVERIFY(reports.front().secondsLeft < 0.0);
    QVERIFY(reports[4].rate > 0.0);
    QVERIFY(std::abs(reports[4].secondsLeft - 4.0 / reports[4].rate) < 1e-9);
    QCOMPARE(reports.back().done, int64_t{9});
    QCOMPARE(reports.back().secondsLeft, 0.0);
  }

  void pointsProvedAboveTheClipAreGivenUp() {
    Sampled s(4);
    const Plane plane = makePlane(s.net, DirectionRecipe{});
    SurfaceSampler whole = s.sampler();
    const double loss = whole.evaluate(1.0, 0.5).loss;
    SurfaceSettings settings = settingsFor();
    settings.batchSize = 1;
    for (const double share : {0.3, 0.6}) {
      settings.clip = share * loss;
      SurfaceSampler clipped(s.net, plane, test::drawnFaces(), settings);
      const PointLosses found = clipped.evaluate(1.0, 0.5);
      QVERIFY(found.atLeast && found.loss >= settings.clip && found.loss <= loss);
      QVERIFY(std::isnan(found.accuracy) && std::isnan(found.domainLoss[2]));
    }
    settings.clip = 1.01 * loss;
    const PointLosses found = SurfaceSampler(s.net, plane, test::drawnFaces(), settings).evaluate(1.0, 0.5);
    QVERIFY(!found.atLeast && near(found.loss, loss));
  }

  void facesOfTheUnseenDomainHaveNoPartInTheLoss() {
    Sampled s(4);
    LandscapeFaces faces = test::drawnFaces();
    faces.images = torch::cat({faces.images, torch::randn({3, 3, 32, 32})});
    for (const int64_t label : {1, 0, 1}) faces.labels.push_back(label), faces.domains.push_back(3);
    SurfaceSampler sampler(s.net, makePlane(s.net, DirectionRecipe{}), faces, settingsFor());
    const PointLosses found = sampler.evaluate(0.5, 0.5), expected = s.sampler().evaluate(0.5, 0.5);
    QVERIFY(near(found.loss, expected.loss) && near(found.weightedLoss, expected.weightedLoss));
    QCOMPARE(found.domainLoss.size(), size_t{3});
    QCOMPARE(sampler.measure(0.5, 0.5).loss.size(), size_t{13});
    std::swap(faces.domains.front(), faces.domains.back());
    QVERIFY_EXCEPTION_THROWN(SurfaceSampler(s.net, makePlane(s.net, DirectionRecipe{}), faces, settingsFor()), Error);
  }

  void normOfAPointIsThatOfItsParameters() {
    Sampled s(4);
    DirectionRecipe recipe;
    recipe.x.ignoreBiasBn = false;
    const Plane plane = makePlane(s.net, recipe);
    SurfaceSampler sampler(s.net, plane, test::drawnFaces(), settingsFor());
    double expected = 0.0;
    const std::vector<torch::Tensor> parameters = s.net->parameters();
    for (size_t i = 0; i < parameters.size(); ++i)
      expected += (parameters[i].detach() + (0.7 * plane.x[i] - 0.4 * plane.y[i]))
                      .to(torch::kFloat64).square().sum().item<double>();
    QVERIFY(std::abs(sampler.measure(0.7, -0.4).squaredNorm / expected - 1.0) < 1e-6);
  }

  void eachRowOfLinesHasItsOwnDirection() {
    Sampled s(4);
    const auto line = [&](size_t iy) { return Plane{randomAxis(s.net, {}, 9, iy), {}}; };
    SurfaceSampler sampler(s.net, line(0), test::drawnFaces(), settingsFor());
    LandscapeGrid grid({-1.0, 0.0, 1.0}, {0.0, 1.0}, test::drawnFaces().domainNames);
    JobControl control;
    std::vector<size_t> order;
    test::fill(sampler, grid, control,
               {.onPoint = [&](size_t point, const PointLosses&) { order.push_back(point); }, .planeOf = line});
    QCOMPARE(order, (std::vector<size_t>{1, 0, 2, 4, 3, 5}));
    QCOMPARE(grid.points[1].loss, grid.points[4].loss);
    sampler.setPlane(line(0));
    QCOMPARE(grid.points[2].loss, sampler.evaluate(1.0, 0.0).loss);
    sampler.setPlane(line(1));
    QCOMPARE(grid.points[5].loss, sampler.evaluate(1.0, 0.0).loss);
    QVERIFY(grid.points[2].loss != grid.points[5].loss);
  }

  void facesOfAMissingDomainAreRefused() {
    Sampled s(4);
    LandscapeFaces faces = test::drawnFaces();
    faces.domainNames.push_back("west");
    const Plane plane = makePlane(s.net, DirectionRecipe{});
    QVERIFY_EXCEPTION_THROWN(SurfaceSampler(s.net, plane, faces, settingsFor()), Error);
  }

  void planeOfAnotherShapeIsRefused() {
    Sampled s(4);
    Plane plane = makePlane(s.net, DirectionRecipe{});
    plane.y[3] = torch::zeros({1});
    QVERIFY_EXCEPTION_THROWN(SurfaceSampler(s.net, plane, test::drawnFaces(), settingsFor()), Error);
  }
};

GACFAS_TEST(SurfaceSamplerTest)
#include "tst_SurfaceSampler.moc"
