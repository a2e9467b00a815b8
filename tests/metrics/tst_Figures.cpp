#include <QtTest>
#include <cmath>
#include <ctime>

#include "ScoreSets.h"
#include "core/metrics/Figures.h"
#include "core/metrics/Intervals.h"
#include "core/metrics/Measurement.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

const std::vector<ThresholdSource> kSources{ThresholdSource::targetEer(),     ThresholdSource::source(0.3),
                                            ThresholdSource::probability(),   ThresholdSource::fixedFpr(0.05),
                                            ThresholdSource::fixedBpcer(0.1), ThresholdSource::byHand(-0.2)};

/// The samples as a draw has them, one by one.
std::vector<VideoScore> replicated(const std::vector<VideoScore>& samples, const ResamplingUnits& units,
                                   const std::vector<uint32_t>& weights) {
  std::vector<VideoScore> drawn;
  for (size_t i = 0; i < samples.size(); ++i) drawn.insert(drawn.end(), weights[units.unitOf[i]], samples[i]);
  return drawn;
}

/// Least BPCER of all thresholds at which no attack type's APCER is above the limit.
double slowBpcerAtApcer(const std::vector<VideoScore>& videos, double limit) {
  double least = 1.0;
  for (double threshold : candidates(videos)) {
    const ThresholdRates rates = ratesAt(videos, threshold);
    if (rates.worstApcer <= limit) least = std::min(least, rates.bpcer);
  }
  return least;
}

/// Cumulative binomial probabilities up to the first k with P(X <= k) >= share.
int64_t binomialQuantile(int64_t n, double p, double share) {
  double term = std::pow(1.0 - p, double(n)), sum = term;
  int64_t k = 0;
  for (; sum < share; ++k) {
    term *= p / (1.0 - p) * double(n - k) / double(k + 1);
    sum += term;
  }
  return k;
}

bool close(double a, double b, double most = 1e-12) {
  return std::abs(a - b) <= most;
}

bool sameFigure(const Figure& a, const Figure& b) {
  return a.value == b.value && a.interval.low == b.interval.low && a.interval.high == b.interval.high;
}

}  // namespace

class FiguresTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyFigureEqualsDirectCounting() {
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
      const auto videos = drawnSet(
          random,
          {.live = 1 + int(random() % 25), .spoof = 1 + int(random() % 40), .distinct = round % 2 ? 6 : 0});
      const SetFigures figures = computeFigures(videos, kSources, {.draws = 0});
      const Metrics metrics = computeMetrics(videos);
      const RocCurve roc = rocCurve(videos);
      QVERIFY(close(figures.auc.value, metrics.auc) && close(figures.eer.value, metrics.eer));
      for (const LimitFigure& figure : figures.tprAtFpr)
        QCOMPARE(figure.figure.value, tprAtFpr(roc, figure.limit));
      for (const LimitFigure& figure : figures.bpcerAtApcer)
        QVERIFY(close(figure.figure.value, slowBpcerAtApcer(videos, figure.limit)));
      for (const ThresholdFigures& at : figures.thresholds) {
        const ThresholdRates rates = ratesAt(videos, at.threshold);
        QVERIFY(close(at.fpr.value, rates.fpr) && close(at.fnr.value, rates.fnr) &&
                close(at.hter.value, rates.hter));
        QVERIFY(close(at.accuracy.value, rates.accuracy) && close(at.worstApcer.value, rates.worstApcer));
        QVERIFY(close(at.bpcer.value, rates.bpcer) && close(at.acer.value, rates.acer));
        QCOMPARE(at.apcer.size(), rates.apcer.size());
        for (const auto& [attack, figure] : at.apcer) {
          QVERIFY(close(figure.value, rates.apcer.at(attack)));
          QVERIFY(close(double(figure.count) / double(figure.total), figure.value));
        }
        QCOMPARE(at.apcer.at(at.worstAttack).value, at.worstApcer.value);
        QVERIFY(std::isnan(at.hter.interval.low));
      }
    }
  }

  void everyDrawEqualsTheMetricsOfItsSamples() {
    std::mt19937 random(2);
    for (const int clients : {0, 7}) {
      const auto videos = drawnSet(random, {.live = 30, .spoof = 45, .clients = clients, .distinct = 9});
      const ResamplingUnits units = resamplingUnits(videos);
      const RankedSamples ranked(videos, units);
      std::vector<uint32_t> weights;
      for (int64_t draw = 0; draw < 60; ++draw) {
        drawWeights(units, 5, draw, weights);
        const auto drawn = replicated(videos, units, weights);
        const Measurement measured = measure(ranked, {{0.1, 0.01}, {0.1}, kSources}, weights);
        const Metrics metrics = computeMetrics(drawn);
        const RocCurve roc = rocCurve(drawn);
        QCOMPARE(measured.total.live, metrics.live);
        QCOMPARE(measured.total.spoof, metrics.spoof);
        QVERIFY(close(measured.auc(), metrics.auc) && close(measured.eer, metrics.eer));
        QVERIFY(close(rateOf(measured.acceptedAtFpr[0], metrics.live), tprAtFpr(roc, 0.1)));
        QVERIFY(close(rateOf(measured.acceptedAtFpr[1], metrics.live), tprAtFpr(roc, 0.01)));
        QVERIFY(close(1.0 - rateOf(measured.acceptedAtApcer[0], metrics.live), slowBpcerAtApcer(drawn, 0.1)));
        for (size_t i = 0; i < kSources.size(); ++i) {
          const ThresholdRates rates = ratesAt(drawn, thresholdOf(kSources[i], roc));
          QVERIFY(close(rateOf(measured.rates[i].accepted.spoof, metrics.spoof), rates.fpr));
          QVERIFY(close(1.0 - rateOf(measured.rates[i].accepted.live, metrics.live), rates.fnr));
        }
      }
    }
  }

  void intervalsOfAProportionAreThoseOfTheBinomial() {
    // 30 of 200 spoofs above 0: a draw's count is binomial (200, 0.15).
    std::vector<VideoScore> videos;
    for (int i = 0; i < 200; ++i) videos.push_back({i < 30 ? 1.0 : -1.0, Label::Spoof, "", "", "", "print"});
    for (int i = 0; i < 50; ++i) videos.push_back({1.0, Label::Live, "", "", "", ""});
    const Figure fpr =
        computeFigures(videos, {ThresholdSource::byHand(0.0)}, {.draws = 20000}).thresholds[0].fpr;
    QCOMPARE(fpr.count, 30);
    QCOMPARE(fpr.total, 200);
    QVERIFY(close(fpr.interval.low, double(binomialQuantile(200, 0.15, 0.025)) / 200.0, 0.0051));
    QVERIFY(close(fpr.interval.high, double(binomialQuantile(200, 0.15, 0.975)) / 200.0, 0.0051));
  }

  void noErrorsHaveTheExactInterval() {
    std::vector<VideoScore> videos;
    for (int i = 0; i < 20; ++i) videos.push_back({-1.0, Label::Spoof, "", "", "", "print"});
    for (int i = 0; i < 10; ++i) videos.push_back({1.0, Label::Live, "", "", "", ""});
    const SetFigures figures = computeFigures(videos, {ThresholdSource::byHand(0.0)});
    const ThresholdFigures& at = figures.thresholds[0];
    QCOMPARE(at.fpr.interval.low, 0.0);
    QVERIFY(close(at.fpr.interval.high, 0.168433, 1e-6));    // Clopper and Pearson's table: 0 of 20
    QVERIFY(close(at.bpcer.interval.high, 0.308497, 1e-6));  // 0 of 10
    QVERIFY(close(at.accuracy.interval.low, std::pow(0.025, 1.0 / 30.0)));
    QVERIFY(at.fpr.tooSmall && at.apcer.at("print").tooSmall && at.hter.tooSmall && at.acer.tooSmall);
    QVERIFY(!at.accuracy.tooSmall);
    // Of the area, perfect in every draw, the bootstrap tells nothing.
    QVERIFY(figures.auc.value == 1.0 && std::isnan(figures.auc.interval.low) &&
            std::isnan(at.hter.interval.high));
  }

  void deLongAndBootstrapAgree_data() {
    QTest::addColumn<int>("live");
    QTest::addColumn<int>("spoof");
    QTest::addColumn<double>("separation");
    QTest::addColumn<int>("distinct");
    QTest::newRow("a good model") << 150 << 200 << 2.0 << 0;
    QTest::newRow("a poor model with ties") << 150 << 150 << 0.4 << 5;
    QTest::newRow("few live videos") << 40 << 300 << 1.0 << 0;
  }
  void deLongAndBootstrapAgree() {
    QFETCH(int, live);
    QFETCH(int, spoof);
    QFETCH(double, separation);
    QFETCH(int, distinct);
    std::mt19937 random(3);
    const auto videos =
        drawnSet(random, {.live = live, .spoof = spoof, .distinct = distinct, .separation = separation});
    const SetFigures figures = computeFigures(videos, {}, {.draws = 4000});
    const Interval &drawn = figures.auc.interval, &closed = figures.aucDeLong;
    const double width = closed.high - closed.low;
    QVERIFY2(
        close(drawn.low, closed.low, 0.12 * width) && close(drawn.high, closed.high, 0.12 * width),
        qPrintable(QString("%1..%2 %3..%4").arg(drawn.low).arg(drawn.high).arg(closed.low).arg(closed.high)));
  }

  void personsAreDrawnWhole() {
    // Ten equal videos of each person say as much as one of each.
    std::mt19937 random(4);
    std::vector<VideoScore> once, often;
    std::normal_distribution<double> normal;
    for (int client = 0; client < 16; ++client)
      for (const Label label : {Label::Live, Label::Spoof}) {
        VideoScore video{normal(random) + (label == Label::Live), label, "west", "", "", "print"};
        video.client = "c" + std::to_string(client);
        once.push_back(video);
        often.insert(often.end(), 10, video);
      }
    const SetFigures a = computeFigures(once, kSources), b = computeFigures(often, kSources);
    QVERIFY(a.clients && b.clients);
    QCOMPARE(b.units, 16);
    QVERIFY(sameFigure(a.auc, b.auc));
    for (size_t i = 0; i < kSources.size(); ++i)
      QVERIFY(sameFigure(a.thresholds[i].hter, b.thresholds[i].hter));
    for (VideoScore& video : often) video.client.clear();
    const SetFigures videos = computeFigures(often, {});
    QCOMPARE(videos.units, 320);
    QVERIFY(b.auc.interval.high - b.auc.interval.low >
            2.0 * (videos.auc.interval.high - videos.auc.interval.low));
  }

  void unitsAreClientsOrVideos() {
    std::mt19937 random(5);
    auto videos = drawnSet(random, {.live = 6, .spoof = 6, .clients = 4});
    QVERIFY(resamplingUnits(videos).clients);
    QCOMPARE(resamplingUnits(videos).count, 4);
    auto oneMissing = videos;
    oneMissing[3].client.clear();
    QVERIFY(!resamplingUnits(oneMissing).clients);
    QCOMPARE(resamplingUnits(oneMissing).count, 12);
    auto onePerson = videos;
    for (VideoScore& video : onePerson) video.client = "c0";
    QVERIFY(!resamplingUnits(onePerson).clients);
    auto frames = onePerson;  // two frames of each video are drawn together
    frames.insert(frames.end(), onePerson.begin(), onePerson.end());
    QCOMPARE(resamplingUnits(frames).count, 12);
    for (VideoScore& frame : frames) frame.video.clear();
    QCOMPARE(resamplingUnits(frames).count, 24);
  }

  void everyDrawKeepsTheSizeOfEachStratum() {
    std::mt19937 random(6);
    auto videos = drawnSet(random, {.live = 5, .spoof = 9});
    const auto more = drawnSet(random, {.live = 3, .spoof = 2, .domain = "east"});
    videos.insert(videos.end(), more.begin(), more.end());
    const ResamplingUnits units = resamplingUnits(videos);
    QCOMPARE(units.strata.size(), size_t{4});
    std::vector<uint32_t> weights, again, other;
    for (int64_t draw = 0; draw < 50; ++draw) {
      drawWeights(units, 1, draw, weights);
      for (const auto& members : units.strata) {
        uint32_t sum = 0;
        for (uint32_t unit : members) sum += weights[unit];
        QCOMPARE(size_t{sum}, members.size());
      }
    }
    drawWeights(units, 1, 49, again);
    drawWeights(units, 2, 49, other);
    QVERIFY(again == weights && other != weights);
  }

  void limitsUnderOneSampleAreMarked() {
    std::mt19937 random(7);
    const SetFigures figures =
        computeFigures(drawnSet(random, {.live = 40, .spoof = 300}), {}, {.draws = 10});
    std::vector<bool> fpr, apcer;
    for (const LimitFigure& figure : figures.tprAtFpr) fpr.push_back(figure.figure.tooSmall);
    for (const LimitFigure& figure : figures.bpcerAtApcer) apcer.push_back(figure.figure.tooSmall);
    QVERIFY(fpr == (std::vector<bool>{false, false, false, false, true}));  // 0.1 % of 300
    QVERIFY(apcer == (std::vector<bool>{false, false, false}));             // 1 % of 100 of each attack
    const SetFigures fewer = computeFigures(drawnSet(random, {.live = 40, .spoof = 297}), {}, {.draws = 10});
    QVERIFY(fewer.bpcerAtApcer[2].figure.tooSmall);
    QVERIFY(!fewer.tprAtFpr[2].figure.tooSmall);
  }

  void percentilesInterpolate() {
    std::vector<double> draws;
    for (int i = 40; i >= 0; --i) draws.push_back(i);
    const Interval interval = percentileInterval(draws);
    QVERIFY(close(interval.low, 1.0) && close(interval.high, 39.0));
    draws.insert(draws.end(), 40, std::nan(""));
    QVERIFY(close(percentileInterval(draws).low, 1.0));
    draws.insert(draws.end(), 2, std::nan(""));
    QVERIFY(std::isnan(percentileInterval(draws).low));
    QVERIFY(std::isnan(percentileInterval({}).low) && std::isnan(percentileInterval({3, 3, 3}).high));
  }

  void tinySetsHaveFiguresAndOneClassIsRefused() {
    const std::vector<VideoScore> pair{{0.7, Label::Live, "", "", "", ""},
                                       {0.2, Label::Spoof, "", "", "", ""}};
    const SetFigures figures = computeFigures(pair, kSources);
    QCOMPARE(figures.auc.value, 1.0);
    QVERIFY(std::isnan(figures.aucDeLong.low) && std::isnan(figures.auc.interval.low));
    QVERIFY(figures.tprAtFpr[0].figure.tooSmall);
    QVERIFY_EXCEPTION_THROWN(computeFigures({pair[0]}, kSources), InputError);
  }

  void sameInputSameResultAndAStopEndsIt() {
    std::mt19937 random(8);
    const auto videos = drawnSet(random, {.clients = 6});
    const SetFigures a = computeFigures(videos, kSources), b = computeFigures(videos, kSources);
    QVERIFY(sameFigure(a.auc, b.auc) && sameFigure(a.thresholds[0].acer, b.thresholds[0].acer));
    JobControl control;
    control.requestStop();
    QVERIFY_EXCEPTION_THROWN(computeFigures(videos, kSources, {}, &control), Cancelled);
  }

  void fourThousandVideosTakeWellUnderASecond() {
    std::mt19937 random(9);
    const auto videos = drawnSet(random, {.live = 1000, .spoof = 3000});
    const std::clock_t start = std::clock();
    const SetFigures figures = computeFigures(videos, kSources);
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    qInfo("1000 draws of all figures: %.2f s", seconds);
    QVERIFY(figures.auc.interval.low < figures.auc.value);
    QVERIFY2(seconds < 3.0, qPrintable(QString::number(seconds)));  // 0.3 s; room for busy machines
  }
};

GACFAS_TEST(FiguresTest)
#include "tst_Figures.moc"
