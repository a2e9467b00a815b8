#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>
#include <thread>

#include "tests/support/SampleRun.h"
#include "tests/support/TestMain.h"
#include "ui/shell/CommandSearch.h"
#include "ui/shell/ConfigDifference.h"
#include "ui/shell/FaceStrip.h"
#include "ui/shell/LatencyMeter.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/RecentList.h"
#include "ui/shell/RunIntake.h"
#include "ui/shell/RunRow.h"
#include "ui/shell/Settings.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ClockText.h"

using namespace gacfas;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<RunSnapshot> trainingRun(int steps) {
  auto run = std::make_shared<RunSnapshot>();
  run->key = "gac";
  run->facts.name = "gac";
  run->state = RunState::Running;
  run->config.train.epochs = 10;
  run->stepsPerEpoch = 4;
  auto table = std::make_shared<NumberTable>();
  table->columns = {"step", "seconds"};
  table->values = {{}, std::vector<double>(static_cast<size_t>(steps), 2.0)};
  for (int i = 1; i <= steps; ++i) table->values[0].push_back(i);
  run->steps = table;
  run->evaluations = std::make_shared<NumberTable>();
  return run;
}

EvaluationRow evaluation(double auc, double hter) {
  EvaluationRow row;
  row.targetAuc = auc;
  row.targetHter = hter;
  return row;
}

}  // namespace

class ShellPartsTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void aRowSaysHowFarARunIs();
  void aRowShowsTheBestEvaluation();
  void aRowSaysWhatWentWrong();
  void aQueuedRunSaysSo();
  void clockAndPercent();
  void differencesNameOnlyWhatDiffers();
  void stylesAreFreeOnes();
  void theMeterSeesALateEventLoop();
  void settingsComeBack();
  void foldersAreDescribed();
  void facesAreDrawnOffTheWindowsThread();
  void theLogCountsWhatWasNotSeen();
  void actionsHaveNoShortcutTwice();
  void aCommandIsFoundByWordsAndRun();
  void theShortcutSheetListsEveryShortcut();
  void theShortcutSheetIsAsWideAsItsKeys();
  void theListOfCommandsEndsWhereItsFieldEnds();
};

void ShellPartsTest::aRowSaysHowFarARunIs() {
  const auto run = trainingRun(10);
  const RunRow row = describeRun(*run, nullptr);
  QCOMPARE(row.state, QStringLiteral("2 / 10"));
  QCOMPARE(row.progress, 0.25);
  QCOMPARE(row.timeLeft, QStringLiteral("ETA 1:00"));
  QVERIFY(!row.canResume);
  run->state = RunState::Paused;
  QCOMPARE(describeRun(*run, nullptr).timeLeft, QStringLiteral("paused"));
  run->state = RunState::Finished;
  QCOMPARE(describeRun(*run, nullptr).state, QStringLiteral("10 / 10"));
  QVERIFY(describeRun(*run, nullptr).progress < 0);
}

void ShellPartsTest::aRowShowsTheBestEvaluation() {
  const auto run = trainingRun(10);
  run->evaluationRows = {evaluation(0.8, 0.3), evaluation(0.95, 0.1049), evaluation(0.9, 0.2)};
  const RunRow row = describeRun(*run, nullptr);
  QCOMPARE(row.hter, QStringLiteral("10.5"));
  QCOMPARE(row.auc, QStringLiteral("95.0"));
}

void ShellPartsTest::aRowSaysWhatWentWrong() {
  const auto run = trainingRun(10);
  run->state = RunState::Failed;
  run->status.message = "no space left on the disk\nand more";
  RunRow row = describeRun(*run, nullptr);
  QCOMPARE(row.state, QStringLiteral("failed"));
  QCOMPARE(row.note, QStringLiteral("no space left on the disk"));
  QVERIFY(row.tone == RunRow::Tone::Bad && row.canResume);
  run->state = RunState::Interrupted;
  row = describeRun(*run, nullptr);
  QCOMPARE(row.note, QStringLiteral("cut off at 2 / 10"));
  QVERIFY(row.canResume);
}

void ShellPartsTest::aQueuedRunSaysSo() {
  const auto run = trainingRun(10);
  run->state = RunState::Stopped;
  WorkItem work;
  work.kind = WorkKind::Training;
  const RunRow row = describeRun(*run, &work);
  QCOMPARE(row.state, QStringLiteral("queued"));
  QVERIFY(!row.canResume);
}

void ShellPartsTest::clockAndPercent() {
  QCOMPARE(clockText(482.4), QStringLiteral("8:02"));
  QCOMPARE(clockText(3753), QStringLiteral("1:02:33"));
  QCOMPARE(clockText(-3), QStringLiteral("0:00"));
  QCOMPARE(bestPercent(0.1234), QStringLiteral("12.3"));
  QCOMPARE(bestPercent(std::nan("")), QStringLiteral("–"));
}

