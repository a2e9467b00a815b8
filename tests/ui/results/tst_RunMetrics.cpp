#include <QAbstractItemModelTester>
#include <QtTest>
#include <cmath>

#include "core/io/Csv.h"
#include "core/io/CsvParser.h"
#include "tests/support/TestMain.h"
#include "tests/ui/results/ComparedRuns.h"
#include "ui/results/MetricsModel.h"
#include "ui/results/MetricsText.h"
#include "ui/results/NumberText.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

MetricsTable tableOf(Comparison& comparison, const ComparedRuns& runs) {
  comparison.setRuns(runs.shown());
  if (!QTest::qWaitFor([&] { return allLoaded(comparison); })) qFatal("no scores");
  return metricsTable(comparison);
}

size_t columnOf(const MetricsTable& table, MetricsColumn::Group group, const QString& title) {
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].group == group && table.columns[i].title == title) return i;
  qFatal("no column %s", qPrintable(title));
}

/// Cells of a row of Markdown or LaTeX, without what makes them bold or marks them.
QStringList plainCells(QString line, const QString& separator) {
  for (const char* mark : {"\\textbf{", "}", "**", "\\*", "$^*$", "\\\\"}) line.remove(mark);
  line.replace("$-$", "−");
  QStringList cells;
  for (const QString& cell : line.split(separator)) cells.append(cell.trimmed());
  return cells;
}

}  // namespace

class RunMetricsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void whatWasScoredOfTheTargetIsNamed() {
    ComparedRuns runs;
    Comparison comparison;
    const MetricsTable alike = tableOf(comparison, runs);
    QCOMPARE(alike.targetVideos, QString("test split"));
    QVERIFY(!alike.cropsDiffer);
    std::vector<ComparedRun> compared = comparison.runs();
    const auto other = std::make_shared<RunSnapshot>(*compared[1].shown.run);
    other->config.data.targetSplit = TargetSplit::All;
    other->facts.dataManifests[other->config.data.test] = "another preparation";
    compared[1].shown.run = other;
    MetricsTable different = alike;
    nameVideos(compared, different);
    QCOMPARE(different.targetVideos, QString("test split and all videos"));
    QVERIFY(different.cropsDiffer);
  }

  void figuresAreThoseOfTheCore() {
    ComparedRuns runs;
    Comparison comparison;
    const MetricsTable table = tableOf(comparison, runs);
    QCOMPARE(table.rows.size(), size_t(2));
    QCOMPARE(table.live, 20);
    for (size_t i = 0; i < 2; ++i) {
      const EvaluationScores& scores = *comparison.runs()[i].scores;
      const auto value = [&](MetricsColumn::Group group, const QString& title) {
        return table.rows[i].cells[columnOf(table, group, title)].figure.value;
      };
      const Metrics metrics = computeMetrics(scores.target);
      const ThresholdRates rates = ratesAt(scores.target, sourceThreshold(scores.source));
      QCOMPARE(value(MetricsColumn::Free, "AUC"), metrics.auc);
      QCOMPARE(value(MetricsColumn::Free, "EER"), metrics.eer);
      QCOMPARE(value(MetricsColumn::Free, "TPR@FPR 5 %"), metrics.tprAtFpr.at("0.05"));
      QCOMPARE(value(MetricsColumn::Oracle, "HTER"), metrics.hter);
      QCOMPARE(value(MetricsColumn::Oracle, "thr."), metrics.threshold);
      QCOMPARE(value(MetricsColumn::Source, "HTER"), rates.hter);
      QCOMPARE(value(MetricsColumn::Source, "APCER print"), rates.apcer.at("print"));
      QCOMPARE(value(MetricsColumn::Source, "APCER replay"), rates.apcer.at("replay"));
      QCOMPARE(value(MetricsColumn::Source, "worst APCER"), rates.worstApcer);
      QCOMPARE(value(MetricsColumn::Source, "BPCER"), rates.bpcer);
      QCOMPARE(value(MetricsColumn::Source, "ACER"), rates.acer);
      QCOMPARE(value(MetricsColumn::Source, "thr."), rates.threshold);
    }
    QCOMPARE(table.columns[columnOf(table, MetricsColumn::Source, "APCER print")].count, QString("n 10"));
  }

  void theBestOfEachColumnIsMarked() {
    ComparedRuns runs;
    Comparison comparison;
    const MetricsTable table = tableOf(comparison, runs);
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const int better = table.columns[i].better;
      const MetricsCell &a = table.rows[0].cells[i], &b = table.rows[1].cells[i];
      QCOMPARE(a.best, better != 0 && better * a.figure.value >= better * b.figure.value);
      QCOMPARE(b.best, better != 0 && better * b.figure.value >= better * a.figure.value);
    }
  }

  void figuresOnFewVideosAreMarked() {
    ComparedRuns few(20);
    Comparison first;
    const MetricsTable small = tableOf(first, few);
    QVERIFY(!small.columns[columnOf(small, MetricsColumn::Free, "AUC")].tooSmall.isEmpty());

    ComparedRuns enough(64);
    Comparison second;
    const MetricsTable table = tableOf(second, enough);
    QVERIFY(table.columns[columnOf(table, MetricsColumn::Free, "AUC")].tooSmall.isEmpty());
    QVERIFY(table.columns[columnOf(table, MetricsColumn::Free, "TPR@FPR 5 %")].tooSmall.isEmpty());
    // One per cent of 64 spoof videos is less than one video.
    QVERIFY(!table.columns[columnOf(table, MetricsColumn::Free, "TPR@FPR 1 %")].tooSmall.isEmpty());
    QVERIFY(table.columns[columnOf(table, MetricsColumn::Source, "APCER print")].tooSmall.isEmpty());
  }

  void csvReadsBack() {
    ComparedRuns runs;
    Comparison comparison;
    const MetricsTable table = tableOf(comparison, runs);
    const CsvTable csv = parseCsv(metricsText(table, TableFormat::Csv).toStdString(), "clipboard", false);
    QCOMPARE(csv.columns[1], std::string("AUC (%)"));
    const auto field = [&](size_t row, const char* title) {
      return *csvDouble(csv.rows[row][static_cast<size_t>(csv.column(title))]);
    };
    for (size_t row = 0; row < 2; ++row) {
      const EvaluationScores& scores = *comparison.runs()[row].scores;
      const ThresholdRates rates = ratesAt(scores.target, scores.sourceThreshold);
      QCOMPARE(field(row, "AUC (%)"), scores.targetMetrics.auc * 100.0);
      QCOMPARE(field(row, "HTER (oracle, %)"), scores.targetMetrics.hter * 100.0);
      QCOMPARE(field(row, "HTER (source, %)"), rates.hter * 100.0);
      QCOMPARE(field(row, "threshold (source)"), scores.sourceThreshold);
      QCOMPARE(field(row, "APCER print count (source, n 10)"), rates.apcer.at("print") * 10.0);
      QCOMPARE(field(row, "APCER print total (source, n 10)"), 10.0);
    }
  }

  void markdownAndLatexReadBack_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("separator");
    QTest::newRow("Markdown") << int(TableFormat::Markdown) << "|";
    QTest::newRow("LaTeX") << int(TableFormat::Latex) << "&";
  }
  void markdownAndLatexReadBack() {
    QFETCH(int, format);
    QFETCH(QString, separator);
    ComparedRuns runs;
    Comparison comparison;
    const MetricsTable table = tableOf(comparison, runs);
    const QStringList lines = metricsText(table, static_cast<TableFormat>(format)).split('\n');
    for (const MetricsRow& row : table.rows) {
      const auto line = std::find_if(lines.begin(), lines.end(),
                                     [&](const QString& text) { return text.contains(row.label); });
      QVERIFY(line != lines.end());
      QStringList cells = plainCells(*line, separator);
      cells.removeAll(QString());
      QCOMPARE(cells.size(), qsizetype(table.columns.size() + 1));
      QCOMPARE(cells[0], row.label);
      for (size_t i = 0; i < table.columns.size(); ++i)
        QCOMPARE(cells[static_cast<qsizetype>(i + 1)], cellText(table.columns[i], row.cells[i]));
    }
    QVERIFY(lines.join('\n').contains(format == int(TableFormat::Latex) ? "\\textbf{" : "**"));
  }

  /// Rates read off by binary search against core's own counting, at any source of a threshold.
  void movingRatesAreThoseOfTheEngine() {
    ComparedRuns runs(64);
    Comparison comparison;
    tableOf(comparison, runs);
    const EvaluationScores& scores = *comparison.runs()[0].scores;
    for (const ThresholdSource& source :
         {ThresholdSource::targetEer(), ThresholdSource::source(scores.sourceThreshold),
          ThresholdSource::probability(), ThresholdSource::fixedFpr(0.1), ThresholdSource::fixedBpcer(0.1),
          ThresholdSource::byHand(0.12), ThresholdSource::byHand(9.0)}) {
      const ThresholdFigures moving = scores.ratesAt(source);
      const SetFigures set = computeFigures(scores.target, {source}, {.draws = 0});
      const ThresholdFigures& exact = set.thresholds.front();
      QCOMPARE(moving.threshold, exact.threshold);
      QCOMPARE(moving.worstAttack, exact.worstAttack);
      QCOMPARE(moving.apcer.size(), exact.apcer.size());
      for (const auto& [a, b] : {std::pair(moving.fpr, exact.fpr), std::pair(moving.bpcer, exact.bpcer),
                                 std::pair(moving.hter, exact.hter), std::pair(moving.acer, exact.acer),
                                 std::pair(moving.accuracy, exact.accuracy),
                                 std::pair(moving.worstApcer, exact.worstApcer),
                                 std::pair(moving.apcer.at("print"), exact.apcer.at("print"))}) {
        QVERIFY(std::abs(a.value - b.value) < 1e-12);
        QCOMPARE(a.count, b.count);
        QCOMPARE(a.total, b.total);
        QCOMPARE(a.tooSmall, b.tooSmall);
      }
    }
  }

  void allFiguresStandSideBySideWithIntervalsAndCounts() {
    ComparedRuns runs(40);
    Comparison comparison;
    FigureIntervals intervals(&comparison);
    comparison.threshold().setByHand(0.1);
    comparison.setRuns(runs.shown());
    QTRY_VERIFY(allLoaded(comparison));
    QTRY_VERIFY(!intervals.working());
    const MetricsTable table = metricsTable(comparison, &intervals, true);
    for (MetricsColumn::Group group :
         {MetricsColumn::Free, MetricsColumn::Oracle, MetricsColumn::Source, MetricsColumn::Probability,
          MetricsColumn::FixedFpr, MetricsColumn::FixedBpcer, MetricsColumn::ByHand, MetricsColumn::Epochs})
      QVERIFY(std::any_of(table.columns.begin(), table.columns.end(),
                          [&](const MetricsColumn& column) { return column.group == group; }));
    QVERIFY(table.draws == 1000 && table.units > 0);
    for (const MetricsRow& row : table.rows)
      for (size_t i = 0; i < table.columns.size(); ++i) {
        const Figure& figure = row.cells[i].figure;
        if (table.columns[i].counted.isEmpty()) continue;
        QVERIFY(figure.total > 0);
        if (std::isnan(figure.interval.low)) continue;
        QVERIFY(figure.interval.low <= figure.value + 1e-12 || table.columns[i].title == "EER");
        QVERIFY(!intervalText(row.cells[i]).isEmpty());
        QVERIFY(cellTip(table.columns[i], row.cells[i]).contains("95 %"));
      }
    const size_t apcer = columnOf(table, MetricsColumn::ByHand, "APCER replay");
    int64_t accepted = 0, all = 0;
    for (const VideoScore& video : comparison.runs()[0].scores->target) {
      if (video.attack != "replay") continue;
      ++all;
      accepted += video.score >= 0.1;
    }
    QCOMPARE(table.rows[0].cells[apcer].figure.count, accepted);
    QCOMPARE(table.rows[0].cells[apcer].figure.total, all);
  }

  void epochsAreSummedUpAsThePaperDoes() {
    ComparedRuns runs;
    runs.erm.epochs = 14;
    std::filesystem::remove_all(runs.ermFolder);
    runs.ermFolder = writeSampleRun(runs.root, runs.erm);
    Comparison comparison;
    comparison.setRuns(runs.shown());
    QTRY_VERIFY(allLoaded(comparison));
    const MetricsTable table = metricsTable(comparison, nullptr, true);
    const std::vector<double>& hters = *comparison.runs()[0].shown.run->evaluations->column("target_hter_oracle");
    const std::vector<double>& aucs = *comparison.runs()[0].shown.run->evaluations->column("target_auc");
    QVERIFY(hters.size() > 10);
    double sum = 0.0, squares = 0.0, best = -1.0, bestHter = 0.0;
    for (size_t i = 0; i < hters.size(); ++i) {
      if (aucs[i] - hters[i] >= best) best = aucs[i] - hters[i], bestHter = hters[i];
      if (i + 10 < hters.size()) continue;
      sum += hters[i] / 10.0;
      squares += hters[i] * hters[i] / 10.0;
    }
    const auto cell = [&](const QString& title) {
      return table.rows[0].cells[columnOf(table, MetricsColumn::Epochs, title)];
    };
    QVERIFY(std::abs(cell("HTER last 10").figure.value - sum) < 1e-12);
    QVERIFY(std::abs(cell("HTER last 10").deviation - std::sqrt(squares - sum * sum)) < 1e-7);
    QCOMPARE(cell("HTER best").figure.value, bestHter);
    QCOMPARE(cell("HTER last").figure.value, hters.back());
    QCOMPARE(cell("HTER last, source").figure.value, comparison.runs()[0].shown.run->evaluationRows.back().targetHterSource);
    QVERIFY(cell("HTER best").remark.contains("oracle"));
    QVERIFY(cellText({}, cell("HTER last 10")).contains("("));
  }

  void theLevelOfTheScoresIsChosen() {
    ComparedRuns runs;
    Comparison comparison;
    comparison.setRuns(runs.shown());
    QTRY_VERIFY(allLoaded(comparison));
    const size_t videos = comparison.runs()[0].scores->target.size();
    const std::vector<ScoreRow> rows = comparison.runs()[0].scores->frames;
    comparison.setLevel({true, 0});
    QTRY_VERIFY(allLoaded(comparison));
    const auto frames = std::count_if(rows.begin(), rows.end(),
                                      [](const ScoreRow& row) { return row.domain == "west"; });
    QCOMPARE(comparison.runs()[0].scores->target.size(), size_t(frames));
    QVERIFY(size_t(frames) >= videos);
    QVERIFY(!comparison.runs()[0].scores->target.front().frame.empty());
    QCOMPARE(metricsTable(comparison).samples, QString("frames"));
    comparison.setLevel({});
    QTRY_VERIFY(allLoaded(comparison));
    QCOMPARE(comparison.runs()[0].scores->target.size(), videos);
  }

  void latexLettersOfNamesAreEscaped() {
    ComparedRuns runs;
    Comparison comparison;
    MetricsTable table = tableOf(comparison, runs);
    table.rows[0].label = "50% of A_B & C";
    QVERIFY(metricsText(table, TableFormat::Latex).contains("50\\% of A\\_B \\& C"));
  }

  void theModelKeepsItsRules() {
    ComparedRuns runs;
    Comparison comparison;
    MetricsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(tableOf(comparison, runs));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), QString("ERM"));
    QCOMPARE(model.index(1, 1).data().toString(),
             percentText(comparison.runs()[1].scores->targetMetrics.auc));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QString("AUC"));
    model.setTable({});
    QCOMPARE(model.rowCount(), 0);
  }

  void numbersAreWrittenAsTheWindowWritesThem() {
    QCOMPARE(percentText(0.1254), QString("12.5"));
    QCOMPARE(scoreText(-0.25), QString("−0.250"));
    QCOMPARE(scoreText(INFINITY), QString("∞"));
    QCOMPARE(percentText(std::nan("")), QString("–"));
    QCOMPARE(plainNumber(1.6), QString("1.6"));
  }
};

GACFAS_TEST(RunMetricsTest)
#include "tst_RunMetrics.moc"
