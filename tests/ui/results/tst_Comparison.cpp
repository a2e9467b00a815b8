#include <QtTest>
#include <filesystem>

#include "core/metrics/ScoreFile.h"
#include "tests/support/TestMain.h"
#include "tests/ui/results/ComparedRuns.h"

using namespace gacfas;
using namespace gacfas::test;

class ComparisonTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void scoresAreThoseOfTheEvaluation() {
    ComparedRuns runs;
    Comparison comparison;
    comparison.setRuns(runs.shown());
    QCOMPARE(comparison.runs().size(), size_t(2));
    QTRY_VERIFY(allLoaded(comparison));
    const ComparedRun& run = comparison.runs()[0];
    const NumberTable& table = *run.shown.run->evaluations;
    const auto last = [&](const char* column) { return table.column(column)->back(); };
    QCOMPARE(run.scores->targetMetrics.auc, last("target_auc"));
    QCOMPARE(run.scores->sourceThreshold, last("target_threshold_source"));
    QCOMPARE(run.scores->ratesAt(comparison.threshold().source(*run.scores)).hter.value, last("target_hter_source"));
    QCOMPARE(run.scores->domains.size(), size_t(4));
    QCOMPARE(run.scores->targetDomain().name, std::string("west"));
    QVERIFY(run.scores->targetDomain().target);
    QCOMPARE(comparison.find()->shown.label, QString("GAC-FAS"));
    QVERIFY(!run.before);
  }

  void anyEvaluationCanBeChosen() {
    ComparedRuns runs;
    Comparison comparison;
    comparison.setRuns(runs.shown());
    comparison.setChoice({EvaluationChoice::Epoch, 2});
    QTRY_VERIFY(allLoaded(comparison));
    QCOMPARE(comparison.runs()[0].scores->epoch, 2);
    comparison.setChoice({EvaluationChoice::Best});
    const auto& rows = comparison.runs()[1].shown.run->evaluationRows;
    QTRY_COMPARE(comparison.runs()[1].scores ? comparison.runs()[1].scores->epoch : -1,
                 rows[static_cast<size_t>(bestEvaluation(rows))].epoch);
    comparison.setChoice({EvaluationChoice::Epoch, 99});
    QVERIFY(!comparison.runs()[0].scores);
    QVERIFY(comparison.runs()[0].absence.contains("99"));
  }

  void aFreshEvaluationReplacesTheOneBeforeOnlyWhenItIsRead() {
    ComparedRuns runs;
    Comparison comparison;
    comparison.setRuns(runs.shown());
    QTRY_VERIFY(allLoaded(comparison));
    const int64_t before = comparison.runs()[0].scores->epoch;
    appendSampleEpoch(runs.ermFolder, runs.erm, runs.erm.epochs);
    comparison.setRuns(runs.shown());
    QVERIFY(comparison.runs()[0].scores);  // no gap while it is read
    QTRY_COMPARE(comparison.runs()[0].scores->epoch, runs.erm.epochs);
    QVERIFY(before < runs.erm.epochs);
  }

  void aRewrittenScoreFileIsReadAgain() {
    ComparedRuns runs;
    Comparison comparison;
    comparison.setRuns(runs.shown());
    QTRY_VERIFY(allLoaded(comparison));
    const ScoresPtr old = comparison.runs()[0].scores;
    std::vector<ScoreRow> rows = old->frames;
    for (ScoreRow& row : rows) row.score = row.label == Label::Live ? 0.5 : -0.5;
    writeScores(old->file, rows);
    comparison.setRuns(runs.shown());  // a new pointer: the run changed
    QTRY_COMPARE(comparison.runs()[0].scores->targetMetrics.auc, 1.0);
  }

  void aMissingScoreFileIsOneProblem() {
    ComparedRuns runs;
    const ShownRuns shown = runs.shown();
    std::filesystem::remove_all(runs.gacFolder / "scores");
    Comparison comparison;
    QSignalSpy problems(&comparison, &Comparison::problem);
    comparison.setRuns(shown);
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems[0][0].toString().contains("epoch_0005.csv"));
    QTRY_VERIFY(comparison.runs()[0].scores);
    QVERIFY(!comparison.runs()[1].scores);
    comparison.setRuns(runs.shown());
    QTest::qWait(50);
    QCOMPARE(problems.count(), 1);
    QVERIFY(comparison.runs()[1].absence.contains("epoch_0005.csv"));
    QCOMPARE(comparison.find()->shown.label, QString("ERM"));  // the selected one has nothing to show
  }

  void aRunWithoutEvaluationSaysWhenOneComes() {
    QTemporaryDir dir;
    SampleRunOptions options;
    options.epochs = 1;  // epoch 0 is never evaluated
    const auto folder = writeSampleRun(dir.path().toStdString(), options);
    Comparison comparison;
    comparison.setRuns({{readRun(folder), {}, "young", true}});
    QVERIFY(!comparison.anyScores());
    QVERIFY2(comparison.runs()[0].absence.contains("first"), qPrintable(comparison.runs()[0].absence));
  }

  void theThresholdSaysWhereItComesFrom() {
    ComparedRuns runs;
    Comparison comparison;
    comparison.setRuns(runs.shown());
    QTRY_VERIFY(allLoaded(comparison));
    const ComparedRun& run = comparison.runs()[0];
    QSignalSpy changed(&comparison.threshold(), &ThresholdModel::changed);
    QCOMPARE(comparison.threshold(run), run.scores->sourceThreshold);
    comparison.threshold().setKind(ThresholdKind::Oracle);
    QCOMPARE(comparison.threshold(run), run.scores->targetMetrics.threshold);
    comparison.threshold().setByHand(0.125);
    QCOMPARE(comparison.threshold(run), 0.125);
    QCOMPARE(comparison.threshold().kind(), ThresholdKind::ByHand);
    comparison.threshold().setByHand(0.125);
    QCOMPARE(changed.count(), 2);
  }
};

GACFAS_TEST(ComparisonTest)
#include "tst_Comparison.moc"
