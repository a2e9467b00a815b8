#include <QElapsedTimer>
#include <QtTest>
#include <cmath>
#include <random>

#include "tests/support/TestMain.h"
#include "ui/results/EvaluationChoice.h"
#include "ui/results/RocPath.h"
#include "ui/results/ScoreBins.h"
#include "ui/results/ThresholdModel.h"

using namespace gacfas;

namespace {

/// Scores on a coarse grid, so that many are equal.
std::vector<double> drawn(size_t count, double mean, unsigned seed, double grid = 0.01) {
  std::mt19937 engine(seed);
  std::normal_distribution<double> normal(mean, 0.2);
  std::vector<double> scores(count);
  for (double& score : scores) score = grid > 0.0 ? std::round(normal(engine) / grid) * grid : normal(engine);
  return scores;
}

std::vector<VideoScore> videosOf(const std::vector<double>& live, const std::vector<double>& spoof) {
  std::vector<VideoScore> videos;
  for (double score : live)
    videos.push_back({score, Label::Live, "d", std::to_string(videos.size()), "", ""});
  for (double score : spoof)
    videos.push_back({score, Label::Spoof, "d", std::to_string(videos.size()), "", "print"});
  return videos;
}

}  // namespace

class ScoreCountsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void decisionsAreThoseOfAScan() {
    const std::vector<double> live = drawn(300, 0.2, 1), spoof = drawn(500, -0.1, 2);
    const SortedScores sortedLive(live), sortedSpoof(spoof);
    for (double threshold = -0.8; threshold < 0.9; threshold += 0.01) {
      const Decisions decisions = decide(sortedLive, sortedSpoof, threshold);
      const auto accepts = [&](double score) { return score >= threshold; };
      QCOMPARE(decisions.liveAccepted, std::count_if(live.begin(), live.end(), accepts));
      QCOMPARE(decisions.spoofAccepted, std::count_if(spoof.begin(), spoof.end(), accepts));
      QCOMPARE(decisions.live(), 300);
      QCOMPARE(decisions.spoof(), 500);
    }
    QCOMPARE(decide(sortedLive, sortedSpoof, INFINITY).errors(), 300);
  }

  void everyScoreIsInItsBin() {
    EvaluationScores scores;
    const std::vector<double> live = drawn(300, 0.2, 3), spoof = drawn(300, -0.1, 4, 0.0);
    scores.domains.push_back({"d", true, SortedScores(live), SortedScores(spoof)});
    const ScoreBins bins = scoreBins(scores);
    QVERIFY(bins.count > 20 && bins.count < 70);
    const QVector<double> counts = binCounts(scores.domains[0].live, bins);
    QVector<double> scanned(counts.size());
    for (double score : live) {
      const int64_t bin = bins.binOf(score);
      QVERIFY(bin >= 0 && bin < bins.count);
      QVERIFY(bins.low(bin) <= score && score < bins.high(bin));
      ++scanned[bin];
    }
    QCOMPARE(counts, scanned);
  }

  void aShortRocPathKeepsEveryCorner() {
    const RocCurve roc = rocCurve(videosOf(drawn(60, 0.2, 5), drawn(80, 0.0, 6)));
    const RocPath path = rocPath(roc);
    QCOMPARE(path.fpr.front(), 0.0);
    QCOMPARE(path.tpr.back(), 100.0);
    // The curve's area is that of core: nothing but straight steps was left out.
    double area = 0.0;
    for (qsizetype i = 1; i < path.fpr.size(); ++i)
      area += (path.fpr[i] - path.fpr[i - 1]) * (path.tpr[i] + path.tpr[i - 1]) / 2.0;
    QVERIFY(std::abs(area / 1e4 - auc(roc)) < 1e-12);
  }

  void aLongRocPathIsThinnedWithoutAVisibleDifference() {
    const RocCurve roc = rocCurve(videosOf(drawn(50000, 0.2, 7, 0.0), drawn(50000, 0.0, 8, 0.0)));
    const RocPath path = rocPath(roc);
    QVERIFY(path.fpr.size() < 8000);
    for (qsizetype i = 1; i + 1 < path.fpr.size(); ++i)
      QVERIFY(path.fpr[i] >= path.fpr[i - 1] && path.tpr[i] >= path.tpr[i - 1]);
    double area = 0.0;
    for (qsizetype i = 1; i < path.fpr.size(); ++i)
      area += (path.fpr[i] - path.fpr[i - 1]) * (path.tpr[i] + path.tpr[i - 1]) / 2.0;
    QVERIFY(std::abs(area / 1e4 - auc(roc)) < 5e-4);
  }

  void theMarkSitsWhereTheThresholdLeads() {
    const std::vector<double> live = drawn(60, 0.2, 9), spoof = drawn(80, 0.0, 10);
    const RocCurve roc = rocCurve(videosOf(live, spoof));
    for (double threshold : {-2.0, -0.103, 0.0, 0.1, 0.25, 3.0}) {
      const RocPoint& point = rocPointAt(roc, threshold);
      const Decisions decisions = decide(SortedScores(live), SortedScores(spoof), threshold);
      QCOMPARE(point.falsePositives, decisions.spoofAccepted);
      QCOMPARE(point.truePositives, decisions.liveAccepted);
    }
  }

  void aFixedFprIsKept() {
    const std::vector<double> live = drawn(60, 0.2, 11), spoof = drawn(80, 0.0, 12);
    const RocCurve roc = rocCurve(videosOf(live, spoof));
    for (double fpr : {0.0, 0.01, 0.05, 0.2}) {
      const Decisions decisions = decide(SortedScores(live), SortedScores(spoof), thresholdOf(ThresholdSource::fixedFpr(fpr), roc));
      QVERIFY(static_cast<double>(decisions.spoofAccepted) / 80.0 <= fpr);
      QCOMPARE(static_cast<double>(decisions.liveAccepted) / 60.0, tprAtFpr(roc, fpr));
    }
  }

  void anEvaluationIsChosen() {
    std::vector<EvaluationRow> rows(3);
    for (int64_t i = 0; i < 3; ++i) rows[static_cast<size_t>(i)].epoch = 4 * i + 3;
    rows[1].targetAuc = 0.9;
    QCOMPARE(EvaluationChoice().place(rows), 2);
    QCOMPARE(EvaluationChoice::fromString("best").place(rows), 1);
    QCOMPARE(EvaluationChoice::fromString("3").place(rows), 0);
    QCOMPARE(EvaluationChoice::fromString("4").place(rows), -1);
    QCOMPARE(EvaluationChoice().place({}), -1);
    QCOMPARE(EvaluationChoice::fromString("7").toString(), QString("7"));
    QVERIFY_THROWS_EXCEPTION(std::exception, EvaluationChoice::fromString("newest"));
  }

  /// 100,000 scores: how long one move of the threshold counts is told.
  void countsOfManyScoresAreThoseOfAScan() {
    const std::vector<double> live = drawn(50000, 0.2, 13, 0.0), spoof = drawn(50000, 0.0, 14, 0.0);
    const SortedScores sortedLive(live), sortedSpoof(spoof);
    QElapsedTimer timer;
    timer.start();
    std::vector<int64_t> errors;
    for (int i = 0; i < 1000; ++i) errors.push_back(decide(sortedLive, sortedSpoof, i * 0.001 - 0.5).errors());
    qInfo("one threshold on 100,000 scores: %.4f ms", static_cast<double>(timer.nsecsElapsed()) / 1e9);
    for (const int i : {0, 250, 500, 750, 999}) {
      const auto accepts = [&](double score) { return score >= i * 0.001 - 0.5; };
      QCOMPARE(errors[static_cast<size_t>(i)], 50000 - std::count_if(live.begin(), live.end(), accepts) +
                                                   std::count_if(spoof.begin(), spoof.end(), accepts));
    }
  }
};

GACFAS_TEST(ScoreCountsTest)
#include "tst_ScoreCounts.moc"
