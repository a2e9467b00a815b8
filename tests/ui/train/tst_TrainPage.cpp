#include "ui/train/TrainPage.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

#include "core/run/RunLog.h"
#include "tests/support/TestMain.h"
#include "tests/ui/train/ShownSamples.h"
#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"
#include "ui/train/CrosshairTable.h"
#include "ui/train/CurveGrid.h"
#include "ui/train/FacesStrip.h"
#include "ui/train/PhaseMarks.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

/// Where x lies in a cell's plot, in the middle of its height.
QPoint pixelOf(CurveCell& cell, double x) {
  return {qRound(cell.plot().xAxis->coordToPixel(x)), cell.plot().axisRect()->center().y()};
}

void shoot(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS");
  if (!folder.isEmpty()) widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

}  // namespace

class TrainPageTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void cleanup();
  void twoRunsAreTwoGraphsInEachCell();
  void aMouseMoveReadsTheSamePlaceInAllCells();
  void leavingGivesTheLatestValuesAgain();
  void aClickPins();
  void keysMoveTheCrosshair();
  void theTableShowsTheNumbersOfTheFile();
  void logSwitchesChangeTheirCellsOnly();
  void theXAxisIsThatOfAllCells();
  void wheelDragAndDoubleClickZoomAllCells();
  void aDragMovesWhatIsZoomed();
  void curvesCanBeHidden();
  void smoothingChangesTheLineAndNotTheRawOne();
  void fitsASmallWindow();
  void newStepsAppear();
  void emptyStatesSayWhatIsMissing();
  void phaseMarksStandWhereTheTrainingChanges();
  void facesOfTheLatestStepAppear();
  void facesComeAgainForARunThatWasLeftWhileTheyWereRead();
  void figuresNameWhatIsShown();
  void bothThemesCanBeDrawn();
  void aRefreshOfLongRunsIsQuick();

private:
  CurveCell& cell(const char* key) {
    for (CurveCell* each : page_->grid().cells())
      if (each->key() == QLatin1String(key)) return *each;
    qFatal("no cell %s", key);
  }
  template <typename Widget>
  Widget* child(const char* name) {
    auto* found = page_->findChild<Widget*>(QLatin1String(name));
    if (!found) qFatal("no widget %s", name);
    return found;
  }

  std::unique_ptr<ShownSamples> samples_;
  std::unique_ptr<TrainPage> page_;
};

void TrainPageTest::init() {
  applyTheme(*qApp, lightTheme());
  samples_ = std::make_unique<ShownSamples>();
  samples_->add("erm", MinimizerKind::Erm);
  samples_->add("gac", MinimizerKind::GacFas);
  page_ = std::make_unique<TrainPage>(nullptr);
  page_->resize(1152, 828);
  page_->showRuns(samples_->runs);
  page_->show();
  QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
  QCoreApplication::processEvents();
}

void TrainPageTest::cleanup() {
  page_.reset();
  samples_.reset();
}

void TrainPageTest::twoRunsAreTwoGraphsInEachCell() {
  QCOMPARE(page_->grid().cells().size(), size_t{9});
  for (const char* key :
       {"loss.north", "loss.east", "loss.south", "contrastive", "lr+lr.head", "target_auc+source_auc"}) {
    const PanelScene& scene = cell(key).scene();
    for (size_t run : {0u, 1u}) {
      QVERIFY2(scene.graph(run, 0) && scene.graph(run, 0)->dataCount() > 0, key);
      QCOMPARE(scene.graph(run, 0)->pen().color(), samples_->runs[run].style.colour(currentTheme()));
    }
    QVERIFY(scene.graph(0, 0)->pen().dashPattern() != scene.graph(1, 0)->pen().dashPattern());
    QVERIFY(scene.graph(1, 0)->pen().widthF() > scene.graph(0, 0)->pen().widthF() ||
            scene.panel().columns[0].evaluation);
  }
  QVERIFY(!cell("cosine.*").scene().graph(0, 0));
  QCOMPARE(cell("cosine.*").scene().panel().columns.size(), size_t{3});
}

