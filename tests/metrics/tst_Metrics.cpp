#include <QtTest>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <numeric>
#include <random>
#include <set>

#include "core/metrics/Metrics.h"
#include "core/metrics/Reliability.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Videos from live scores and spoof scores.
std::vector<VideoScore> videosOf(const std::vector<double>& live, const std::vector<double>& spoof,
                                 const std::string& domain = "d") {
  std::vector<VideoScore> videos;
  for (const double score : live) videos.push_back({score, Label::Live, domain, "l", "", "live"});
  for (const double score : spoof) videos.push_back({score, Label::Spoof, domain, "s", "", "print"});
  return videos;
}

int64_t accepted(const std::vector<VideoScore>& videos, Label label, double threshold) {
  return std::count_if(videos.begin(), videos.end(),
                       [&](const auto& video) { return video.label == label && video.score >= threshold; });
}

int64_t total(const std::vector<VideoScore>& videos, Label label) {
  return accepted(videos, label, -kInfinity);
}

/// +inf and all scores, from the highest.
std::vector<double> candidates(const std::vector<VideoScore>& videos) {
  std::set<double, std::greater<>> scores{kInfinity};
  for (const auto& video : videos) scores.insert(video.score);
  return {scores.begin(), scores.end()};
}

/// Probability that a live video scores above a spoof one, a tie counting half.
double pairwiseAuc(const std::vector<VideoScore>& videos) {
  double wins = 0.0;
  for (const auto& a : videos) {
    for (const auto& b : videos) {
      if (a.label != Label::Live || b.label != Label::Spoof) continue;
      wins += a.score > b.score ? 1.0 : a.score == b.score ? 0.5 : 0.0;
    }
  }
  return wins / double(total(videos, Label::Live) * total(videos, Label::Spoof));
}

double slowOracle(const std::vector<VideoScore>& videos) {
  const int64_t live = total(videos, Label::Live), spoof = total(videos, Label::Spoof);
  double best = kInfinity;
  int64_t least = live * spoof;
  for (const double t : candidates(videos)) {
    const int64_t distance = std::abs(accepted(videos, Label::Live, t) * spoof +
                                      accepted(videos, Label::Spoof, t) * live - live * spoof);
    if (distance < least) {
      least = distance;
      best = t;
    }
  }
  return best;
}

/// Where the ROC, a chain of straight segments, meets the line TPR = 1 - FPR: found by bisection along the
/// chain.
double slowEer(const std::vector<VideoScore>& videos) {
  const double live = double(total(videos, Label::Live)), spoof = double(total(videos, Label::Spoof));
  std::vector<std::pair<double, double>> chain;
  for (const double t : candidates(videos)) {
    chain.emplace_back(double(accepted(videos, Label::Spoof, t)) / spoof,
                       double(accepted(videos, Label::Live, t)) / live);
  }
  const auto at = [&](double position) {
    const size_t i = std::min(size_t(position), chain.size() - 2);
    const double share = position - double(i);
    return std::pair{std::lerp(chain[i].first, chain[i + 1].first, share),
                     std::lerp(chain[i].second, chain[i + 1].second, share)};
  };
  double low = 0.0, high = double(chain.size() - 1);
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2.0;
    const auto [fpr, tpr] = at(middle);
    (fpr < 1.0 - tpr ? low : high) = middle;
  }
  return at(high).first;
}

/// Exact fraction, for sets small enough.
struct Fraction {
  int64_t top = 0, bottom = 1;
  Fraction operator+(const Fraction& other) const {
    const int64_t newTop = top * other.bottom + other.top * bottom, newBottom = bottom * other.bottom;
    const int64_t divisor = std::gcd(newTop, newBottom);
    return {newTop / divisor, newBottom / divisor};
  }
  Fraction size() const { return {std::abs(top), bottom}; }
  bool operator<(const Fraction& other) const { return top * other.bottom < other.top * bottom; }
};

