#include <QtTest>

#include "DrawnFaces.h"
#include "core/config/ConfigReader.h"
#include "core/jobs/EvaluateJob.h"
#include "core/metrics/ScoreFile.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

struct Trained {
  Trained() {
    TrainEvents events;
    events.evaluation = [this](const EvaluationReport& report) { reports.push_back(report); };
    JobControl control;
    startTraining(faces.config(), folder(), control, events);
  }
  fs::path folder() const { return faces.path("run"); }
  test::DrawnFaces faces;
  std::vector<EvaluationReport> reports;
};

const Trained& trained() {
  static const Trained run;
  return run;
}

EvaluateResult evaluated(const EvaluateRequest& request) {
  JobControl control;
  return evaluate(request, control, {});
}

bool same(const ThresholdRates& a, const ThresholdRates& b) {
  return a.threshold == b.threshold && a.fpr == b.fpr && a.fnr == b.fnr && a.hter == b.hter &&
         a.accuracy == b.accuracy && a.apcer == b.apcer && a.worstApcer == b.worstApcer &&
         a.bpcer == b.bpcer && a.acer == b.acer;
}

bool same(const Metrics& a, const Metrics& b) {
  return a.live == b.live && a.spoof == b.spoof && a.auc == b.auc && a.eer == b.eer && a.hter == b.hter &&
         a.threshold == b.threshold && a.tprAtFpr == b.tprAtFpr;
}

bool same(const EvaluationReport& a, const EvaluationReport& b) {
  return same(a.target, b.target) && same(a.targetOracle, b.targetOracle) &&
         same(a.targetSource, b.targetSource) && same(a.source, b.source) &&
         a.sourceThreshold == b.sourceThreshold;
}

}  // namespace

class EvaluateJobTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void lastWeightsGiveTheRunsLastEvaluationExactly() {
    const EvaluateResult result = evaluated({.subject = trained().folder()});
    QVERIFY(same(result.report, trained().reports.back()));
    QCOMPARE(result.weightsFile, RunFolder(trained().folder()).weights("last"));
    const std::vector<ScoreRow> written = readScores(trained().folder() / RunFolder::scoresOf(3));
    QCOMPARE(result.scores.size(), written.size());
    QCOMPARE(written.size(), size_t{16});  // four domains, two test videos a class, one frame
    for (size_t i = 0; i < written.size(); ++i) {
      QCOMPARE(result.scores[i].score, written[i].score);
      QCOMPARE(result.scores[i].video, written[i].video);
      QCOMPARE(result.scores[i].frame, written[i].frame);
    }
  }

  void bestWeightsGiveTheBestEvaluation() {
    const auto best = static_cast<size_t>(bestEvaluation(readEvaluations(RunFolder(trained().folder()))));
    QVERIFY(same(evaluated({.subject = trained().folder(), .weights = "best"}).report,
                 trained().reports.at(best)));
  }

  void weightFileWithAConfigGivesTheSame() {
    const RunFolder run(trained().folder());
    QVERIFY(same(evaluated({.subject = run.weights("last"), .config = run.config()}).report,
                 trained().reports.back()));
  }

  void workersChangeNothingAndFramesAddRows() {
    const EvaluateResult result =
        evaluated({.subject = trained().folder(), .overrides = {"system.workers=1"}});
    QVERIFY(same(result.report, trained().reports.back()));
    const EvaluateResult more =
        evaluated({.subject = trained().folder(), .overrides = {"evaluate.frames=2"}});
    QCOMPARE(more.scores.size(), size_t{32});
  }

  void whatCannotBeEvaluatedIsSaid_data() {
    QTest::addColumn<EvaluateRequest>("request");
    QTest::addColumn<QString>("said");
    const RunFolder run(trained().folder());
    QTest::newRow("nothing there") << EvaluateRequest{.subject = "/nowhere/run"} << "/nowhere/run";
    QTest::newRow("a weight file without a config")
        << EvaluateRequest{.subject = run.weights("last")} << "--config";
    QTest::newRow("a run with another config")
        << EvaluateRequest{.subject = run.path(), .config = run.config()} << "--config";
    QTest::newRow("a folder that is no run")
        << EvaluateRequest{.subject = trained().faces.root()} << "not a run folder";
    QTest::newRow("a word that is neither last nor best")
        << EvaluateRequest{.subject = run.path(), .weights = "first"} << "last, best or epoch_NNNN";
    QTest::newRow("a network of another width")
        << EvaluateRequest{.subject = run.path(), .overrides = {"model.width=8"}} << "last.safetensors";
    QTest::newRow("no data") << EvaluateRequest{.subject = run.path(),
                                                .overrides = {"data.root=/nowhere/data"}}
                             << "/nowhere/data";
  }
  void whatCannotBeEvaluatedIsSaid() {
    QFETCH(EvaluateRequest, request);
    QFETCH(QString, said);
    const QString message = test::messageOf([&] { evaluated(request); });
    QVERIFY2(message.contains(said), qPrintable(message));
    QVERIFY_EXCEPTION_THROWN(evaluated(request), InputError);
  }

  void runWithoutAnEvaluationHasNoWeightsYet() {
    const test::DrawnFaces faces;
    JobControl stopped;
    stopped.requestStop();
    QVERIFY_EXCEPTION_THROWN(startTraining(faces.config(), faces.path("run"), stopped, {}), Cancelled);
    const QString message = test::messageOf([&] { evaluated({.subject = faces.path("run")}); });
    QVERIFY2(message.contains("no last weights yet") && message.contains("--resume"), qPrintable(message));
  }

  void stopEndsTheEvaluation() {
    JobControl control;
    control.requestStop();
    QVERIFY_EXCEPTION_THROWN(evaluate({.subject = trained().folder()}, control, {}), Cancelled);
  }
};

GACFAS_TEST(EvaluateJobTest)
#include "tst_EvaluateJob.moc"