void ShellPartsTest::differencesNameOnlyWhatDiffers() {
  Config erm, gac;
  erm.name = "ERM";
  erm.train.minimizer = MinimizerKind::Erm;
  gac.train.lr = 0.01;
  int equal = 0;
  const std::vector<ConfigDifference> found = configDifferences(erm, gac, equal);
  QStringList options;
  for (const ConfigDifference& each : found) options << each.option;
  QVERIFY(options.contains("train.minimizer") && options.contains("train.lr") && options.contains("gac.rho"));
  QVERIFY(!options.contains("name") && !options.contains("train.momentum"));
  for (const ConfigDifference& each : found) {
    if (each.option == "gac.rho") QCOMPARE(each.other + each.value, QStringLiteral("–0.1"));
  }
  QVERIFY(equal > 20);
  QVERIFY(configDifferences(gac, gac, equal).empty());
}

void ShellPartsTest::stylesAreFreeOnes() {
  RunSnapshot run;
  run.config.train.minimizer = MinimizerKind::Erm;
  QCOMPARE(styleFor(run, {}), 0);
  QCOMPARE(styleFor(run, {0}), 1);
  run.config.train.minimizer = MinimizerKind::GacFas;
  QCOMPARE(styleFor(run, {0}), 3);
  QCOMPARE(styleFor(run, {3, 0, 1}), 2);
}

void ShellPartsTest::theMeterSeesALateEventLoop() {
  LatencyMeter meter;
  QCOMPARE(meter.p99(), 0.0);
  meter.start();
  QTest::qWait(100);
  QVERIFY(meter.samples() >= 3);
  std::this_thread::sleep_for(120ms);
  QTest::qWait(30);
  QVERIFY2(meter.worst() >= 100.0, qPrintable(QString::number(meter.worst())));
  QVERIFY(meter.percentile(0.2) < meter.worst());
  meter.reset();
  QCOMPARE(meter.samples(), 0);
}

void ShellPartsTest::settingsComeBack() {
  const QString file = dir_.filePath("settings.ini");
  {
    Settings settings(file);
    QVERIFY(settings.folder().isEmpty());
    QVERIFY(settings.theme() == ThemeChoice::System);
    settings.setTheme(ThemeChoice::Dark);
    settings.setFolder("/runs");
    settings.setPage("Results");
    settings.setTicks("/runs", {"/runs/a"});
    for (int i = 0; i < 10; ++i) settings.addRecentFolder(QString::number(i % 9));
  }
  const Settings settings(file);
  QVERIFY(settings.theme() == ThemeChoice::Dark);
  QCOMPARE(settings.folder(), QStringLiteral("/runs"));
  QCOMPARE(settings.page(), QStringLiteral("Results"));
  bool known = false;
  QCOMPARE(settings.ticks("/runs", known), QStringList{"/runs/a"});
  QVERIFY(known);
  settings.ticks("/other", known);
  QVERIFY(!known);
  QCOMPARE(settings.recentFolders().size(), size_t{8});
  QCOMPARE(settings.recentFolders().front().path, QStringLiteral("0"));
}

void ShellPartsTest::foldersAreDescribed() {
  const std::filesystem::path runs = dir_.filePath("described").toStdString();
  std::filesystem::create_directories(runs);
  QCOMPARE(describeFolder(QString::fromStdString(runs.string())), QStringLiteral("no runs"));
  test::SampleRunOptions options;
  options.name = "a";
  test::writeSampleRun(runs, options);
  QCOMPARE(describeFolder(QString::fromStdString(runs.string())), QStringLiteral("1 run"));
  options.name = "b";
  options.state = "stopped";
  test::writeSampleRun(runs / "deeper", options);
  QCOMPARE(describeFolder(QString::fromStdString(runs.string())), QStringLiteral("2 runs, 1 unfinished"));
  QCOMPARE(describeFolder(dir_.filePath("missing")), QStringLiteral("not found"));
}

void ShellPartsTest::facesAreDrawnOffTheWindowsThread() {
  std::atomic<bool> onGuiThread = false;
  SampleFaces faces{{"Studio", "Street"}, {"live", "print"}, [&](int domain, int kind) {
                      if (QThread::currentThread() == qApp->thread()) onGuiThread = true;
                      QImage image(8, 8, QImage::Format_RGB32);
                      image.fill(QColor(100 * domain, 100 * kind, 200));
                      QByteArray bytes;
                      QBuffer buffer(&bytes);
                      image.save(&buffer, "PNG");
                      return bytes;
                    }};
  FaceStrip strip(faces);
  strip.resize(strip.sizeHint());
  QCOMPARE(strip.loaded(), 0);
  strip.show();
  QTRY_COMPARE(strip.loaded(), 4);
  QVERIFY(!onGuiThread);
  QCOMPARE(strip.grab().toImage().pixelColor(20, 50), QColor(0, 0, 200));
}

