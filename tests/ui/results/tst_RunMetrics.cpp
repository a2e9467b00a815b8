#include <QAbstractItemModelTester>
#include <QtTest>
#include <cmath>

#include "core/io/Csv.h"
#include "core/io/CsvParser.h"
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
  return metricsTable(comparison.runs());
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

class TestRunMetrics : public QObject {
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
    const MetricsTable different = metricsTable(compared);
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
        return table.rows[i].cells[columnOf(table, group, title)].value;
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
      QCOMPARE(a.best, better != 0 && better * a.value >= better * b.value);
      QCOMPARE(b.best, better != 0 && better * b.value >= better * a.value);
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
    QCOMPARE(csv.columns.size(), table.columns.size() + 1);
    QCOMPARE(csv.columns[1], std::string("AUC (%)"));
    QVERIFY(csv.column("HTER (oracle, %)") > 0);
    QVERIFY(csv.column("HTER (source, %)") > 0);
    QVERIFY(csv.column("threshold (source)") > 0);
    for (size_t row = 0; row < 2; ++row)
      for (size_t i = 0; i < table.columns.size(); ++i) {
        const double factor = table.columns[i].isThreshold ? 1.0 : 100.0;
        QCOMPARE(*csvDouble(csv.rows[row][i + 1]), table.rows[row].cells[i].value * factor);
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

QTEST_MAIN(TestRunMetrics)
#include "tst_RunMetrics.moc"
