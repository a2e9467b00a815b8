#include <QtTest>
#include <cmath>

#include "tests/support/TestMain.h"
#include "tests/ui/train/ShownSamples.h"
#include "ui/train/CurvePanel.h"
#include "ui/train/CurveSet.h"

using namespace gacfas;
using namespace gacfas::test;

class RunCurvesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void valuesAreThoseOfTheFile();
  void epochsAreThoseDone();
  void grownRunIsTheSameAsOneReadWhole();
  void keysOfTheFirstEpochStayInOrderWhileItGrows();
  void anEvaluationIsReadFromItsStepOn();
  void nothingIsReadBeyondTheRun();
  void panelsNameWhatTheRunsHave();
  void headRateIsTheScaledOne();
};

void RunCurvesTest::valuesAreThoseOfTheFile() {
  ShownSamples samples;
  const RunPtr run = samples.add("gac", MinimizerKind::GacFas).run;
  RunCurves curves;
  curves.update(run);
  const CurveSeries* series = curves.series("loss.north");
  QVERIFY(series);
  QCOMPARE(series->raw.values().size(), run->steps->rows());
  for (size_t row = 0; row < run->steps->rows(); ++row) {
    const double stored = (*run->steps->column("loss.north"))[row];
    if (std::isfinite(stored)) QCOMPARE(series->raw.values()[row], stored);
  }
  QCOMPARE(curves.series("accuracy")->raw.values()[0], 100.0 * (*run->steps->column("accuracy"))[0]);
  QVERIFY(!curves.series("no.such"));
}

void RunCurvesTest::epochsAreThoseDone() {
  ShownSamples samples;
  const RunPtr run = samples.add("gac", MinimizerKind::GacFas).run;
  RunCurves curves;
  curves.update(run);
  QCOMPARE(curves.keys(false, XAxis::Epoch).front(), 0.25);
  QCOMPARE(curves.keys(false, XAxis::Epoch).back(), 6.0);
  QCOMPARE(curves.keys(false, XAxis::Step).back(), 24.0);
  QCOMPARE(curves.keys(true, XAxis::Epoch).front(), (*run->evaluations->column("epoch"))[0] + 1.0);
  const double seconds = curves.keys(false, XAxis::Time).back();
  double sum = 0.0;
  for (double each : *run->steps->column("seconds")) sum += each;
  QCOMPARE(seconds, sum);
  QCOMPARE(*curves.keyOfEpoch(2, XAxis::Step), 8.0);
  QVERIFY(!curves.keyOfEpoch(100, XAxis::Time));
}

void RunCurvesTest::grownRunIsTheSameAsOneReadWhole() {
  ShownSamples samples;
  SampleRunOptions options;
  options.name = "gac";
  options.state = "running";
  const std::filesystem::path folder = writeSampleRun(samples.parent(), options);
  RunReader reader(folder, QStringLiteral("k"));
  RunCurves grown;
  grown.setSmoothing(0.8);
  grown.update(reader.look(RunReader::Time::clock::now()));
  QVERIFY(grown.series("loss.north") && grown.series("cosine.east") && grown.series("target_auc"));
  appendSampleEpoch(folder, options, 6);
  const RunPtr later = readSample(folder);
  QVERIFY(grown.update(later));
  RunCurves whole;
  whole.setSmoothing(0.8);
  whole.update(later);
  QCOMPARE(grown.steps(), size_t{28});
  for (const char* column : {"loss.north", "cosine.east"}) {
    const std::vector<double>&a = grown.series(column)->smooth.values(),
          &b = whole.series(column)->smooth.values();
    QCOMPARE(a.size(), b.size());
    for (size_t row = 0; row < a.size(); ++row)
      QVERIFY(a[row] == b[row] || (std::isnan(a[row]) && std::isnan(b[row])));
  }
  QCOMPARE(grown.series("target_auc")->raw.values(), whole.series("target_auc")->raw.values());
  QCOMPARE(grown.keys(false, XAxis::Time), whole.keys(false, XAxis::Time));
  QVERIFY(!grown.update(later));
}

