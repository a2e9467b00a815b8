#include <QtTest>
#include <cmath>

#include "ScoreSets.h"
#include "core/metrics/DeLong.h"
#include "core/metrics/PairedComparison.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

const ThresholdSource kZero = ThresholdSource::byHand(0.0);

/// The same videos, each score moved by noise and live ones by `gain` more.
std::vector<VideoScore> rescored(std::mt19937& random, std::vector<VideoScore> videos, double gain) {
  std::normal_distribution<double> noise(0.0, 0.3);
  for (VideoScore& video : videos) video.score += noise(random) + (video.label == Label::Live ? gain : 0.0);
  return videos;
}

double kernel(double live, double spoof) {
  return live > spoof ? 1.0 : live == spoof ? 0.5 : 0.0;
}

/// DeLong's covariance formula in double loops.
double slowDifferenceVariance(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b) {
  std::vector<size_t> live, spoof;
  for (size_t i = 0; i < a.size(); ++i) (a[i].label == Label::Live ? live : spoof).push_back(i);
  const auto placements = [&](const std::vector<VideoScore>& set, bool ofLive) {
    std::vector<double> values;
    for (size_t i : ofLive ? live : spoof) {
      double sum = 0.0;
      for (size_t j : ofLive ? spoof : live)
        sum += ofLive ? kernel(set[i].score, set[j].score) : kernel(set[j].score, set[i].score);
      values.push_back(sum / double((ofLive ? spoof : live).size()));
    }
    return values;
  };
  const auto covariance = [](const std::vector<double>& x, const std::vector<double>& y) {
    double mx = 0.0, my = 0.0, sum = 0.0;
    for (size_t i = 0; i < x.size(); ++i) mx += x[i] / double(x.size()), my += y[i] / double(x.size());
    for (size_t i = 0; i < x.size(); ++i) sum += (x[i] - mx) * (y[i] - my);
    return sum / double(x.size() - 1);
  };
  double variance = 0.0;
  for (const bool ofLive : {true, false}) {
    const auto x = placements(a, ofLive), y = placements(b, ofLive);
    variance += (covariance(x, x) + covariance(y, y) - 2.0 * covariance(x, y)) / double(x.size());
  }
  return variance;
}

}  // namespace

class PairedComparisonTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void mcNemarsClosedForms_data() {
    QTest::addColumn<int>("onlyA");
    QTest::addColumn<int>("onlyB");
    QTest::addColumn<double>("p");
    QTest::addColumn<bool>("exact");
    QTest::newRow("none differ") << 0 << 0 << 1.0 << true;
    QTest::newRow("one") << 1 << 0 << 1.0 << true;
    QTest::newRow("five of five") << 0 << 5 << 2.0 / 32.0 << true;
    QTest::newRow("six of six") << 6 << 0 << 2.0 / 64.0 << true;
    QTest::newRow("one of ten") << 1 << 9 << 2.0 * 11.0 / 1024.0 << true;
    QTest::newRow("even") << 7 << 7 << 1.0 << true;
    QTest::newRow("24 still exact") << 12 << 12 << 1.0 << true;
    // chi squared = (|a - b| - 1)^2 / (a + b)
    QTest::newRow("25: chi squared 2.56 = 1.6^2") << 17 << 8 << 0.109598583399115986 << false;
    QTest::newRow("37: chi squared 144 / 37")
        << 12 << 25 << std::erfc(std::sqrt(144.0 / 37.0 / 2.0)) << false;
    QTest::newRow("even and many") << 50 << 50 << 1.0 << false;
  }
  void mcNemarsClosedForms() {
    QFETCH(int, onlyA);
    QFETCH(int, onlyB);
    QFETCH(double, p);
    QFETCH(bool, exact);
    const McNemar test = mcNemar(onlyA, onlyB);
    QVERIFY2(std::abs(test.p - p) < 1e-12, qPrintable(QString::number(test.p, 'g', 17)));
    QCOMPARE(test.exact, exact);
    QCOMPARE(mcNemar(onlyB, onlyA).p, test.p);
  }

  void deLongsDifferenceEqualsDoubleLoops() {
    std::mt19937 random(1);
    for (int round = 0; round < 20; ++round) {
      const auto a = drawnSet(random, {.live = 12, .spoof = 17, .distinct = round % 2 ? 6 : 0});
      const auto b = rescored(random, a, 0.4);
      const DeLong difference = deLongDifference(a, b);
      QVERIFY(std::abs(difference.auc - (auc(rocCurve(b)) - auc(rocCurve(a)))) < 1e-12);
      QVERIFY(std::abs(difference.variance - slowDifferenceVariance(a, b)) < 1e-12);
    }
  }

  void countsAndDifferencesAreThoseOfTheSets() {
    std::mt19937 random(2);
    const auto a = drawnSet(random, {.live = 60, .spoof = 80});
    auto b = rescored(random, a, 0.2);
    const PairedComparison c = compareSamples(a, b, ThresholdSource::targetEer(), kZero);
    const Metrics metricsA = computeMetrics(a);
    QCOMPARE(c.auc.a, metricsA.auc);
    QCOMPARE(c.hter.a, metricsA.hter);
    QCOMPARE(c.thresholdA, metricsA.threshold);
    QCOMPARE(c.hter.b, ratesAt(b, 0.0).hter);
    int64_t onlyA = 0, onlyB = 0;
    for (size_t i = 0; i < a.size(); ++i) {
      const bool live = a[i].label == Label::Live;
      const bool rightA = (a[i].score >= metricsA.threshold) == live, rightB = (b[i].score >= 0.0) == live;
      onlyA += rightA > rightB;
      onlyB += rightB > rightA;
    }
    QCOMPARE(c.mcNemar.onlyA, onlyA);
    QCOMPARE(c.mcNemar.onlyB, onlyB);
    std::shuffle(b.begin(), b.end(), random);  // the order of the second set does not count
    const PairedComparison again = compareSamples(a, b, ThresholdSource::targetEer(), kZero);
    QCOMPARE(again.auc.interval.low, c.auc.interval.low);
    QCOMPARE(again.mcNemar.onlyB, onlyB);
  }

  void pairingFindsWhatTwoIntervalsHide() {
    std::mt19937 random(3);
    const auto a = drawnSet(random, {.live = 100, .spoof = 150, .separation = 1.0});
    const auto b = rescored(random, a, 0.4);
    const PairedComparison c =
        compareSamples(a, b, ThresholdSource::targetEer(), ThresholdSource::targetEer());
    QVERIFY(c.moreThanChance(c.auc) && c.aucDeLongP < 0.05);
    const SetFigures alone = computeFigures(a, {}), other = computeFigures(b, {});
    QVERIFY(alone.auc.interval.high > other.auc.interval.low);  // the two overlap
    const double half = 1.96 * std::sqrt(deLongDifference(a, b).variance);
    QVERIFY(std::abs(c.auc.interval.low - (c.auc.value() - half)) < 0.25 * half);
    QVERIFY(std::abs(c.auc.interval.high - (c.auc.value() + half)) < 0.25 * half);
  }

  void noDifferenceIsSeldomMoreThanChance() {
    int found = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
      std::mt19937 random(seed);
      const auto truth = drawnSet(random, {.live = 60, .spoof = 60});
      const auto a = rescored(random, truth, 0.0), b = rescored(random, truth, 0.0);
      found += compareSamples(a, b, kZero, kZero, {.draws = 300}).auc.leavesOutZero();
    }
    QVERIFY2(found <= 8, qPrintable(QString::number(found)));  // 3 expected; 9 or more: once in 300
  }

  void wordsSayWhatItMeans() {
    std::mt19937 random(4);
    const auto a = drawnSet(random, {.live = 100, .spoof = 150, .separation = 0.5});
    const auto words =
        comparisonWords(compareSamples(a, rescored(random, a, 1.5), kZero, kZero), "erm", "gac-fas");
    QCOMPARE(words.size(), size_t{3});
    const QString area = QString::fromStdString(words[0]), hter = QString::fromStdString(words[1]);
    QVERIFY2(area.startsWith("AUC: erm ") && area.contains("the difference of +") &&
                 area.endsWith("is more than chance."),
             qPrintable(area));
    QVERIFY2(hter.startsWith("HTER (threshold: by hand): erm ") && hter.contains("of -"), qPrintable(hter));
    const QString decisions = QString::fromStdString(words[2]);
    QVERIFY2(decisions.contains("(McNemar, chi squared, p ") &&
                 decisions.endsWith("gac-fas has more right, and by more than chance."),
             qPrintable(decisions));
    const auto same = comparisonWords(compareSamples(a, a, kZero, kZero), "a", "b");
    QVERIFY(QString::fromStdString(same[0]).endsWith("a difference of 0.0 points without an interval."));
    QVERIFY(QString::fromStdString(same[2]).endsWith("the two do not differ by more than chance."));
  }

  void fewPersonsHaveNoVerdict() {
    std::mt19937 random(5);
    const auto sentences = [&](int clients) {
      const auto a = drawnSet(random, {.live = 60, .spoof = 60, .clients = clients, .separation = 0.0});
      const PairedComparison c = compareSamples(a, rescored(random, a, 3.0), kZero, kZero);
      if (!c.auc.leavesOutZero()) qFatal("a difference that nobody overlooks");
      QStringList words;
      for (const std::string& sentence : comparisonWords(c, "a", "b"))
        words << QString::fromStdString(sentence);
      return words;
    };
    const QStringList few = sentences(5), some = sentences(12), many = sentences(20);
    QVERIFY2(few[0].endsWith("rests on 5 clients, too few for a verdict."), qPrintable(few[0]));
    QVERIFY2(few[1].endsWith("rests on 5 clients, too few for a verdict."), qPrintable(few[1]));
    QVERIFY2(some[0].endsWith("is more than chance."), qPrintable(some[0]));
    QVERIFY2(some[3].startsWith("There were only 12 clients"), qPrintable(some[3]));
    QCOMPARE(many.size(), 4);
    QVERIFY(many[3].startsWith("McNemar's test"));
  }

  void setsOfOtherSamplesAreRefused() {
    const VideoScore live{0.5, Label::Live, "west", "a", "", ""},
        spoof{0.1, Label::Spoof, "west", "a", "", ""}, more{0.2, Label::Spoof, "west", "b", "", ""};
    const auto message = [&](const std::vector<VideoScore>& a, const std::vector<VideoScore>& b) {
      try {
        pairedWith(a, b);
      } catch (const InputError& error) {
        return QString(error.what());
      }
      return QString();
    };
    QVERIFY(message({live, spoof, more}, {live, spoof})
                .contains("the second has no spoof video 'b' of domain 'west'"));
    QVERIFY(message({live, spoof}, {live, spoof, more}).contains("the first has no spoof video 'b'"));
    QVERIFY(message({live, spoof}, {spoof, live}).isEmpty());
    VideoScore unnamed = live, other = spoof;
    unnamed.video = other.video = "";
    QVERIFY(message({unnamed, other}, {unnamed, other}).isEmpty());
    QVERIFY(message({unnamed, other}, {other, unnamed}).contains("sample 1 (live)"));
  }
};

GACFAS_TEST(PairedComparisonTest)
#include "tst_PairedComparison.moc"