void TrainPageTest::aMouseMoveReadsTheSamePlaceInAllCells() {
  CurveCell& first = cell("loss.north");
  QTest::mouseMove(&first.plot(), pixelOf(first, 2.0));
  QTest::mouseMove(&first.plot(), pixelOf(first, 4.0));
  QTRY_VERIFY(page_->crosshair().x());
  const double x = *page_->crosshair().x();
  QVERIFY(std::abs(x - 4.0) < 0.05);
  for (const CurveCell* each : page_->grid().cells()) {
    QCOMPARE(each->crosshair().x().value_or(-1), x);
    QVERIFY2(!each->crosshair().marks().empty(), qPrintable(each->key()));
  }
  QCOMPARE(first.crosshair().marks().size(), size_t{2});
}

void TrainPageTest::leavingGivesTheLatestValuesAgain() {
  CurveCell& first = cell("loss.north");
  QTest::mouseMove(&first.plot(), pixelOf(first, 2.0));
  QTRY_VERIFY(page_->crosshair().x());
  QEvent leave(QEvent::Leave);
  QCoreApplication::sendEvent(&first.plot(), &leave);
  QVERIFY(!page_->crosshair().x());
  for (const CurveCell* each : page_->grid().cells()) QVERIFY(each->crosshair().marks().empty());
}

void TrainPageTest::aClickPins() {
  CurveCell& first = cell("loss.north");
  QTest::mouseClick(&first.plot(), Qt::LeftButton, {}, pixelOf(first, 2.0));
  QVERIFY(page_->crosshair().pinned());
  const double x = *page_->crosshair().x();
  QTest::mouseMove(&first.plot(), pixelOf(first, 5.0));
  QTest::qWait(10);
  QCOMPARE(*page_->crosshair().x(), x);
  QTest::qWait(QApplication::doubleClickInterval() + 50);
  QTest::mouseClick(&first.plot(), Qt::LeftButton, {}, pixelOf(first, 5.0));
  QVERIFY(!page_->crosshair().pinned());
}

void TrainPageTest::keysMoveTheCrosshair() {
  CurveGrid& grid = page_->grid();
  const auto x = [&] { return page_->crosshair().x().value_or(-1); };
  QTest::keyClick(&grid, Qt::Key_Left);
  QCOMPARE(x(), 6.0);
  QTest::keyClick(&grid, Qt::Key_Left);
  QCOMPARE(x(), 5.75);
  QTest::keyClick(&grid, Qt::Key_Left, Qt::ControlModifier);
  QCOMPARE(x(), 4.75);
  QTest::keyClick(&grid, Qt::Key_Right);
  QCOMPARE(x(), 5.0);
  QTest::keyClick(&grid, Qt::Key_Home);
  QCOMPARE(x(), 0.25);
  QTest::keyClick(&grid, Qt::Key_Right, Qt::ShiftModifier);
  QCOMPARE(x(), 2.75);
  QTest::keyClick(&grid, Qt::Key_Return);
  QVERIFY(page_->crosshair().pinned());
  QTest::keyClick(&grid, Qt::Key_Escape);
  QVERIFY(!page_->crosshair().x() && !page_->crosshair().pinned());
}

