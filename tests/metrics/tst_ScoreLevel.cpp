#include <QtTest>

#include "core/metrics/ScoreLevel.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// Nine frames of one video, out of order, with their number as score; and one frame of another.
std::vector<ScoreRow> rows() {
  std::vector<ScoreRow> all;
  for (const int frame : {10, 2, 1, 7, 8, 9, 3, 4, 5})
    all.push_back(
        {double(frame), Label::Spoof, "west", "v", "crop_" + std::to_string(frame) + ".jpg", "c1", "print"});
  all.push_back({100.0, Label::Live, "west", "v", "crop_1.jpg", "c1", "live"});
  return all;
}

std::vector<double> scoresOf(const ScoreLevel& level) {
  std::vector<double> scores;
  for (const VideoScore& sample : samplesOf(rows(), level)) scores.push_back(sample.score);
  return scores;
}

using Scores = std::vector<double>;

}  // namespace

class ScoreLevelTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void framesAreChosenByTheirPlace() {
    QCOMPARE(scoresOf({}), (Scores{49.0 / 9.0, 100.0}));
    QCOMPARE(scoresOf({.frames = 1}), (Scores{5.0, 100.0}));  // frames 1 2 3 4 5 7 8 9 10, place 4
    QCOMPARE(scoresOf({.frames = 3}), (Scores{(2.0 + 5.0 + 9.0) / 3.0, 100.0}));  // places 1, 4, 7
    QCOMPARE(scoresOf({.frames = 20}), scoresOf({}));
    QCOMPARE(scoresOf({.eachFrame = true, .frames = 3}), (Scores{2.0, 5.0, 9.0, 100.0}));
    QCOMPARE(scoresOf({.eachFrame = true}).size(), size_t{10});
  }

  void allFramesAreTheVideosOfTheMetrics() {
    auto sorted = rows();
    const auto a = averageVideos(sorted), b = samplesOf(sorted, {});
    QCOMPARE(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) {
      QVERIFY(a[i].score == b[i].score && a[i].video == b[i].video && a[i].client == b[i].client);
      QVERIFY(a[i].label == b[i].label && a[i].domain == b[i].domain && a[i].attack == b[i].attack);
    }
  }

  void rowsWithoutAVideoAreSamplesOfTheirOwn() {
    const std::vector<ScoreRow> lines{{0.1, Label::Spoof, "", "", "", "", ""},
                                      {0.2, Label::Spoof, "", "", "", "", ""}};
    QCOMPARE(samplesOf(lines, {.frames = 1}).size(), size_t{2});
  }

  void everyLevelIsNamed() {
    QCOMPARE(labelOf(ScoreLevel{}), std::string("mean of all frames of a video"));
    QCOMPARE(labelOf(ScoreLevel{.frames = 1}), std::string("middle frame of each video"));
    QCOMPARE(labelOf(ScoreLevel{.frames = 5}), std::string("mean of 5 frames of a video, spread evenly"));
    QCOMPARE(labelOf(ScoreLevel{.eachFrame = true}), std::string("each frame of a video, all of them"));
  }
};

GACFAS_TEST(ScoreLevelTest)
#include "tst_ScoreLevel.moc"
