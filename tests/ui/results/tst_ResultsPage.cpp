#include <qcustomplot.h>

#include <QtTest>
#include <random>
#include <set>

#include "core/metrics/PairedComparison.h"
#include "core/metrics/ScoreFile.h"
#include "tests/support/TestMain.h"
#include "tests/ui/results/ComparedRuns.h"
#include "ui/results/DecisionCell.h"
#include "ui/results/MetricsView.h"
#include "ui/results/ResultsPage.h"
#include "ui/results/MetricsText.h"
#include "ui/results/ReliabilityPlot.h"
#include "ui/results/RocPath.h"
#include "ui/results/RocPlot.h"
#include "ui/results/ScoresPlot.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SegmentedChoice.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

/// A page with two runs, shown and loaded.
struct ShownPage {
  ComparedRuns runs;
  Comparison comparison;
  ResultsPage page;

  explicit ShownPage(int64_t videos = 20, const std::string& ermState = "finished")
      : runs(videos, ermState), page(&comparison) {
    page.resize(992, 700);  // as in a window of 1280 x 800
    page.show();
    page.showRuns(runs.shown());
    if (!QTest::qWaitFor([this] { return allLoaded(comparison); })) qFatal("no scores");
    QCoreApplication::processEvents();
  }

  template <class Widget>
  Widget& find(const QString& name) {
    auto* found = page.findChild<Widget*>(name);
    if (!found) qFatal("no %s", qPrintable(name));
    return *found;
  }
  RocPlot& rocPlot() { return find<RocPlot>("roc"); }
  void choose(const QString& segments, int place) {
    QTest::mouseClick(find<SegmentedChoice>(segments).findChildren<QAbstractButton*>().at(place), Qt::LeftButton);
    QCoreApplication::processEvents();
  }
  /// Samples of a run that a filter of Faces lets through.
  std::multiset<double> filtered(size_t run, const FaceFilter& filter) {
    std::multiset<double> scores;
    for (const VideoScore& video : comparison.runs()[run].scores->target)
      if (video.score >= filter.low && video.score < filter.high && (!filter.label || *filter.label == video.label))
        scores.insert(video.score);
    return scores;
  }
  QCustomPlot& roc() { return find<QCustomPlot>("roc"); }
  ScoresPlot& scores() { return find<ScoresPlot>("scores"); }
  QCPCurve* curve(const QString& name) {
    for (int i = 0; i < roc().plottableCount(); ++i)
      if (roc().plottable(i)->name() == name) return qobject_cast<QCPCurve*>(roc().plottable(i));
    return nullptr;
  }
  QVector<QPointF> points(const QString& name) {
    QVector<QPointF> points;
    for (const QCPCurveData& point : *curve(name)->data()) points.append({point.key, point.value});
    return points;
  }
  /// Counts of a run as the panel shows them: live accepted, live rejected, spoof accepted, spoof rejected.
  std::vector<int64_t> shownCounts(const QString& run) {
    std::vector<int64_t> counts;
    for (const char* name : {"live accepted", "live rejected", "spoof accepted", "spoof rejected"})
      for (DecisionCell* cell : page.findChildren<DecisionCell*>(name))
        if (cell->accessibleName().startsWith(run + ":")) counts.push_back(cell->count());
    return counts;
  }
  std::vector<int64_t> countedByHand(size_t run, double threshold) {
    std::vector<int64_t> counts(4);
    for (const VideoScore& video : comparison.runs()[run].scores->target)
      ++counts[(video.label == Label::Live ? 0u : 2u) + (video.score >= threshold ? 0u : 1u)];
    return counts;
  }
};

void drag(QWidget& widget, QPoint from, QPoint to, int steps = 8) {
  QTest::mousePress(&widget, Qt::LeftButton, {}, from);
  for (int i = 1; i <= steps; ++i) {
    const QPoint at = from + (to - from) * i / steps;
    QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &move);
  }
  QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

}  // namespace

class ResultsPageTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }

  void bothRunsHaveTheirRoc() {
    ShownPage shown;
    for (const ComparedRun& run : shown.comparison.runs()) {
      QCPCurve* curve = shown.curve(run.shown.label);
      QVERIFY(curve);
      QCOMPARE(curve->pen().color(), run.shown.style.colour(lightTheme()));
      const RocCurve roc = rocCurve(run.scores->target);
      const RocPath path = rocPath(roc);
      QCOMPARE(curve->dataCount(), path.fpr.size());
      // Each point drawn is one of the core's curve.
      for (const QCPCurveData& point : *curve->data())
        QVERIFY(std::any_of(roc.points.begin(), roc.points.end(), [&](const RocPoint& known) {
          return qFuzzyCompare(1.0 + point.key,
                               1.0 + 100.0 * double(known.falsePositives) / double(roc.spoof)) &&
                 qFuzzyCompare(1.0 + point.value,
                               1.0 + 100.0 * double(known.truePositives) / double(roc.live));
        }));
    }
    QVERIFY(shown.curve("ERM")->pen().style() != shown.curve("GAC-FAS")->pen().style());
  }

  void aNewEvaluationChangesTheRocAndKeepsTheOldOneFaint() {
    ShownPage shown;
    QVERIFY(!shown.curve("ERM before"));
    const QVector<QPointF> before = shown.points("ERM");
    appendSampleEpoch(shown.runs.ermFolder, shown.runs.erm, shown.runs.erm.epochs);
    ShownRuns runs = shown.runs.shown();
    auto running = std::make_shared<RunSnapshot>(*runs[0].run);
    running->state = RunState::Running;
    runs[0].run = running;
    shown.page.showRuns(runs);
    QTRY_VERIFY(shown.curve("ERM before"));
    QTRY_COMPARE(shown.comparison.runs()[0].scores->epoch, shown.runs.erm.epochs);
    QCOMPARE(shown.points("ERM before"), before);
    QVERIFY(shown.curve("ERM before")->pen().color().alpha() < 255);
    QVERIFY(shown.points("ERM") != before);
  }

  void theAxisTurnsLogarithmic() {
    ShownPage shown;
    auto& choice = shown.find<SegmentedChoice>("rocAxis");
    QTest::mouseClick(choice.findChildren<QAbstractButton*>().at(1), Qt::LeftButton);
    QCPAxis* x = shown.roc().axisRect()->axis(QCPAxis::atBottom);
    QCOMPARE(x->scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(x->range().lower, 0.1);
    QCOMPARE(x->range().upper, 100.0);
    bool said = false;
    for (int i = 0; i < shown.roc().itemCount(); ++i)
      if (auto* text = qobject_cast<QCPItemText*>(shown.roc().item(i)))
        said |= text->text() == "1 % is 0.2 videos";
    QVERIFY(said);
    shoot(shown.page, "results_log");
    QTest::mouseClick(choice.findChildren<QAbstractButton*>().at(0), Qt::LeftButton);
    QCOMPARE(shown.roc().axisRect()->axis(QCPAxis::atBottom)->scaleType(), QCPAxis::stLinear);
  }

  void detHasBothErrorRatesOnNormalDeviateAxes() {
    ShownPage shown(64);
    shown.choose("rocAxis", 2);
    const RocCurve roc = rocCurve(shown.comparison.runs()[0].scores->target);
    const RocPath path = rocPath(roc);
    const QVector<QPointF> points = shown.points("ERM");
    QCOMPARE(points.size(), path.fpr.size());
    const auto cumulative = [](double x) { return 50.0 * std::erfc(-x / std::sqrt(2.0)); };
    for (qsizetype i = 0; i < points.size(); ++i) {
      QVERIFY(std::abs(cumulative(points[i].x()) - path.fpr[i]) < 1e-6);
      QVERIFY(std::abs(cumulative(points[i].y()) - (100.0 - path.tpr[i])) < 1e-6);
    }
    shoot(shown.page, "results_det");
    QCOMPARE(shown.page.figures().front().det, true);
  }

  /// A click on a curve leads to the samples between the two thresholds of that step, no more and no fewer.
  void aStretchOfTheRocLeadsToItsFaces() {
    ShownPage shown(64);
    RocPlot& plot = shown.rocPlot();
    plot.replot();
    const RocContent& content = plot.scene().content();
    const size_t top = content.runs.size() - 1;  // GAC-FAS, the selected run
    const RocCurve& roc = content.runs[top].scores->targetRoc;
    const QPointF at = plot.scene().pointPixel(top, roc.points.size() / 3);
    const auto stretch = plot.scene().stretchAt(at, 6.0);
    QVERIFY(stretch && stretch->run == top && stretch->from < stretch->to);
    QSignalSpy opened(&shown.page, &ResultsPage::openFaces);
    QTest::mouseMove(&plot, at.toPoint());
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(opened.count(), 1);
    const auto filter = opened[0][0].value<FaceFilter>();
    QCOMPARE(filter.run, shown.comparison.runs()[1].shown.run->key);
    QCOMPARE(filter.domain, QString("west"));
    QCOMPARE(filter.verdict, Verdict::Any);
    const RocPoint &from = roc.points[stretch->from], &to = roc.points[stretch->to];
    const auto count = to.falsePositives + to.truePositives - from.falsePositives - from.truePositives;
    QCOMPARE(shown.filtered(1, filter).size(), size_t(count));
    QVERIFY(count > 0);
  }

  void draggingAlongTheRocTakesAllBetween() {
    ShownPage shown(64);
    RocPlot& plot = shown.rocPlot();
    plot.replot();
    const size_t top = plot.scene().content().runs.size() - 1;
    const RocCurve& roc = plot.scene().content().runs[top].scores->targetRoc;
    const QPoint a = plot.scene().pointPixel(top, roc.points.size() / 5).toPoint();
    const QPoint b = plot.scene().pointPixel(top, roc.points.size() * 4 / 5).toPoint();
    const RocStretch expected = plot.scene().stretchBetween(top, a, b);
    QSignalSpy opened(&shown.page, &ResultsPage::openFaces);
    drag(plot, a, b);
    QCOMPARE(opened.count(), 1);
    const auto filter = opened[0][0].value<FaceFilter>();
    QCOMPARE(filter.low, roc.points[expected.to].threshold);
    QCOMPARE(filter.high, roc.points[expected.from].threshold);
    QVERIFY(shown.filtered(1, filter).size() > 20);
    QVERIFY(!filter.label);
  }

  void theMarkOnTheRocIsTheSameThreshold_data() {
    QTest::addColumn<int>("axes");
    QTest::newRow("linear") << 0;
    QTest::newRow("logarithmic") << 1;
    QTest::newRow("DET") << 2;
  }
  void theMarkOnTheRocIsTheSameThreshold() {
    QFETCH(int, axes);
    ShownPage shown(64);
    shown.choose("rocAxis", axes);
    RocPlot& plot = shown.rocPlot();
    plot.replot();
    const size_t top = plot.scene().content().runs.size() - 1;
    const RocCurve& roc = plot.scene().content().runs[top].scores->targetRoc;
    const size_t wanted = roc.points.size() / 2;
    drag(plot, plot.scene().markPixel(top).toPoint(), plot.scene().pointPixel(top, wanted).toPoint());
    QCOMPARE(shown.comparison.threshold().kind(), ThresholdKind::ByHand);
    const double threshold = shown.comparison.threshold(shown.comparison.runs()[1]);
    QCOMPARE(shown.scores().scene().threshold(), threshold);
    QVERIFY(QLineF(plot.scene().markPixel(top), plot.scene().pointPixel(top, wanted)).length() < 4.0);
    for (size_t run = 0; run < 2; ++run)
      QCOMPARE(shown.shownCounts(shown.comparison.runs()[run].shown.label), shown.countedByHand(run, threshold));
  }

  void theReliabilityDiagramSharesTheThreshold() {
    ShownPage shown(64);
    shown.choose("rocAxis", 3);
    auto& plot = shown.find<ReliabilityPlot>("reliability");
    QVERIFY(plot.isVisible());
    plot.replot();
    shoot(shown.page, "results_reliability");
    const QPoint from(qRound(plot.scene().linePixel()), plot.height() / 2);
    drag(plot, from, from + QPoint(31, 0));
    const double threshold = shown.comparison.threshold(shown.comparison.runs()[1]);
    QCOMPARE(shown.scores().scene().threshold(), threshold);
    QVERIFY(std::abs(plot.scene().linePixel() - (from.x() + 31)) < 1.5);
    QCOMPARE(shown.shownCounts("GAC-FAS"), shown.countedByHand(1, threshold));
    // Each mark is a bin: its share of live faces, counted here.
    const EvaluationScores& scores = *shown.comparison.runs()[0].scores;
    for (const ReliabilityBin& bin : scores.reliability) {
      int64_t live = 0, all = 0;
      for (const VideoScore& video : scores.target) {
        const double p = probabilityOf(video.score, scores.logitScale);
        if (p < bin.low || p >= bin.high) continue;
        ++all;
        live += video.label == Label::Live;
      }
      QCOMPARE(bin.samples, all);
      QCOMPARE(bin.live, live);
    }
  }

  void twoRunsAreComparedInWords() {
    ShownPage shown(40);
    shown.choose("metricsPart", 2);
    auto& words = shown.find<QLabel>("compareWords");
    QTRY_VERIFY(words.text().contains("McNemar"));
    const auto& runs = shown.comparison.runs();
    const PairedComparison paired =
        compareSamples(runs[0].scores->target, runs[1].scores->target,
                       ThresholdSource::source(runs[0].scores->sourceThreshold),
                       ThresholdSource::source(runs[1].scores->sourceThreshold));
    for (const std::string& sentence : comparisonWords(paired, "ERM", "GAC-FAS"))
      QVERIFY2(words.text().replace("−", "-").contains(QString::fromStdString(sentence)), sentence.c_str());
    shoot(shown.page, "results_compare");
    QSignalSpy opened(&shown.page, &ResultsPage::openFaces);
    auto& only = shown.find<QPushButton>("onlyB");
    QVERIFY(only.isVisible() == (paired.mcNemar.onlyB > 0));
    if (!only.isVisible()) return;
    QTest::mouseClick(&only, Qt::LeftButton);
    const auto filter = opened[0][0].value<FaceFilter>();
    QCOMPARE(filter.run, runs[0].shown.run->key);
    QCOMPARE(filter.right, runs[1].shown.run->key);
    QCOMPARE(filter.verdict, Verdict::Wrong);
  }

  void allFiguresAreShownAndCopied() {
    ShownPage shown(40);
    const int before = shown.find<MetricsView>("metrics").metrics().columnCount();
    shown.choose("metricsPart", 1);
    MetricsView& view = shown.find<MetricsView>("metrics");
    QVERIFY(view.metrics().columnCount() > 2 * before);
    QTRY_VERIFY(shown.find<QLabel>("metricsNotes").text().contains("bootstrap"));
    QVERIFY(view.metrics().index(0, 1).data(Qt::ToolTipRole).toString().contains("95 % interval"));
    shoot(shown.page, "results_all");
    shown.find<QPushButton>("copyTable").menu()->actions().at(0)->trigger();
    const QString latex = QGuiApplication::clipboard()->text();
    QVERIFY(latex.contains("BPCER@APCER") && latex.contains("bootstrap"));
  }

  void theLevelIsChosenAndShown() {
    ShownPage shown;
    auto& combo = shown.find<QComboBox>("scoreLevel");
    combo.setCurrentIndex(2);
    Q_EMIT combo.activated(2);
    QTRY_VERIFY(allLoaded(shown.comparison));
    QCOMPARE(shown.comparison.level(), (ScoreLevel{true, 0}));
    QVERIFY(shown.find<QLabel>("metricsNotes").text().contains("frames"));
    QCOMPARE(shown.page.figures().front().level, QString("frame"));
  }

  void theSourcesAreDotted() {
    ShownPage shown;
    QVERIFY(!shown.curve("ERM sources"));
    QTest::mouseClick(&shown.find<QAbstractButton>("rocSources"), Qt::LeftButton, {}, QPoint(8, 10));
    QVERIFY(shown.curve("ERM sources"));
    QCOMPARE(shown.curve("ERM sources")->dataCount(),
             rocPath(rocCurve(shown.comparison.runs()[0].scores->source)).fpr.size());
    QVERIFY(shown.curve("ERM sources")->pen().dashPattern() != shown.curve("ERM")->pen().dashPattern());
  }

  void draggingTheThresholdMovesEveryCount() {
    ShownPage shown;
    ScoresPlot& plot = shown.scores();
    plot.replot();
    QSignalSpy moved(&plot, &ScoresPlot::thresholdMoved);
    const QPoint from(qRound(plot.scene().linePixel()), plot.height() / 2);
    drag(plot, from, from + QPoint(23, 0));
    QVERIFY(moved.count() >= 8);
    QCOMPARE(shown.comparison.threshold().kind(), ThresholdKind::ByHand);
    QCOMPARE(shown.find<SegmentedChoice>("thresholdKind").current(), 5);
    const double threshold = shown.comparison.threshold(shown.comparison.runs()[0]);
    QVERIFY(std::abs(plot.scene().linePixel() - (from.x() + 23)) < 1.5);
    for (size_t run = 0; run < 2; ++run)
      QCOMPARE(shown.shownCounts(shown.comparison.runs()[run].shown.label),
               shown.countedByHand(run, threshold));
    // The marks on the ROC as well.
    bool found = false;
    for (int i = 0; i < shown.roc().graphCount(); ++i) {
      QCPGraph* mark = shown.roc().graph(i);
      if (mark->name() != "ERM mark") continue;
      const auto counts = shown.countedByHand(0, threshold);
      found = std::abs(mark->data()->begin()->key - 100.0 * double(counts[2]) / 20.0) < 1e-9 &&
              std::abs(mark->data()->begin()->value - 100.0 * double(counts[0]) / 20.0) < 1e-9;
    }
    QVERIFY(found);
  }

  void arrowKeysMoveTheThreshold() {
    ShownPage shown;
    ScoresPlot& plot = shown.scores();
    const double before = plot.scene().threshold();
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.scene().threshold() > before);
    QTest::keyClick(&plot, Qt::Key_Left);
    QVERIFY(std::abs(plot.scene().threshold() - before) < 1e-12);
    QCOMPARE(shown.shownCounts("GAC-FAS"), shown.countedByHand(1, plot.scene().threshold()));
  }

  void theKindOfThresholdIsChosen() {
    ShownPage shown;
    const auto buttons = shown.find<SegmentedChoice>("thresholdKind").findChildren<QAbstractButton*>();
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(shown.shownCounts("ERM"),
             shown.countedByHand(0, shown.comparison.runs()[0].scores->targetMetrics.threshold));
    QTest::mouseClick(buttons[3], Qt::LeftButton);
    QVERIFY(shown.find<QDoubleSpinBox>("fixedRate").isVisible());
    shown.find<QDoubleSpinBox>("fixedRate").setValue(20.0);
    QVERIFY(shown.shownCounts("ERM")[2] <= 4);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(shown.shownCounts("ERM"),
             shown.countedByHand(0, shown.comparison.runs()[0].scores->sourceThreshold));
  }

  void aLowPageShowsRatesAndAxisTitleWhole() {
    ShownPage shown;
    shown.page.resize(990, 600);
    QCoreApplication::processEvents();
    const auto* rates = shown.page.findChild<QLabel*>("rates");
    QTRY_VERIFY(rates->visibleRegion().boundingRect().width() >= rates->sizeHint().width());
    ScoresPlot& plot = shown.scores();
    plot.setFixedHeight(plot.minimumHeight());
    QCoreApplication::processEvents();
    plot.replot();
    const QCPAxisRect* lowest = plot.axisRects().last();
    QVERIFY(plot.height() - lowest->bottom() > 30);  // tick labels and the title of the axis
  }

  void aCellLeadsToItsFaces() {
    ShownPage shown;
    QSignalSpy opened(&shown.page, &ResultsPage::openFaces);
    for (DecisionCell* cell : shown.page.findChildren<DecisionCell*>("spoof accepted"))
      if (cell->accessibleName().startsWith("ERM")) QTest::mouseClick(cell, Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
    const auto filter = opened[0][0].value<FaceFilter>();
    QCOMPARE(filter.domain, QString("west"));
    QCOMPARE(filter.run, shown.comparison.runs()[0].shown.run->key);
    QCOMPARE(filter.label, std::optional<Label>(Label::Spoof));
    QCOMPARE(filter.verdict, Verdict::Accepted);
  }

  void aBarLeadsToItsFaces() {
    ShownPage shown;
    ScoresPlot& plot = shown.scores();
    plot.replot();
    QSignalSpy opened(&shown.page, &ResultsPage::openFaces);
    // The lowest spoof score of the first panel is in a bar without live ones over it.
    const DomainScores& domain = shown.comparison.runs()[1].scores->domains[0];
    QCPAxisRect* rect = plot.axisRects().first();
    const double score = domain.spoof.values().front();
    const QPoint at(qRound(rect->axis(QCPAxis::atBottom)->coordToPixel(score)), rect->bottom() - 2);
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
    QCOMPARE(opened.count(), 1);
    const auto filter = opened[0][0].value<FaceFilter>();
    QCOMPARE(filter.domain, QString("north"));
    QCOMPARE(filter.label, std::optional<Label>(Label::Spoof));
    QVERIFY(filter.low <= score && score < filter.high);
    QCOMPARE(filter.verdict, Verdict::Any);
  }

  void theTableIsCopied() {
    ShownPage shown;
    QMenu* menu = shown.find<QPushButton>("copyTable").menu();
    menu->actions().at(1)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("run,AUC (%)"));
    menu->actions().at(0)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains("\\toprule"));
    menu->actions().at(2)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("| run |"));
  }

  void anEarlierEvaluationIsChosen() {
    ShownPage shown;
    auto& combo = shown.find<QComboBox>("evaluation");
    QCOMPARE(combo.count(), 2 + 1 + 5);  // last, best, a line, five epochs
    combo.setFocus();
    const int place = combo.findData("2");
    combo.setCurrentIndex(place);
    Q_EMIT combo.activated(place);
    QTRY_COMPARE(shown.comparison.runs()[0].scores ? shown.comparison.runs()[0].scores->epoch : -1, 2);
    QTRY_COMPARE(shown.curve("ERM")->dataCount(),
                 rocPath(shown.comparison.runs()[0].scores->targetRoc).fpr.size());
  }

  void figuresAreWhatIsShown() {
    ShownPage shown;
    const auto figures = shown.page.figures();
    QCOMPARE(figures.size(), size_t(3));
    QCOMPARE(figures[0].kind, FigureKind::Roc);
    QCOMPARE(figures[0].runs.size(), 2);
    QCOMPARE(figures[0].labels, QStringList({"ERM", "GAC-FAS"}));
    QCOMPARE(figures[1].kind, FigureKind::Reliability);
    QCOMPARE(figures[2].kind, FigureKind::Scores);
    QCOMPARE(figures[2].labels, QStringList({"GAC-FAS"}));
    QCOMPARE(FigureSpec::fromJson(figures[0].toJson()).threshold, QString("source"));
  }

  void nothingTickedSaysWhatToDo() {
    Comparison comparison;
    ResultsPage page(&comparison);
    page.show();
    QVERIFY(!page.findChild<QCustomPlot*>("roc")->isVisible());
    bool said = false;
    for (QLabel* label : page.findChildren<QLabel*>())
      said |= label->isVisible() && label->text().contains("No run is ticked");
    QVERIFY(said);
    QVERIFY(page.figures().empty());
  }

  void stepsOfATrainingRedrawNothing() {
    ShownPage shown;
    QSignalSpy changed(&shown.comparison, &Comparison::changed);
    ShownRuns runs = shown.runs.shown();  // new pointers, nothing new to show
    shown.page.showRuns(runs);
    QTest::qWait(50);
    QCOMPARE(changed.count(), 0);
    runs[0].label = "renamed";
    shown.page.showRuns(runs);
    QCOMPARE(changed.count(), 1);
  }

  /// A drag through the whole page, two runs of 100,000 target videos: sixty a second leave 16 ms for a mouse
  /// event, every count, rate, mark and number of the table, and their painting.
  void aDragIsFastWithManyScores() {
    ShownPage shown;
    ShownRuns runs = shown.runs.shown();
    writeManyScores(runs[0], 1);
    writeManyScores(runs[1], 2);
    shown.page.showRuns({});
    shown.page.showRuns(shown.runs.shown());
    QVERIFY(QTest::qWaitFor(
        [&] { return allLoaded(shown.comparison) && shown.comparison.runs()[1].scores->target.size() == 100000; },
        60000));
    QTest::qWait(50);
    for (int part : {0, 1}) {  // the main figures, all figures
      shown.choose("metricsPart", part);
      ScoresPlot& plot = shown.scores();
      plot.replot();
      QPoint at(qRound(plot.scene().linePixel()), plot.height() / 2);
      QTest::mousePress(&plot, Qt::LeftButton, {}, at);
      QElapsedTimer timer;
      timer.start();
      double worst = 0.0, worstOwn = 0.0;  // by the clock, and of this thread's own time
      constexpr int kMoves = 120;
      for (int i = 0; i < kMoves; ++i) {
        const double begun = static_cast<double>(timer.nsecsElapsed()) / 1e6, busy = threadTime();
        at.rx() += i % 40 < 20 ? 2 : -2;
        QMouseEvent move(QEvent::MouseMove, at, plot.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&plot, &move);
        QCoreApplication::processEvents();
        const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6 - begun;
        const double own = threadTime() - busy;
        worst = std::max(worst, took);
        worstOwn = std::max(worstOwn, own);
      }
      const double each = static_cast<double>(timer.nsecsElapsed()) / 1e6 / kMoves;
      QTest::mouseRelease(&plot, Qt::LeftButton, {}, at);
      qInfo("one move of the threshold, 2 x 100,000 videos, %s: mean %.1f ms, slowest %.1f ms, processor time %.1f ms at most",
            part == 0 ? "main figures" : "all figures", each, worst, worstOwn);
      QVERIFY(each < 100.0);  // 16 ms where the machine has nothing else to do
      const double threshold = shown.comparison.threshold(shown.comparison.runs()[0]);
      QCOMPARE(shown.shownCounts("ERM"), shown.countedByHand(0, threshold));
    }
  }

  void bothThemesAreDrawn() {
    ShownPage shown(64);
    shoot(shown.page, "results_light");
    applyTheme(*qApp, darkTheme());
    QCoreApplication::processEvents();
    QCOMPARE(shown.curve("ERM")->pen().color(), RunStyle{0}.colour(darkTheme()));
    shoot(shown.page, "results_dark");
    applyTheme(*qApp, lightTheme());
  }
};

GACFAS_TEST(ResultsPageTest)
#include "tst_ResultsPage.moc"