void TrainPageTest::theTableShowsTheNumbersOfTheFile() {
  CrosshairTableModel& table = page_->table();
  QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
  child<QSlider>("smoothing")->setValue(0);
  page_->crosshair().follow(3.0);
  QCOMPARE(table.columnCount(), 3);
  QCOMPARE(table.headerData(1, Qt::Horizontal).toString(), QStringLiteral("erm"));
  const auto valueOf = [&](const QString& name, int column) {
    for (int row = 0; row < table.rowCount(); ++row)
      if (table.index(row, 0).data().toString() == name) return table.index(row, column).data().toString();
    return QStringLiteral("no such row");
  };
  for (int run : {0, 1}) {
    const double loss = (*samples_->runs[static_cast<size_t>(run)].run->steps->column("contrastive"))[11];
    QCOMPARE(valueOf(QStringLiteral("Contrastive"), run + 1), shortNumber(loss));
  }
  QCOMPARE(valueOf(QStringLiteral("Cosine east"), 1), QStringLiteral("–"));
  // Epoch 3 of the file is the one before the third is done: 0, 1, 2.
  const std::vector<EvaluationRow>& rows = samples_->runs[1].run->evaluationRows;
  const auto row =
      std::find_if(rows.begin(), rows.end(), [](const EvaluationRow& each) { return each.epoch == 2; });
  QVERIFY(row != rows.end());
  QCOMPARE(valueOf(QStringLiteral("HTER oracle, %"), 2), fixedNumber(100 * row->targetHter, 1));
  QCOMPARE(valueOf(QStringLiteral("HTER source, %"), 2), fixedNumber(100 * row->targetHterSource, 1));
  page_->showRuns({samples_->runs[0]});
  QCOMPARE(table.columnCount(), 2);
  page_->showRuns({});
  QCOMPARE(table.columnCount(), 1);
}

void TrainPageTest::logSwitchesChangeTheirCellsOnly() {
  QVERIFY(cell("loss.north").scene().logarithmic() && cell("erm_norm").scene().logarithmic());
  QVERIFY(!cell("cosine.*").scene().logarithmic());
  QTest::mouseClick(child<QToolButton>("logLoss"), Qt::LeftButton);
  QVERIFY(!cell("loss.north").scene().logarithmic() && !cell("contrastive").scene().logarithmic());
  QVERIFY(cell("erm_norm").scene().logarithmic());
  QTest::mouseClick(child<QToolButton>("logNorm"), Qt::LeftButton);
  QVERIFY(!cell("erm_norm").scene().logarithmic());
}

void TrainPageTest::theXAxisIsThatOfAllCells() {
  const QList<QToolButton*> choices = child<QWidget>("xAxis")->findChildren<QToolButton*>();
  QCOMPARE(choices.size(), 3);
  page_->crosshair().pin(3.0);
  QTest::mouseClick(choices[0], Qt::LeftButton);
  QCOMPARE(page_->crosshair().x().value_or(-1), 12.0);  // the same step
  for (CurveCell* each : page_->grid().cells()) {
    QCOMPARE(each->plot().xAxis->label(), QStringLiteral("step"));
    QVERIFY(each->plot().xAxis->range().contains(24.0) && each->plot().xAxis->range().upper <= 40.0);
  }
  QTest::mouseClick(choices[2], Qt::LeftButton);
  for (CurveCell* each : page_->grid().cells())
    QCOMPARE(each->plot().xAxis->label(), QStringLiteral("time, s"));
  QCOMPARE(page_->crosshair().x().value_or(-1), 12 * 0.25);
}

void TrainPageTest::wheelDragAndDoubleClickZoomAllCells() {
  CurveCell &first = cell("loss.north"), &other = cell("lr+lr.head");
  const QCPRange whole = first.plot().xAxis->range();
  const QPoint from = pixelOf(first, 2.0), to = pixelOf(first, 4.0);
  QTest::mousePress(&first.plot(), Qt::LeftButton, {}, from);
  QTest::mouseMove(&first.plot(), (from + to) / 2);
  QTest::mouseMove(&first.plot(), to);
  QTest::mouseRelease(&first.plot(), Qt::LeftButton, {}, to);
  QVERIFY(std::abs(other.plot().xAxis->range().lower - 2.0) < 0.05 &&
          std::abs(other.plot().xAxis->range().upper - 4.0) < 0.05);
  QVERIFY(!page_->crosshair().pinned());
  const double before = other.plot().xAxis->range().size();
  QWheelEvent wheel(QPointF(pixelOf(first, 3.0)), first.plot().mapToGlobal(pixelOf(first, 3.0)), {}, {0, 120},
                    Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&first.plot(), &wheel);
  QVERIFY(other.plot().xAxis->range().size() < before);
  QTest::mouseDClick(&first.plot(), Qt::LeftButton, {}, pixelOf(first, 3.0));
  QCOMPARE(other.plot().xAxis->range(), whole);
}

