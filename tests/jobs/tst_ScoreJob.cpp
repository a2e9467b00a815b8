#include <QtTest>
#include <cmath>
#include <set>

#include "DrawnFaces.h"
#include "core/jobs/ScoreJob.h"
#include "core/metrics/ScoreFile.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

struct TrainedRun {
  TrainedRun() {
    JobControl control;
    startTraining(faces.config(), folder(), control, {});
  }
  fs::path folder() const { return faces.path("run"); }
  std::vector<ScoreRow> rows() const {
    return readScores(folder() / readEvaluations(RunFolder(folder())).back().scores);
  }
  test::DrawnFaces faces;
};

const TrainedRun& trainedRun() {
  static const TrainedRun run;
  return run;
}

ScoreResult scored(const ScoreData& data, const EvaluateRequest& request = {.subject = trainedRun().folder()}) {
  JobControl control;
  return scoreData(request, data, control, {});
}

ImageResult imagesScored(const std::vector<fs::path>& paths, const std::vector<std::string>& overrides = {}) {
  JobControl control;
  return scoreImages({.subject = trainedRun().folder(), .overrides = overrides}, paths, control, {});
}

/// Folder of the crops of a row of the run's scores.
fs::path folderOf(const ScoreRow& row) {
  return trainedRun().faces.root() / row.domain / "test" / (row.label == Label::Live ? "live" : "spoof") /
         row.video;
}

}  // namespace

class ScoreJobTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theRunsOwnVideosHaveTheRunsScores() {
    std::map<std::string, double> expected;
    const auto keyOf = [](const ScoreRow& row) {
      return row.domain + "/" + std::to_string(int(row.label)) + "/" + row.video + "/" + row.frame;
    };
    for (const ScoreRow& row : trainedRun().rows()) expected[keyOf(row)] = row.score;
    const ScoreResult result = scored({trainedRun().faces.root(), {}, Split::Test});
    QCOMPARE(result.scores.size(), expected.size());
    for (const ScoreRow& row : result.scores)
      QVERIFY(std::abs(row.score - expected.at(keyOf(row))) < 1e-6);  // other batches
    QCOMPARE(*result.sourceThreshold, readEvaluations(RunFolder(trainedRun().folder())).back().sourceThreshold);
    QCOMPARE(result.weightsFile, RunFolder(trainedRun().folder()).weights("last"));
  }

  void domainsAndSplitsAreChosen() {
    const std::string domain = trainedRun().rows().front().domain;
    for (const ScoreRow& row : scored({trainedRun().faces.root(), {domain}, Split::Test}).scores)
      QCOMPARE(row.domain, domain);
    const auto all = scored({trainedRun().faces.root(), {domain}}).scores;
    QVERIFY(all.size() > scored({trainedRun().faces.root(), {domain}, Split::Test}).scores.size());
    std::set<std::string> splits;
    for (const ScoreRow& row : all) splits.insert(row.video.substr(0, row.video.find('/')));
    QVERIFY(splits.size() > 1 && splits.contains("test"));
  }

  void weightFilesHaveNoSourceThreshold() {
    const RunFolder run(trainedRun().folder());
    const EvaluateRequest file{.subject = run.weights("last"), .config = run.config()};
    const ScoreResult result = scored({trainedRun().faces.root(), {}, Split::Test}, file);
    QVERIFY(!result.sourceThreshold);
    QCOMPARE(result.scores.front().score,
             scored({trainedRun().faces.root(), {}, Split::Test}).scores.front().score);
  }

  void imagesAndFoldersHaveTheScoresOfTheirFrames() {
    const auto rows = trainedRun().rows();
    const fs::path image = folderOf(rows[0]) / rows[0].frame;
    const ImageResult result = imagesScored({image, folderOf(rows[1])});
    QCOMPARE(result.images.size(), size_t{2});
    QCOMPARE(result.images[0].path, image);
    // Alone in its batch, so that the last bits may differ.
    QVERIFY(std::abs(result.images[0].score - rows[0].score) < 1e-6);
    QVERIFY(std::abs(result.images[1].score - rows[1].score) < 1e-6);
    const double scale = trainedRun().faces.config().train.logitScale;
    QVERIFY(std::abs(std::log(result.images[0].probability / (1.0 - result.images[0].probability)) -
                     scale * result.images[0].score) < 1e-9);
    QCOMPARE(imagesScored({folderOf(rows[1])}, {"evaluate.frames=3"}).images[0].frames, 3);
    // A folder of folders: each is a video.
    QCOMPARE(imagesScored({folderOf(rows[0]).parent_path()}).images.size(), size_t{2});
  }

  void whatCannotBeScoredIsSaid() {
    QVERIFY(test::messageOf([] { imagesScored({"/nowhere/a.png"}); }).contains("/nowhere/a.png"));
    QVERIFY(test::messageOf([] { imagesScored({trainedRun().faces.root()}); }).contains("no jpg or png"));
    QVERIFY(test::messageOf([] { scored({"/nowhere"}); }).contains("/nowhere"));
    QVERIFY(test::messageOf([] { scored({trainedRun().faces.root(), {"mars"}}); }).contains("mars"));
    QVERIFY(test::messageOf([] {
              scored({trainedRun().faces.root(), {}, Split::Dev});
            }).contains("no videos in the split dev"));
    JobControl control;
    control.requestStop();
    QVERIFY_EXCEPTION_THROWN(
        scoreData({.subject = trainedRun().folder()}, {trainedRun().faces.root()}, control, {}), Cancelled);
  }
};

GACFAS_TEST(ScoreJobTest)
#include "tst_ScoreJob.moc"
