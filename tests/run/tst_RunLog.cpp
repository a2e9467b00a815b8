#include <QtTest>
#include <limits>

#include "RunSamples.h"
#include "core/io/AtomicFile.h"
#include "core/run/RunLog.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

Config configFor(MinimizerKind kind) {
  Config config = test::sampleConfig();
  config.train.minimizer = kind;
  return config;
}

StepReport stepReport(int64_t step) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  return {step,      2,   step - 1, 0.25,   0.005, {0.1 + 0.2, nan},
          1.0 / 3.0, 0.5, 0.75,     1e-300, 7.0,   {{"casia", -0.5, 2.0, 3.0, 4.0}}};
}

EvaluationReport evaluationReport(int64_t epoch, int64_t step, double auc = 0.9) {
  EvaluationReport report;
  report.epoch = epoch;
  report.step = step;
  report.target.auc = auc;
  report.target.hter = 0.125;
  report.target.eer = 0.25;
  report.target.tprAtFpr = {{"0.05", 0.5}, {"0.01", 0.25}};
  report.targetSource.hter = 0.375;
  report.targetSource.threshold = -0.1;
  report.source.auc = 0.99;
  report.source.hter = 0.01;
  report.perDomain["oulu"].auc = 0.98;
  report.perDomain["casia"].hter = 0.03;
  report.scoresFile = RunFolder::scoresOf(epoch);
  return report;
}

struct Logged {
  explicit Logged(MinimizerKind kind = MinimizerKind::GacFas)
      : config(configFor(kind)), run(RunFolder::create(test::pathOf(dir), config, test::sampleFacts())) {}
  QTemporaryDir dir;
  Config config;
  RunFolder run;
};

std::vector<std::string> columnOf(const std::filesystem::path& file, const std::string& name) {
  const CsvTable table = readCsv(file);
  std::vector<std::string> values;
  for (const auto& row : table.rows) values.push_back(row.at(static_cast<size_t>(table.column(name))));
  return values;
}

using Strings = std::vector<std::string>;

}  // namespace

class RunLogTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void stepsKeepEveryDigit() {
    Logged s;
    RunLog(s.run, s.config).add(stepReport(5));
    const auto value = [&](const char* name) { return columnOf(s.run.steps(), name).at(0); };
    QCOMPARE(value("step"), std::string("5"));
    QCOMPARE(value("epoch"), std::string("2"));
    QCOMPARE(value("step_in_epoch"), std::string("4"));
    QCOMPARE(std::stod(value("loss")), 1.0 / 3.0);
    QCOMPARE(*csvDouble(value("erm_norm")), 1e-300);
    QCOMPARE(std::stod(value("loss.oulu")), 0.1 + 0.2);
    QCOMPARE(value("loss.casia"), std::string("nan"));
    QCOMPARE(value("cosine.oulu"), std::string());  // not ascended
    QCOMPARE(std::stod(value("cosine.casia")), -0.5);
    QCOMPARE(std::stod(value("gradient_norm.casia")), 2.0);
    QCOMPARE(std::stod(value("ascended_loss.casia")), 4.0);
  }

  void columnsAreThoseOfTheMinimiser_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::addColumn<Strings>("points");
    QTest::newRow("erm ascends nowhere") << MinimizerKind::Erm << Strings{};
    QTest::newRow("sam has one point") << MinimizerKind::Sam << Strings{"all"};
    QTest::newRow("sagm has one point") << MinimizerKind::Sagm << Strings{"all"};
    QTest::newRow("sam-domain has one a domain") << MinimizerKind::SamDomain << Strings{"oulu", "casia"};
    QTest::newRow("gac-fas has one a domain") << MinimizerKind::GacFas << Strings{"oulu", "casia"};
  }
  void columnsAreThoseOfTheMinimiser() {
    QFETCH(MinimizerKind, kind);
    QFETCH(Strings, points);
    Logged s(kind);
    { const RunLog log(s.run, s.config); }
    Strings found;
    for (const std::string& column : readCsv(s.run.steps()).columns)
      if (column.starts_with("cosine.")) found.push_back(column.substr(7));
    QCOMPARE(found, points);
  }

  void evaluationsComeBack() {
    Logged s;
    RunLog(s.run, s.config).add(evaluationReport(3, 40));
    const std::vector<EvaluationRow> rows = readEvaluations(s.run);
    QCOMPARE(rows.size(), size_t{1});
    QCOMPARE(rows[0].epoch, int64_t{3});
    QCOMPARE(rows[0].step, int64_t{40});
    QCOMPARE(rows[0].targetAuc, 0.9);
    QCOMPARE(rows[0].targetEer, 0.25);
    QCOMPARE(rows[0].targetHter, 0.125);
    QCOMPARE(rows[0].targetHterSource, 0.375);
    QCOMPARE(rows[0].sourceAuc, 0.99);
    QCOMPARE(rows[0].sourceHter, 0.01);
    QCOMPARE(rows[0].scores, std::string("scores/epoch_0003.csv"));
    QCOMPARE(columnOf(s.run.evaluations(), "auc.oulu"), Strings{"0.98"});
    QCOMPARE(columnOf(s.run.evaluations(), "hter_oracle.casia"), Strings{"0.03"});
  }

  void damagedNumberIsToldWithFileAndLine_data() {
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    QTest::newRow("letters") << std::string("0.25") << std::string("o.25");
    QTest::newRow("nothing") << std::string("0.25") << std::string();
    QTest::newRow("an epoch that is none") << std::string("\n3,40") << std::string("\nnan,40");
  }
  void damagedNumberIsToldWithFileAndLine() {
    QFETCH(std::string, before);
    QFETCH(std::string, after);
    Logged s;
    RunLog(s.run, s.config).add(evaluationReport(3, 40));
    std::string text = loadFile(s.run.evaluations());
    text.replace(text.find(before), before.size(), after);
    saveFile(s.run.evaluations(), text);
    try {
      readEvaluations(s.run);
      QFAIL("it was read");
    } catch (const InputError& fault) {
      QVERIFY2(std::string(fault.what()).starts_with(s.run.evaluations().string() + ":2: "), fault.what());
    }
  }

  void runWithoutEvaluationsHasNoRows() {
    Logged s;
    QVERIFY(readEvaluations(s.run).empty());
    QCOMPARE(bestEvaluation({}), int64_t{-1});
  }

  void rewindDropsWhatCameAfterTheCheckpoint() {
    Logged s;
    {
      RunLog log(s.run, s.config);
      for (int64_t step = 1; step <= 6; ++step) {
        log.add(stepReport(step));
        if (step % 2 == 0) log.add(evaluationReport(step / 2, step));
      }
    }
    RunLog::rewind(s.run, 4, /*evaluationDue=*/false);
    QCOMPARE(columnOf(s.run.steps(), "step"), (Strings{"1", "2", "3", "4"}));
    QCOMPARE(columnOf(s.run.evaluations(), "step"), (Strings{"2", "4"}));
    RunLog::rewind(s.run, 4, /*evaluationDue=*/true);  // it will be made again
    QCOMPARE(columnOf(s.run.steps(), "step"), (Strings{"1", "2", "3", "4"}));
    QCOMPARE(columnOf(s.run.evaluations(), "step"), Strings{"2"});
    RunLog(s.run, s.config).add(stepReport(5));
    QCOMPARE(columnOf(s.run.steps(), "step"), (Strings{"1", "2", "3", "4", "5"}));
  }

  void rewindToTheStartKeepsTheHeaderOnly() {
    Logged s;
    RunLog(s.run, s.config).add(stepReport(1));
    RunLog::rewind(s.run, 0, false);
    QVERIFY(readCsv(s.run.steps()).rows.empty());
    QVERIFY(readCsv(s.run.steps()).column("loss.oulu") > 0);
  }

  void rowThatWasCutOffIsDropped() {
    Logged s;
    {
      RunLog log(s.run, s.config);
      log.add(stepReport(1));
      log.add(stepReport(2));
    }
    std::filesystem::resize_file(s.run.steps(), std::filesystem::file_size(s.run.steps()) - 5);
    RunLog::rewind(s.run, 2, false);
    QCOMPARE(columnOf(s.run.steps(), "step"), Strings{"1"});
  }

  void rewindOfARunWithoutRowsIsNothing() {
    Logged s;
    RunLog::rewind(s.run, 0, false);
    QVERIFY(!std::filesystem::exists(s.run.steps()));
  }

  void bestIsTheHighestAucLessHterTheLaterOnTies() {
    const auto row = [](double auc, double hter) {
      EvaluationRow made;
      made.targetAuc = auc;
      made.targetHter = hter;
      return made;
    };
    QCOMPARE(bestEvaluation({row(0.9, 0.25), row(0.95, 0.5), row(0.5, 0.0)}), int64_t{0});
    QCOMPARE(bestEvaluation({row(0.5, 0.25), row(0.75, 0.25), row(1.0, 0.5)}), int64_t{2});
    QCOMPARE(bestEvaluation({row(0.5, 0.25), row(1.0, 0.5), row(0.75, 0.25), row(0.5, 0.25)}), int64_t{2});
  }
};

GACFAS_TEST(RunLogTest)
#include "tst_RunLog.moc"