void TrainPageTest::aDragMovesWhatIsZoomed() {
  CurveCell &first = cell("loss.north"), &other = cell("lr+lr.head");
  const auto drag = [&](double from, double to, Qt::KeyboardModifiers keys = {}) {
    const QPoint start = pixelOf(first, from), end = pixelOf(first, to);
    QTest::mousePress(&first.plot(), Qt::LeftButton, keys, start);
    QTest::mouseMove(&first.plot(), (start + end) / 2);
    QTest::mouseMove(&first.plot(), end);
    QTest::mouseRelease(&first.plot(), Qt::LeftButton, keys, end);
  };
  const auto isAbout = [&](double lower, double upper) {
    const QCPRange range = other.plot().xAxis->range();
    return std::abs(range.lower - lower) < 0.05 && std::abs(range.upper - upper) < 0.05;
  };
  const QCPRange whole = first.plot().xAxis->range();
  drag(2.0, 4.0);
  QVERIFY(isAbout(2.0, 4.0));
  // What was taken hold of stays below the pointer.
  drag(3.5, 2.5);
  QVERIFY(isAbout(3.0, 5.0));
  drag(3.2, 4.7);
  QVERIFY(isAbout(1.5, 3.5));
  // Not beyond the end, and no narrower there.
  for (int i = 0; i < 8; ++i) drag(other.plot().xAxis->range().upper - 0.1, other.plot().xAxis->range().lower + 0.1);
  QVERIFY(std::abs(other.plot().xAxis->range().upper - whole.upper) < 1e-9);
  QVERIFY(std::abs(other.plot().xAxis->range().size() - 2.0) < 0.1);
  const double lower = other.plot().xAxis->range().lower;
  drag(lower + 0.5, lower + 1.0, Qt::ShiftModifier);
  QVERIFY(isAbout(lower + 0.5, lower + 1.0));
  QTest::mouseDClick(&first.plot(), Qt::LeftButton, {}, pixelOf(first, lower + 0.7));
  QCOMPARE(other.plot().xAxis->range(), whole);
}

void TrainPageTest::curvesCanBeHidden() {
  auto* button = child<QToolButton>("curvesMenu");
  QCOMPARE(button->text(), QStringLiteral("9 of 11 curves"));
  const QList<QAction*> actions = button->menu()->actions();
  QCOMPARE(actions.size(), 11);
  actions[0]->trigger();
  QCOMPARE(page_->grid().cells().size(), size_t{8});
  QCOMPARE(button->text(), QStringLiteral("8 of 11 curves"));
  actions[0]->trigger();
  QCOMPARE(page_->grid().cells().front()->key(), QStringLiteral("loss.north"));
}

void TrainPageTest::smoothingChangesTheLineAndNotTheRawOne() {
  const PanelScene& scene = cell("loss.north").scene();
  const auto values = [&] {
    std::vector<double> all;
    for (const QCPGraphData& point : *scene.graph(0, 0)->data()) all.push_back(point.value);
    return all;
  };
  const std::vector<double> before = values();
  child<QSlider>("smoothing")->setValue(0);
  QVERIFY(values() != before);
  for (double value : values()) {
    const std::vector<double>& stored = *samples_->runs[0].run->steps->column("loss.north");
    QVERIFY(std::find(stored.begin(), stored.end(), value) != stored.end());
  }
}

void TrainPageTest::fitsASmallWindow() {
  QVERIFY2(page_->minimumSizeHint().width() <= 992,
           qPrintable(QString::number(page_->minimumSizeHint().width())));
  page_->resize(992, 670);
  QTest::qWait(50);
  QCOMPARE(page_->width(), 992);
  for (const char* name : {"smoothing", "xAxis", "curvesMenu", "pauseButton", "stopButton", "exportButton"}) {
    const auto* widget = child<QWidget>(name);
    const QRect place(widget->mapTo(page_.get(), QPoint()), widget->size());
    QVERIFY2(page_->rect().contains(place) && widget->width() >= widget->minimumSizeHint().width(), name);
  }
  shoot(*page_, QStringLiteral("small"));
}

