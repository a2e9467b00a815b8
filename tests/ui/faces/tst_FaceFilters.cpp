#include <QElapsedTimer>
#include <QtTest>
#include <cmath>
#include <random>
#include <set>

#include "tests/support/TestMain.h"
#include "core/types/Error.h"
#include "ui/faces/FaceFilterText.h"
#include "ui/faces/FaceSifter.h"

using namespace gacfas;

namespace {

/// An evaluation with made-up scores of `videos` live and as many spoof videos in each of two domains.
ScoresPtr evaluation(size_t videos, unsigned seed) {
  auto scores = std::make_shared<EvaluationScores>();
  std::mt19937 engine(seed);
  std::normal_distribution<double> normal(0.0, 0.2);
  for (const char* domain : {"west", "north"})
    for (size_t i = 0; i < 2 * videos; ++i) {
      const Label label = i < videos ? Label::Live : Label::Spoof;
      const std::string attack = label == Label::Live ? "live" : i % 2 ? "print" : "replay";
      const std::string name = "video" + std::to_string(i);
      const double score = normal(engine) + (label == Label::Live ? 0.15 : -0.15);
      (domain == std::string("west") ? scores->target : scores->source)
          .push_back({score, label, domain, name, "client" + std::to_string(i % 7), attack});
      for (const char* frame : {"crop_0001.jpg", "crop_0002.jpg", "crop_0003.jpg"})
        scores->frames.push_back(
            {score, label, domain, name, frame, "client" + std::to_string(i % 7), attack});
    }
  return scores;
}

struct Sample {
  ScoresPtr a, b;
  FaceSetPtr set;
  FaceRuns runs{{0.05, -0.02}, -1};

  explicit Sample(size_t videos = 40)
      : a(evaluation(videos, 1)), b(evaluation(videos, 2)), set(joinFaces({a, b})) {}
};

/// The rule written out for one face.
bool wanted(const Face& face, const FaceFilter& filter, const FaceRuns& runs) {
  if (!filter.domain.isEmpty() && face.domain != filter.domain.toStdString()) return false;
  if (!filter.attack.isEmpty() && face.attack != filter.attack.toStdString()) return false;
  if (!filter.client.isEmpty() && face.client != filter.client.toStdString()) return false;
  if (filter.label && face.label != *filter.label) return false;
  for (size_t run = 0; run < 2; ++run) {
    if (runs.only >= 0 && size_t(runs.only) != run) continue;
    const double score = face.scores[run];
    const bool accepted = score >= runs.thresholds[run], wrong = accepted != (face.label == Label::Live);
    const bool verdict = filter.verdict == Verdict::Any || (filter.verdict == Verdict::Wrong && wrong) ||
                         (filter.verdict == Verdict::Accepted && accepted) ||
                         (filter.verdict == Verdict::Rejected && !accepted);
    if (verdict && score >= filter.low && score < filter.high) return true;
  }
  return false;
}

}  // namespace

class FaceFiltersTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void siftingFollowsTheThresholds() {
    const Sample sample;
    FaceSifter sifter;
    FaceFilter filter;
    const double nothing = std::numeric_limits<double>::infinity();
    for (const FaceOrder order : {FaceOrder::Margin, FaceOrder::Score, FaceOrder::Disagreement})
      for (const int only : {-1, 0, 1})
        for (const Verdict verdict : {Verdict::Wrong, Verdict::Any, Verdict::Accepted})
          for (const std::vector<double>& thresholds : std::vector<std::vector<double>>{
                   {nothing, 0.1}, {0.1, 0.1}, {0.12, 0.12}, {0.12, -0.3}, {-0.1, nothing}, {0.05, 0.05}}) {
            filter.verdict = verdict;
            const FaceRuns runs{thresholds, only};
            QCOMPARE(sifter.select(sample.set, filter, runs, order), selectFaces(*sample.set, filter, runs, order));
          }
  }

  void framesAreFacesOfTheirOwnWhereTheyAreSamples() {
    auto scores = std::make_shared<EvaluationScores>(*evaluation(4, 3));
    scores->level = {true, 0};
    double score = 0.0;
    for (ScoreRow& row : scores->frames) row.score = score += 0.01;
    scores->target = samplesOf(scores->frames, scores->level);
    scores->source.clear();
    const FaceSetPtr set = joinFaces({scores});
    QCOMPARE(set->faces.size(), scores->frames.size());
    for (size_t i = 0; i < set->faces.size(); ++i) {
      const auto row = std::find_if(scores->frames.begin(), scores->frames.end(), [&](const ScoreRow& each) {
        return each.score == set->faces[i].scores[0];
      });
      QVERIFY(row != scores->frames.end());
      QCOMPARE(set->faces[i].video, row->video);
      QCOMPARE(set->faces[i].frames, std::vector<std::string>{row->frame});
    }
  }

  void runsAreJoinedByVideo() {
    const Sample sample;
    QCOMPARE(sample.set->faces.size(), size_t(160));
    for (size_t i = 0; i < 80; ++i) {
      const Face& face = sample.set->faces[i];
      QCOMPARE(face.scores[0], sample.a->target[i].score);
      QCOMPARE(face.scores[1], sample.b->target[i].score);
      QCOMPARE(face.frames.size(), size_t(3));
    }
    QCOMPARE(sample.set->attacks, std::vector<std::string>({"print", "replay"}));
    QCOMPARE(sample.set->clients.size(), size_t(7));
  }

  void aRunWithoutScoresLeavesAGap() {
    const ScoresPtr only = evaluation(4, 3);
    const FaceSetPtr set = joinFaces({nullptr, only});
    QVERIFY(std::isnan(set->faces[0].scores[0]));
    QCOMPARE(set->faces[0].source, size_t(1));
    FaceFilter filter;
    filter.verdict = Verdict::Any;
    QCOMPARE(selectFaces(*set, filter, {{0.0, 0.0}, 0}, FaceOrder::Margin).size(), size_t(0));
    QCOMPARE(selectFaces(*set, filter, {{0.0, 0.0}, -1}, FaceOrder::Margin).size(), size_t(16));
  }

  void theFilterKeepsExactlyItsFaces_data() {
    QTest::addColumn<FaceFilter>("filter");
    QTest::addColumn<int>("only");
    const auto add = [](const char* name, FaceFilter filter, int only = -1) {
      QTest::newRow(name) << filter << only;
    };
    FaceFilter filter;
    add("errors of any run", filter);
    add("errors of the second run", filter, 1);
    filter.domain = "west";
    filter.attack = "print";
    add("domain and attack", filter, 0);
    filter = {};
    filter.label = Label::Spoof;
    filter.verdict = Verdict::Accepted;
    add("accepted spoofs", filter, 0);
    filter.verdict = Verdict::Rejected;
    add("rejected spoofs", filter, 1);
    filter = {};
    filter.verdict = Verdict::Any;
    filter.client = "client3";
    filter.low = -0.1;
    filter.high = 0.1;
    add("client and range", filter, 0);
  }
  void theFilterKeepsExactlyItsFaces() {
    QFETCH(FaceFilter, filter);
    QFETCH(int, only);
    Sample sample;
    sample.runs.only = only;
    std::set<int> expected;
    for (size_t i = 0; i < sample.set->faces.size(); ++i)
      if (wanted(sample.set->faces[i], filter, sample.runs)) expected.insert(static_cast<int>(i));
    QVERIFY(!expected.empty() && expected.size() < sample.set->faces.size());
    for (FaceOrder order : {FaceOrder::Margin, FaceOrder::Score, FaceOrder::Disagreement}) {
      const std::vector<int> places = selectFaces(*sample.set, filter, sample.runs, order);
      QCOMPARE(places.size(), expected.size());
      QCOMPARE(std::set<int>(places.begin(), places.end()), expected);
    }
  }

  void oneWrongAndTheOtherRight() {
    Sample sample;
    sample.runs.only = 1;
    sample.runs.right = 0;
    FaceFilter filter;
    filter.run = "b";
    filter.right = "a";
    filter.attack = "replay";
    std::set<int> expected;
    for (size_t i = 0; i < sample.set->faces.size(); ++i) {
      const Face& face = sample.set->faces[i];
      const bool accepted = face.scores[1] >= -0.02, otherAccepts = face.scores[0] >= 0.05;
      if (face.label == Label::Spoof && face.attack == "replay" && accepted && !otherAccepts)
        expected.insert(static_cast<int>(i));
    }
    QVERIFY(!expected.empty());
    const std::vector<int> places = selectFaces(*sample.set, filter, sample.runs, FaceOrder::Margin);
    QCOMPARE(std::set<int>(places.begin(), places.end()), expected);
    QCOMPARE(countFaces(*sample.set, filter, sample.runs), static_cast<int64_t>(expected.size()));
  }

  void pickedAndTaggedFacesAreThoseNamed() {
    Sample sample;
    FaceFilter filter;
    filter.verdict = Verdict::Any;
    filter.picked = {"west/live/video3", "west/spoof/video45", "west/spoof/nobody"};
    QCOMPARE(selectFaces(*sample.set, filter, sample.runs, FaceOrder::Score).size(), size_t(2));
    filter.tag = "glare";
    sample.runs.tagged = {"west/live/video3", "north/live/video3"};
    const std::vector<int> places = selectFaces(*sample.set, filter, sample.runs, FaceOrder::Score);
    QCOMPARE(places.size(), size_t(1));
    QCOMPARE(faceKey(sample.set->faces[size_t(places[0])]), std::string("west/live/video3"));
  }

  void theTextReadsBackAsTheSameFilter() {
    const RunNames names{{"/runs/a", "/runs/b"}, {"demo gac-fas", "say \"b\" \\ c"}};
    FaceFilter filter;
    QCOMPARE(filterText(filter, names), QString("verdict:wrong"));
    filter.domain = "street";
    filter.label = Label::Spoof;
    filter.verdict = Verdict::Accepted;
    filter.attack = "replay";
    filter.client = "client 3";
    filter.run = "/runs/a";
    filter.right = "/runs/b";
    filter.low = -0.1;
    filter.high = 1.0 / 3.0;
    filter.tag = "bezel visible";
    filter.picked = {"west/live/a b", "west/spoof/c"};
    QCOMPARE(parseFilter(filterText(filter, names), names), filter);
    filter.high = FaceFilter().high;
    QVERIFY(filterText(filter, names).contains("score:-0.1.. "));
    QCOMPARE(parseFilter(filterText(filter, names), names), filter);
    filter = {};
    filter.verdict = Verdict::Any;
    QCOMPARE(filterText(filter, names), QString());
    QCOMPARE(parseFilter("  ", names), filter);
  }

  void aFaultyTextSaysWhichWord_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("no colon") << "domain:street replay" << "replay";
    QTest::newRow("unknown key") << "colour:red" << "colour";
    QTest::newRow("unknown run") << "run:SAM" << "ERM, GAC-FAS";
    QTest::newRow("unknown class") << "class:dead" << "class:dead";
    QTest::newRow("unknown verdict") << "verdict:good" << "rejected";
    QTest::newRow("no range") << "score:0.5" << "score:0.5";
    QTest::newRow("letters in a range") << "score:a..1" << "score:a..1";
    QTest::newRow("no value") << "tag: client:a" << "tag";
    QTest::newRow("open quote") << "client:\"a b" << "a b";
  }
  void aFaultyTextSaysWhichWord() {
    QFETCH(QString, text);
    QFETCH(QString, named);
    try {
      parseFilter(text, {{"e", "g"}, {"ERM", "GAC-FAS"}});
      QFAIL("accepted");
    } catch (const InputError& error) {
      QVERIFY2(QString(error.what()).contains(named), error.what());
    }
  }

  void acceptedSpoofsComeFirstByMargin() {
    Sample sample;
    sample.runs.only = 0;
    const std::vector<int> places = selectFaces(*sample.set, {}, sample.runs, FaceOrder::Margin);
    bool live = false;
    double last = INFINITY;
    for (int place : places) {
      const Face& face = sample.set->faces[size_t(place)];
      if (face.label == Label::Live && !live) {
        live = true;
        last = INFINITY;
      }
      QCOMPARE(face.label == Label::Live, live);
      const double margin = std::abs(face.scores[0] - sample.runs.thresholds[0]);
      QVERIFY(margin <= last);
      last = margin;
    }
    QVERIFY(live);
  }

  void disagreementIsTheSpread() {
    const Sample sample;
    double last = INFINITY;
    for (int place : selectFaces(*sample.set, {}, sample.runs, FaceOrder::Disagreement)) {
      const Face& face = sample.set->faces[size_t(place)];
      const double spread = std::abs(face.scores[0] - face.scores[1]);
      QVERIFY(spread <= last);
      last = spread;
    }
  }

  void facesThatAllGetWrongAreCounted() {
    const Sample sample;
    FaceSifter sifter;
    sifter.select(sample.set, {}, sample.runs, FaceOrder::Margin);
    int64_t both = 0;
    for (const Face& face : sample.set->faces)
      both += face.wrongAt(face.scores[0], sample.runs.thresholds[0]) &&
              face.wrongAt(face.scores[1], sample.runs.thresholds[1]);
    QCOMPARE(sifter.wrongInAll(), both);
    QCOMPARE(facesInDomain(*sample.set, "west"), 80);
  }

  /// 100,000 videos of two runs; how long it takes is told.
  void aLargeSetIsFilteredByTheSameRule() {
    QElapsedTimer timer;
    timer.start();
    const Sample sample(25000);
    const qint64 joined = timer.restart();
    const std::vector<int> places = selectFaces(*sample.set, {}, sample.runs, FaceOrder::Margin);
    qInfo("100,000 videos: made and joined in %lld ms, %zu errors selected in %.1f ms",
          static_cast<long long>(joined), places.size(), static_cast<double>(timer.nsecsElapsed()) / 1e6);
    const auto byHand = std::count_if(sample.set->faces.begin(), sample.set->faces.end(),
                                      [&](const Face& face) { return wanted(face, {}, sample.runs); });
    QCOMPARE(static_cast<int64_t>(places.size()), static_cast<int64_t>(byHand));
  }
};

GACFAS_TEST(FaceFiltersTest)
#include "tst_FaceFilters.moc"