double slowSourceThreshold(const std::vector<VideoScore>& videos) {
  const auto domains = videosByDomain(videos);
  double best = kInfinity;
  Fraction least{int64_t(domains.size()), 1};
  for (const double t : candidates(videos)) {
    Fraction difference;
    for (const auto& [name, set] : domains) {
      const int64_t live = total(set, Label::Live), spoof = total(set, Label::Spoof);
      difference = difference + Fraction{accepted(set, Label::Spoof, t), spoof} +
                   Fraction{accepted(set, Label::Live, t) - live, live};
    }
    if (difference.size() < least) {
      least = difference.size();
      best = t;
    }
  }
  return best;
}

/// Few distinct scores, so that ties are everywhere; both classes present.
std::vector<VideoScore> randomSet(std::mt19937& random, const std::string& domain = "d") {
  const int distinct = 1 + int(random() % 8);
  const auto draw = [&](size_t most) {
    std::vector<double> scores(1 + random() % most);
    for (double& score : scores) score = double(int(random() % unsigned(distinct))) / 7.0 - 0.5;
    return scores;
  };
  const auto live = draw(9);
  auto videos = videosOf(live, draw(9), domain);
  std::shuffle(videos.begin(), videos.end(), random);
  return videos;
}

}  // namespace

class MetricsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Probabilities 0.25 and 0.75 by the inverse of the sigmoid: shares and errors are known without binning.
  void calibrationOfKnownProbabilities() {
    constexpr double kScale = 12.0;
    const double quarter = std::log(1.0 / 3.0) / kScale, threeQuarters = std::log(3.0) / kScale;
    const std::vector<VideoScore> calibrated = videosOf({quarter, threeQuarters, threeQuarters, threeQuarters},
                                                        {quarter, quarter, quarter, threeQuarters});
    const auto bins = reliabilityBins(calibrated, kScale, 10);
    QCOMPARE(bins.size(), size_t(10));
    QCOMPARE(bins[2].samples, 4);
    QCOMPARE(bins[2].live, 1);
    QCOMPARE(bins[7].live, 3);
    QVERIFY(std::abs(bins[7].meanProbability() - 0.75) < 1e-12);
    QVERIFY(expectedCalibrationError(bins) < 1e-12);
    // All live at 0.75, all spoof at 0.25: off by a quarter everywhere.
    const auto bold = reliabilityBins(videosOf({threeQuarters, threeQuarters}, {quarter}), kScale, 10);
    QVERIFY(std::abs(expectedCalibrationError(bold) - 0.25) < 1e-12);
    // Probability 1 belongs to the last bin.
    QCOMPARE(reliabilityBins(videosOf({100.0}, {-100.0}), kScale, 10).back().samples, 1);
    QCOMPARE(reliabilityBins(videosOf({100.0}, {-100.0}), kScale, 10).front().samples, 1);
  }

  void everyFigureEqualsDirectCounting() {
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
      const auto videos = randomSet(random);
      const Metrics metrics = computeMetrics(videos);
      const double live = double(total(videos, Label::Live)), spoof = double(total(videos, Label::Spoof));
      QCOMPARE(double(metrics.live), live);
      QCOMPARE(double(metrics.spoof), spoof);
      QVERIFY(std::abs(metrics.auc - pairwiseAuc(videos)) < 1e-12);
      QVERIFY(metrics.threshold == slowOracle(videos));
      QVERIFY(std::abs(metrics.eer - slowEer(videos)) < 1e-12);
      const double fpr = double(accepted(videos, Label::Spoof, metrics.threshold)) / spoof;
      const double fnr = 1.0 - double(accepted(videos, Label::Live, metrics.threshold)) / live;
      QVERIFY(std::abs(metrics.hter - (fpr + fnr) / 2.0) < 1e-12);
    }
  }

  void theCurveHasAPointForEveryDistinctThreshold() {
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
      const auto videos = randomSet(random);
      const RocCurve roc = rocCurve(videos);
      const auto thresholds = candidates(videos);
      QCOMPARE(roc.points.size(), thresholds.size());
      for (size_t i = 0; i < thresholds.size(); ++i) {
        QVERIFY(roc.points[i].threshold == thresholds[i]);
        QCOMPARE(roc.points[i].truePositives, accepted(videos, Label::Live, thresholds[i]));
        QCOMPARE(roc.points[i].falsePositives, accepted(videos, Label::Spoof, thresholds[i]));
      }
    }
  }

  void theSourceThresholdEqualsExactFractions() {
    std::mt19937 random(3);
    for (int round = 0; round < 2000; ++round) {
      std::vector<VideoScore> videos;
      const int domains = 1 + int(random() % 3);
      for (int d = 0; d < domains; ++d) {
        const auto set = randomSet(random, std::to_string(d));
        videos.insert(videos.end(), set.begin(), set.end());
      }
      QVERIFY(sourceThreshold(videos) == slowSourceThreshold(videos));
      if (domains == 1) QVERIFY(sourceThreshold(videos) == oracleThreshold(rocCurve(videos)));
    }
  }

  void closedForms_data() {
    QTest::addColumn<QList<double>>("live");
    QTest::addColumn<QList<double>>("spoof");
    QTest::addColumn<double>("expectedAuc");
    QTest::addColumn<double>("expectedEer");
    QTest::addColumn<double>("expectedThreshold");
    using L = QList<double>;
    QTest::newRow("classes apart") << L{3, 2} << L{1, 0} << 1.0 << 0.0 << 2.0;
    QTest::newRow("classes the wrong way round") << L{0, 1} << L{2, 3} << 0.0 << 1.0 << 2.0;
    QTest::newRow("all scores equal: level with +inf, the higher wins")
        << L{5, 5} << L{5} << 0.5 << 0.5 << kInfinity;
    QTest::newRow("one pair in order") << L{1} << L{0} << 1.0 << 0.0 << 1.0;
    QTest::newRow("one pair out of order") << L{0} << L{1} << 0.0 << 1.0 << 1.0;
    // ROC (0,0) (0,1/2) (1/2,1/2) (1/2,1) (1,1): meets FPR = FNR at its vertex (1/2, 1/2).
    QTest::newRow("alternating, the crossing on a vertex") << L{4, 2} << L{3, 1} << 0.75 << 0.5 << 3.0;
    // ROC (0,0) (0,1/2) (1,1/2) (1,1): the crossing is inside a level segment, and 2 and 3 tie.
    QTest::newRow("two thresholds tie, the higher wins") << L{3, 1} << L{2} << 0.5 << 0.5 << 3.0;
    // ROC (0,0) (1/3,0) (1/3,1) (1,1): inside a vertical segment.
    QTest::newRow("the crossing inside a vertical segment")
        << L{2} << L{3, 1, 0} << 2.0 / 3.0 << 1.0 / 3.0 << 2.0;
    // ROC (0,0) (1/2,1/1) by a tie, then (1,1): on the slope FPR = t/2, FNR = 1 - t, so t = 2/3.
    QTest::newRow("the crossing inside a slope") << L{2} << L{2, 1} << 0.75 << 1.0 / 3.0 << 2.0;
  }
  void closedForms() {
    QFETCH(QList<double>, live);
    QFETCH(QList<double>, spoof);
    QFETCH(double, expectedAuc);
    QFETCH(double, expectedEer);
    QFETCH(double, expectedThreshold);
    const Metrics metrics =
        computeMetrics(videosOf({live.begin(), live.end()}, {spoof.begin(), spoof.end()}));
    QCOMPARE(metrics.auc, expectedAuc);
    QVERIFY(std::abs(metrics.eer - expectedEer) < 1e-15);
    QVERIFY(metrics.threshold == expectedThreshold);
  }

  void oneFalseAcceptOfTwentyIsFivePercent() {
    // Spoofs at 0..n-1, one live video right under each of the two best spoofs.
    for (const int n : {20, 100, 19, 99, 40, 200, 10000}) {
      std::vector<double> spoof(static_cast<size_t>(n));
      std::iota(spoof.begin(), spoof.end(), 0.0);
      std::vector<double> live;
      for (const double score : spoof) live.push_back(score - 0.5);
      const Metrics metrics = computeMetrics(videosOf(live, spoof));
      // The best i spoofs accepted bring i - 1 live videos, and the i-th at no further cost.
      QCOMPARE(metrics.tprAtFpr.at("0.05"), double(n * 5 / 100) / n);
      QCOMPARE(metrics.tprAtFpr.at("0.01"), double(n / 100) / n);
    }
  }

  void tprIsTheLargestBelowTheLimitWithoutInterpolation() {
    std::mt19937 random(4);
    for (int round = 0; round < 500; ++round) {
      const auto videos = randomSet(random);
      const RocCurve roc = rocCurve(videos);
      const int64_t n = roc.spoof;
      for (int64_t allowed = 0; allowed <= n; ++allowed) {
        int64_t best = 0;
        for (const double t : candidates(videos)) {
          if (accepted(videos, Label::Spoof, t) <= allowed)
            best = std::max(best, accepted(videos, Label::Live, t));
        }
        QCOMPARE(tprAtFpr(roc, double(allowed) / double(n)), double(best) / double(roc.live));
      }
    }
  }

  void ratesCountAtOrAboveTheThresholdAsLive() {
    std::vector<VideoScore> videos = videosOf({0.9, 0.5, 0.2}, {});
    videos.push_back({0.5, Label::Spoof, "d", "a", "", "print"});
    videos.push_back({0.4, Label::Spoof, "d", "b", "", "print"});
    videos.push_back({0.8, Label::Spoof, "d", "c", "", "replay"});
    videos.push_back({0.1, Label::Spoof, "d", "e", "", ""});
    const ThresholdRates rates = ratesAt(videos, 0.5);
    QCOMPARE(rates.fpr, 0.5);
    QCOMPARE(rates.fnr, 1.0 / 3.0);
    QCOMPARE(rates.hter, (0.5 + 1.0 / 3.0) / 2.0);
    QCOMPARE(rates.accuracy, 4.0 / 7.0);
    QVERIFY(rates.apcer ==
            (std::map<std::string, double>{{"print", 0.5}, {"replay", 1.0}, {"unknown", 0.0}}));
    QCOMPARE(rates.worstApcer, 1.0);
    QCOMPARE(rates.bpcer, 1.0 / 3.0);
    QCOMPARE(rates.acer, (1.0 + 1.0 / 3.0) / 2.0);
  }

  void ratesBetweenAndBeyondTheScores_data() {
    QTest::addColumn<double>("threshold");
    QTest::addColumn<double>("fpr");
    QTest::addColumn<double>("fnr");
    QTest::newRow("nobody is accepted at +inf") << kInfinity << 0.0 << 1.0;
    QTest::newRow("nobody is accepted above the best score") << 2.0 << 0.0 << 1.0;
    QTest::newRow("one live video is accepted between two scores") << 0.8 << 0.0 << 0.5;
    QTest::newRow("everybody is accepted below the worst score") << -9.0 << 1.0 << 0.0;
  }
  void ratesBetweenAndBeyondTheScores() {
    QFETCH(double, threshold);
    QFETCH(double, fpr);
    QFETCH(double, fnr);
    const ThresholdRates rates = ratesAt(videosOf({1.0, 0.2}, {0.6, 0.1}), threshold);
    QCOMPARE(rates.fpr, fpr);
    QCOMPARE(rates.fnr, fnr);
    QCOMPARE(rates.threshold, threshold);
  }

  void everyDomainWeighsTheSameInTheSourceThreshold() {
    // Domain a: 1 live, 1 spoof. Domain b: 100 of each, all below a's scores. Pooled counts would put the
    // threshold into b.
    std::vector<VideoScore> videos = videosOf({10}, {9}, "a");
    std::vector<double> live(100), spoof(100);
    std::iota(live.begin(), live.end(), -100.0);
    std::iota(spoof.begin(), spoof.end(), -300.0);
    const auto b = videosOf(live, spoof, "b");
    videos.insert(videos.end(), b.begin(), b.end());
    // Mean FPR - mean FNR: -1 at +inf, -1/2 at 10, 0 at 9.
    QCOMPARE(sourceThreshold(videos), 9.0);
    QVERIFY(oracleThreshold(rocCurve(videos)) < 0.0);
  }

  void classSizesWithoutACommonMultipleStillWork() {
    // Sixteen large primes: their common multiple is far beyond 128 bits. Classes lie apart at 0.
    const std::vector<size_t> primes = {997,  1009, 1013, 1019, 1021, 1031, 1033, 1039,
                                        1049, 1051, 1061, 1063, 1069, 1087, 1091, 1093};
    std::vector<VideoScore> videos;
    for (size_t d = 0; d < 8; ++d) {
      const auto set = videosOf(std::vector<double>(primes[2 * d], 1.0),
                                std::vector<double>(primes[2 * d + 1], -1.0), std::to_string(d));
      videos.insert(videos.end(), set.begin(), set.end());
    }
    QCOMPARE(sourceThreshold(videos), 1.0);
  }

  void aDomainWithoutAClassIsNamed() {
    auto videos = videosOf({1}, {0}, "casia");
    const auto half = videosOf({}, {0}, "replay");
    videos.insert(videos.end(), half.begin(), half.end());
    try {
      sourceThreshold(videos);
      QFAIL("accepted");
    } catch (const InputError& error) {
      QVERIFY(QString(error.what()).contains("'replay' has no live"));
    }
  }

  void setsWithoutAMeaningAreRefused_data() {
    QTest::addColumn<QList<double>>("live");
    QTest::addColumn<QList<double>>("spoof");
    using L = QList<double>;
    QTest::newRow("no videos") << L{} << L{};
    QTest::newRow("live videos only") << L{1, 2} << L{};
    QTest::newRow("spoof videos only") << L{} << L{1, 2};
    QTest::newRow("a score that is not a number") << L{1} << L{std::nan("")};
    QTest::newRow("an infinite score") << L{kInfinity} << L{1};
  }
  void setsWithoutAMeaningAreRefused() {
    QFETCH(QList<double>, live);
    QFETCH(QList<double>, spoof);
    const auto videos = videosOf({live.begin(), live.end()}, {spoof.begin(), spoof.end()});
    QVERIFY_EXCEPTION_THROWN(computeMetrics(videos), InputError);
    QVERIFY_EXCEPTION_THROWN(ratesAt(videos, 0.5), InputError);
    QVERIFY_EXCEPTION_THROWN(sourceThreshold(videos), InputError);
  }

  void framesOfAVideoAreAveraged() {
    const std::vector<ScoreRow> rows = {{0.1, Label::Live, "a", "001", "1", "c1", "live"},
                                        {0.9, Label::Live, "b", "001", "1", "", ""},
                                        {0.4, Label::Spoof, "a", "001", "1", "c1", "print"},
                                        {0.3, Label::Live, "a", "001", "2", "c1", "live"}};
    const auto videos = averageVideos(rows);
    QCOMPARE(videos.size(), size_t{3});
    QCOMPARE(videos[0].score, 0.2);
    QVERIFY(videos[0].client == "c1" && videos[0].video == "001" && videos[0].domain == "a");
    QCOMPARE(videos[1].score, 0.9);
    QVERIFY2(videos[2].score == 0.4 && videos[2].attack == "print",
             "a spoof video of the same name stays apart");
  }

  void rowsWithoutAVideoNameAreVideosOfTheirOwn() {
    const std::vector<ScoreRow> rows(3, ScoreRow{0.5, Label::Live, "a", "", "", "", ""});
    QCOMPARE(averageVideos(rows).size(), size_t{3});
  }

  void aHundredThousandScoresTakeAMoment() {
    std::mt19937 random(5);
    std::normal_distribution<double> live(0.3, 0.4), spoof(-0.3, 0.4);
    std::vector<VideoScore> videos;
    for (int i = 0; i < 50000; ++i) {
      const std::string domain = std::to_string(i % 3);
      videos.push_back({live(random), Label::Live, domain, "", "", "live"});
      videos.push_back({spoof(random), Label::Spoof, domain, "", "", "print"});
    }
    const std::clock_t start = std::clock();
    const Metrics metrics = computeMetrics(videos);
    sourceThreshold(videos);
    ratesAt(videos, metrics.threshold);
    const double milliseconds = 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
    qInfo("metrics, source threshold and rates of 100,000 scores: %.0f ms of one core", milliseconds);
    QVERIFY(milliseconds < 1000.0);
    // Two normals 1.5 deviations apart: AUC = Phi(1.5 / sqrt 2), EER = Phi(-0.75).
    QVERIFY(std::abs(metrics.auc - 0.5 * std::erfc(-0.75)) < 0.005);
    QVERIFY(std::abs(metrics.eer - 0.5 * std::erfc(0.75 / std::sqrt(2.0))) < 0.005);
  }
};

GACFAS_TEST(MetricsTest)
#include "tst_Metrics.moc"