void TrainPageTest::newStepsAppear() {
  SampleRunOptions options;
  options.name = "gac";
  options.seed = 2;
  const std::filesystem::path folder = samples_->runs[1].run->folder;
  appendSampleEpoch(folder, options, 6);
  const int before = cell("loss.north").scene().graph(1, 0)->dataCount();
  samples_->runs[1].run = readSample(folder);
  page_->showRuns(samples_->runs);
  QVERIFY(cell("loss.north").scene().graph(1, 0)->dataCount() > before);
  QVERIFY(cell("loss.north").plot().xAxis->range().contains(7.0));
}

void TrainPageTest::emptyStatesSayWhatIsMissing() {
  page_->showRuns({});
  auto* empty = child<QWidget>("trainEmpty");
  QTRY_VERIFY(empty->isVisible());
  QCOMPARE(empty->accessibleName(), QStringLiteral("No run is ticked"));
  QSignalSpy wanted(page_.get(), &TrainPage::newRunWanted);
  QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
  QCOMPARE(wanted.count(), 1);
  ShownSamples young;
  SampleRunOptions options;
  const std::filesystem::path folder = young.add("young", MinimizerKind::GacFas, options).run->folder;
  std::filesystem::remove(folder / "steps.csv");
  std::filesystem::remove(folder / "evaluations.csv");
  young.runs[0].run = readSample(folder);
  page_->showRuns(young.runs);
  QVERIFY(empty->isVisible());
  QCOMPARE(empty->accessibleName(), QStringLiteral("No step yet"));
  page_->showRuns(samples_->runs);
  QVERIFY(!empty->isVisible());
}

void TrainPageTest::phaseMarksStandWhereTheTrainingChanges() {
  RunCurves curves;
  curves.update(samples_->runs[1].run);
  const TrainConfig& train = samples_->runs[1].run->config.train;
  const std::vector<PhaseMark> marks = phaseMarks({&curves}, XAxis::Epoch);
  for (const PhaseMark& mark : marks)
    QVERIFY(mark.x == train.warmingEpochs || mark.x == train.minimizerWarming);
  QVERIFY(!marks.empty());
  const std::vector<PhaseMark> steps = phaseMarks({&curves}, XAxis::Step);
  QCOMPARE(steps.front().x, 4.0 * marks.front().x);
  QCOMPARE(phaseMarks({&curves, &curves}, XAxis::Epoch).size(), marks.size());
}

void TrainPageTest::facesOfTheLatestStepAppear() {
  FaceRow& row = page_->faces().row();
  QTRY_VERIFY(row.message().contains(QStringLiteral("cannot be shown")));  // there is no data yet
  ShownSamples drawn;
  SampleRunOptions options;
  options.name = "seen";
  writeSampleFaces(drawn.parent() / "data", options);
  drawn.add("seen", MinimizerKind::GacFas);
  page_->showRuns(drawn.runs);
  QTRY_VERIFY_WITH_TIMEOUT(!row.faces().empty(), 10000);
  QVERIFY(!row.faces()[0].view1.isNull());
  QVERIFY2(page_->faces().caption().contains(QStringLiteral("step 24")),
           qPrintable(page_->faces().caption()));
  QVERIFY(row.faces()[0].caption.contains(u' '));
  QTest::mouseClick(&row, Qt::LeftButton, {}, QPoint(10, 10));
  QVERIFY(page_->faces().caption().contains(QStringLiteral("view 2")));
  shoot(*page_, QStringLiteral("faces"));
}

void TrainPageTest::facesComeAgainForARunThatWasLeftWhileTheyWereRead() {
  ShownSamples drawn;
  SampleRunOptions options;
  options.name = "seen";
  writeSampleFaces(drawn.parent() / "data", options);
  drawn.add("seen", MinimizerKind::GacFas);
  CurveSet set;
  set.update(drawn.runs);
  FacesStrip strip;
  strip.showStep(set.leading(), std::nullopt);
  strip.showStep(nullptr, std::nullopt);
  QVERIFY(QThreadPool::globalInstance()->waitForDone(10000));
  QCoreApplication::processEvents();
  QVERIFY(strip.row().faces().empty());
  strip.showStep(set.leading(), std::nullopt);
  QTRY_VERIFY_WITH_TIMEOUT(!strip.row().faces().empty(), 10000);
}