void RunCurvesTest::keysOfTheFirstEpochStayInOrderWhileItGrows() {
  ShownSamples samples;
  const RunPtr whole = samples.add("gac", MinimizerKind::GacFas).run;
  RunCurves curves;
  for (const size_t rows : {size_t{1}, size_t{2}, size_t{3}}) {
    auto young = std::make_shared<RunSnapshot>(*whole);
    auto steps = std::make_shared<NumberTable>(*whole->steps);
    for (std::vector<double>& column : steps->values) column.resize(rows);
    young->steps = steps;
    young->stepsPerEpoch = 0;
    curves.update(young);
    const std::vector<double>& keys = curves.keys(false, XAxis::Epoch);
    QCOMPARE(keys.size(), rows);
    QVERIFY(std::is_sorted(keys.begin(), keys.end()));
    QCOMPARE(keys.back(), 1.0);
    QCOMPARE(curves.keys(false, XAxis::Time).size(), rows);
  }
  curves.update(whole);
  QCOMPARE(curves.keys(false, XAxis::Epoch).front(), 0.25);
}

void RunCurvesTest::anEvaluationIsReadFromItsStepOn() {
  ShownSamples samples;
  const RunPtr run = samples.add("gac", MinimizerKind::GacFas).run;
  RunCurves curves;
  curves.update(run);
  const std::vector<double>& keys = curves.keys(true, XAxis::Step);
  const std::vector<double> auc = *run->evaluations->column("target_auc");
  QVERIFY(!curves.valueAt("target_auc", keys[0] - 1.0, XAxis::Step));
  QCOMPARE(*curves.valueAt("target_auc", keys[0], XAxis::Step), 100.0 * auc[0]);
  QCOMPARE(*curves.valueAt("target_auc", keys[1] - 1.0, XAxis::Step), 100.0 * auc[0]);
  QCOMPARE(*curves.valueAt("target_auc", keys[1], XAxis::Step), 100.0 * auc[1]);
}

void RunCurvesTest::nothingIsReadBeyondTheRun() {
  ShownSamples samples;
  RunCurves curves;
  curves.update(samples.add("gac", MinimizerKind::GacFas).run);
  QVERIFY(curves.valueAt("loss.north", 24.0, XAxis::Step));
  QVERIFY(!curves.valueAt("loss.north", 40.0, XAxis::Step));
  QVERIFY(!curves.valueAt("target_auc", 40.0, XAxis::Step));
  QVERIFY(!curves.stepRowAt(40.0, XAxis::Step));
  QCOMPARE(*curves.stepRowAt(7.4, XAxis::Step), size_t{6});
}

void RunCurvesTest::panelsNameWhatTheRunsHave() {
  ShownSamples samples;
  const RunPtr erm = samples.add("erm", MinimizerKind::Erm).run,
               sam = samples.add("sam", MinimizerKind::Sam).run,
               gac = samples.add("gac", MinimizerKind::GacFas).run;
  const auto columns = [](const CurvePanel& panel) {
    QStringList names;
    for (const CurveColumn& column : panel.columns) names << QString::fromStdString(column.name);
    return names;
  };
  QCOMPARE(columns(panelOf(QStringLiteral("cosine.*"), {sam, gac})),
           (QStringList{QStringLiteral("cosine.all"), QStringLiteral("cosine.north"),
                        QStringLiteral("cosine.east"), QStringLiteral("cosine.south")}));
  QCOMPARE(columns(panelOf(QStringLiteral("cosine.*"), {erm})), QStringList());
  QVERIFY(!pagePanelKeys({erm}).contains(QStringLiteral("cosine.*")));
  QVERIFY(usualPanelKeys({erm}).contains(QStringLiteral("direction_norm")));
  QVERIFY(usualPanelKeys({erm, gac}).contains(QStringLiteral("erm_norm")));
  QCOMPARE(usualPanelKeys({gac}).size(), 9);
  QVERIFY(panelOf(QStringLiteral("loss.north"), {gac}).yLabel.contains(QStringLiteral("nat")));
}

void RunCurvesTest::headRateIsTheScaledOne() {
  ShownSamples samples;
  const RunPtr run = samples.add("gac", MinimizerKind::GacFas).run;
  RunCurves curves;
  curves.update(run);
  QCOMPARE(curves.series("lr.head")->raw.values()[0],
           run->config.train.fcLrScale * curves.series("lr")->raw.values()[0]);
}

GACFAS_TEST(RunCurvesTest)
#include "tst_RunCurves.moc"