void ShellPartsTest::theLogCountsWhatWasNotSeen() {
  LogDrawer log;
  QSignalSpy unread(&log, &LogDrawer::unreadChanged);
  log.append("one");
  log.append("two");
  QCOMPARE(log.unread(), 2);
  log.show();
  QCOMPARE(log.unread(), 0);
  log.append("three");
  QCOMPARE(log.unread(), 0);
  QCOMPARE(unread.size(), 3);
  QVERIFY(log.text().contains("two") && log.text().contains("three"));
}

void ShellPartsTest::actionsHaveNoShortcutTwice() {
  QMenuBar bar;
  Actions actions(bar);
  for (const char* name : {"Train", "Results", "Faces", "Landscape"}) actions.addPage(name);
  QHash<QKeySequence, QString> seen;
  for (const Actions::Entry& entry : actions.entries()) {
    const QKeySequence keys = entry.action->shortcut();
    if (keys.isEmpty()) continue;
    QVERIFY2(!seen.contains(keys),
             qPrintable(keys.toString() + ": " + seen.value(keys) + ", " + entry.action->text()));
    seen.insert(keys, entry.action->text());
  }
  QCOMPARE(seen.value(QKeySequence("Ctrl+4")), QStringLiteral("Landscape"));
}

void ShellPartsTest::aCommandIsFoundByWordsAndRun() {
  QMainWindow window;
  Actions actions(*window.menuBar());
  CommandSearch search(actions, &window);
  const QAbstractItemModelTester tester(search.completer()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
  window.setCentralWidget(new QWidget);
  window.show();
  QSignalSpy toggled(actions.toggleTheme, &QAction::triggered),
      exported(actions.exportFigure, &QAction::triggered);
  actions.exportFigure->setEnabled(false);
  search.open();
  QVERIFY(search.completer()->popup()->isVisible());
  QVERIFY(search.completer()->popup()->model()->rowCount() > 15);
  QTest::keyClicks(&search, "dark switch");
  QCOMPARE(search.completer()->popup()->model()->rowCount(), 1);
  QTest::keyClick(&search, Qt::Key_Return);
  QTRY_COMPARE(toggled.size(), 1);
  QTRY_VERIFY(search.text().isEmpty());
  QVERIFY(!search.completer()->popup()->isVisible());
  search.open();
  QTest::keyClicks(&search, "export");
  QTest::keyClick(&search, Qt::Key_Return);
  QCoreApplication::processEvents();
  QCOMPARE(exported.size(), 0);
}

void ShellPartsTest::theShortcutSheetListsEveryShortcut() {
  QMenuBar bar;
  Actions actions(bar);
  const ShortcutSheet sheet(actions);
  QStringList texts;
  for (const QLabel* label : sheet.findChildren<QLabel*>()) texts << label->text();
  for (const Actions::Entry& entry : actions.entries()) {
    const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
    if (!keys.isEmpty()) QVERIFY2(texts.contains(keys), qPrintable(keys));
  }
}

void ShellPartsTest::theShortcutSheetIsAsWideAsItsKeys() {
  QMenuBar bar;
  Actions actions(bar);
  ShortcutSheet sheet(actions);
  sheet.show();
  const auto* scroll = sheet.findChild<QScrollArea*>();
  QTRY_VERIFY(scroll->viewport()->width() >= scroll->widget()->minimumSizeHint().width());
  QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
}

void ShellPartsTest::theListOfCommandsEndsWhereItsFieldEnds() {
  QMainWindow window;
  Actions actions(*window.menuBar());
  CommandSearch search(actions, &window);
  window.setCentralWidget(new QWidget);
  window.resize(700, 300);
  search.setGeometry(500, 0, 200, 28);
  window.show();
  search.open();
  const QWidget* list = search.completer()->popup();
  QVERIFY(list->width() > search.width());
  QTRY_COMPARE(list->x() + list->width(), search.mapToGlobal(QPoint(search.width(), 0)).x());
  QTest::keyClicks(&search, "dark");
  QTRY_COMPARE(list->x() + list->width(), search.mapToGlobal(QPoint(search.width(), 0)).x());
}

GACFAS_TEST(ShellPartsTest)
#include "tst_ShellParts.moc"