void TrainPageTest::figuresNameWhatIsShown() {
  const std::vector<FigureSpec> figures = page_->figures();
  QCOMPARE(figures.size(), size_t{10});
  QCOMPARE(figures[0].columns, page_->grid().panels());
  QCOMPARE(figures[0].runs.size(), 2);
  QCOMPARE(figures[1].columns, QStringList{QStringLiteral("loss.north")});
  QVERIFY(figures[1].logY);
  QCOMPARE(figures[0].labels, (QStringList{QStringLiteral("erm"), QStringLiteral("gac")}));
  QSignalSpy wanted(page_.get(), &Page::exportRequested);
  QTest::mouseClick(child<QPushButton>("exportButton"), Qt::LeftButton);
  QCOMPARE(wanted.count(), 1);
}

void TrainPageTest::bothThemesCanBeDrawn() {
  page_->crosshair().follow(4.0);
  QTest::qWait(200);
  shoot(*page_, QStringLiteral("sample_light"));
  applyTheme(*qApp, darkTheme());
  QTest::qWait(300);
  shoot(*page_, QStringLiteral("sample_dark"));
  for (CurveCell* each : page_->grid().cells())
    QCOMPARE(each->plot().grab().toImage().pixelColor(1, 1), darkTheme().page);
  QCOMPARE(cell("loss.north").scene().graph(1, 0)->pen().color(),
           samples_->runs[1].style.colour(darkTheme()));
}

void TrainPageTest::aRefreshOfLongRunsIsQuick() {
  const size_t count = qEnvironmentVariableIsSet("GACFAS_LONG_RUNS") ? 100000 : 5000;
  const auto grown = [&](const RunPtr& run, size_t rows) {
    auto longer = std::make_shared<RunSnapshot>(*run);
    auto steps = std::make_shared<NumberTable>(*run->steps);
    const size_t known = steps->rows();
    for (size_t column = 0; column < steps->columns.size(); ++column) {
      std::vector<double>& values = steps->values[column];
      for (size_t row = known; row < rows; ++row)
        values.push_back(steps->columns[column] == "step"    ? double(row + 1)
                         : steps->columns[column] == "epoch" ? double(row / 4)
                                                             : values[row - known + known % 4]);
    }
    longer->steps = steps;
    return RunPtr(longer);
  };
  for (ShownRun& shown : samples_->runs) shown.run = grown(shown.run, count);
  page_->showRuns(samples_->runs);
  QTest::qWait(300);
  std::vector<double> refreshes;
  QElapsedTimer clock;
  for (size_t more = 40; more <= 200; more += 40) {
    const ShownRuns before = samples_->runs;
    for (ShownRun& shown : samples_->runs) shown.run = grown(shown.run, count + more);
    clock.start();
    page_->showRuns(samples_->runs);
    refreshes.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  std::sort(refreshes.begin(), refreshes.end());
  const double refresh = refreshes[refreshes.size() / 2];
  clock.start();
  for (CurveCell* each : page_->grid().cells()) each->plot().replot(QCustomPlot::rpImmediateRefresh);
  const double drawn = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  clock.start();
  child<QSlider>("smoothing")->setValue(50);
  const double smoothed = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  qInfo("2 runs x %zu steps, 9 cells: refresh %.1f ms, drawing %.1f ms, new smoothing %.1f ms", count,
        refresh, drawn, smoothed);
  for (CurveCell* each : page_->grid().cells())
    for (int i = 0; i < each->plot().graphCount(); ++i)
      QVERIFY(each->plot().graph(i)->dataCount() <= 4 * each->plot().width() + 2);
}

GACFAS_TEST(TrainPageTest)
#include "tst_TrainPage.moc"
