#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/run/RunLock.h"
#include "core/run/RunLog.h"
#include "tests/support/SampleRun.h"
#include "tests/support/TestMain.h"
#include "ui/runs/RunLibrary.h"

using namespace gacfas;
namespace fs = std::filesystem;

class RunLibraryTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> dir_;

  fs::path root() const { return dir_->path().toStdString(); }
  void open(RunLibrary& library) const { library.open(dir_->path()); }
  static size_t rows(const RunLibrary& library) {
    return library.runs().empty() ? 0 : library.runs().front()->steps->rows();
  }

private Q_SLOTS:
  void init() { dir_ = std::make_unique<QTemporaryDir>(); }

  void runsInTheFolderAndOneLevelBelowAreFoundOldestFirst() {
    test::writeSampleRun(root(), {.name = "late", .epochs = 2, .seed = 3});
    test::writeSampleRun(root() / "study", {.name = "early", .epochs = 2, .seed = 1});
    test::writeSampleRun(root() / "study" / "deeper", {.name = "too deep", .epochs = 2, .seed = 2});
    test::writeSampleRun(root(), {.name = ".hidden", .epochs = 2});
    RunLibrary library;
    QSignalSpy changed(&library, &RunLibrary::changed);
    open(library);
    QVERIFY(changed.wait());
    QCOMPARE(library.runs().size(), size_t{2});
    QCOMPARE(library.runs()[0]->name(), "early");
    QCOMPARE(library.runs()[1]->name(), "late");
    QCOMPARE(library.folder(), dir_->path());
    QTest::qWait(1300);  // nothing changes: nothing is told
    QCOMPARE(changed.count(), 1);
  }

  void runFolderItselfCounts() {
    const fs::path run = test::writeSampleRun(root(), {.epochs = 2});
    RunLibrary library;
    library.open(QString::fromStdString(run.string()));
    QTRY_COMPARE(library.runs().size(), size_t{1});
    QCOMPARE(library.runs()[0]->key, QString::fromStdString(fs::canonical(run).string()));
  }

  void growingRunShowsUpWhileAnotherWrites() {
    const test::SampleRunOptions options{.name = "live", .epochs = 2, .state = "running"};
    const fs::path run = test::writeSampleRun(root(), options);
    const fs::path still = test::writeSampleRun(root(), {.name = "still", .epochs = 2, .seed = 2});
    const RunLock lock(run / "lock");
    RunLibrary library;
    open(library);
    QTRY_COMPARE(library.runs().size(), size_t{2});
    const RunPtr before = library.runs()[0], unchanged = library.runs()[1];
    QCOMPARE(before->state, RunState::Running);
    std::thread writer([&] { test::appendSampleEpoch(run, options, 2); });
    QTRY_COMPARE_WITH_TIMEOUT(rows(library), size_t{12}, 2000);
    writer.join();
    QTRY_COMPARE_WITH_TIMEOUT(library.runs()[0]->evaluations->rows(), size_t{2}, 2000);
    QCOMPARE(before->steps->rows(), size_t{8});
    QCOMPARE(library.runs()[1], unchanged);
  }

  void changesAreToldAtMostFourTimesASecond() {
    const test::SampleRunOptions options{.name = "live", .epochs = 1, .state = "running"};
    const fs::path run = test::writeSampleRun(root(), options);
    const RunLock lock(run / "lock");
    RunLibrary library;
    open(library);
    QTRY_COMPARE(library.runs().size(), size_t{1});
    QSignalSpy changed(&library, &RunLibrary::changed);
    QElapsedTimer timer;
    timer.start();
    for (int64_t epoch = 1; timer.elapsed() < 1500; ++epoch) {
      test::appendSampleEpoch(run, options, epoch);
      library.refresh();
      QTest::qWait(10);
    }
    QVERIFY2(changed.count() >= 3 && changed.count() <= 7, qPrintable(QString::number(changed.count())));
  }

  void rewoundRunIsReadAnew() {
    const test::SampleRunOptions options{.epochs = 4, .state = "stopped"};
    const fs::path run = test::writeSampleRun(root(), options);
    RunLibrary library;
    open(library);
    QTRY_COMPARE(rows(library), size_t{16});
    RunLog::rewind(RunFolder(run), 6, false);
    QTRY_COMPARE(rows(library), size_t{6});
    QTRY_COMPARE(library.runs()[0]->evaluationRows.size(), size_t{0});
  }

  void newAndRemovedRunsAreNoticed() {
    RunLibrary library;
    QSignalSpy changed(&library, &RunLibrary::changed);
    open(library);
    QVERIFY(changed.wait());
    QVERIFY(library.runs().empty());
    const fs::path run = test::writeSampleRun(root(), {.epochs = 2});
    QTRY_COMPARE(library.runs().size(), size_t{1});
    fs::remove_all(run);
    library.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(library.runs().empty(), 1000);
  }

  void damagedRunIsListedLastWithItsProblem() {
    const fs::path damaged = test::writeSampleRun(root(), {.name = "damaged", .epochs = 2, .seed = 1});
    test::writeSampleRun(root(), {.name = "whole", .epochs = 2, .seed = 2});
    saveFile(damaged / "run.json", "{");
    RunLibrary library;
    open(library);
    QTRY_COMPARE(library.runs().size(), size_t{2});
    QVERIFY(library.runs()[0]->problem.isEmpty());
    QVERIFY(library.runs()[1]->problem.contains("run.json"));
    QCOMPARE(library.runs()[1]->name(), "damaged");
  }

  void styleComesBackWithTheRun() {
    const fs::path run = test::writeSampleRun(root(), {.epochs = 2});
    RunLibrary library;
    open(library);
    QTRY_COMPARE(library.runs().size(), size_t{1});
    library.setStyle(library.runs()[0]->key, 5);
    QTRY_COMPARE(library.runs()[0]->style, 5);
    QVERIFY(fs::exists(run / "appearance.json"));
  }

  void folderThatCannotBeListedIsToldOnce() {
    RunLibrary library;
    QSignalSpy failed(&library, &RunLibrary::failed);
    library.open(dir_->filePath("absent"));
    QVERIFY(failed.wait());
    QVERIFY(failed[0][0].toString().contains("absent"));
    QTest::qWait(1200);
    QCOMPARE(failed.count(), 1);
    test::writeSampleRun(root() / "absent", {.epochs = 2});
    QTRY_COMPARE(library.runs().size(), size_t{1});
  }

  void anotherFolderTakesThePlaceAtOnce() {
    test::writeSampleRun(root() / "a", {.name = "in a", .epochs = 2});
    test::writeSampleRun(root() / "b", {.name = "in b", .epochs = 2});
    RunLibrary library;
    library.open(dir_->filePath("a"));
    QTRY_COMPARE(library.runs().size(), size_t{1});
    library.open(dir_->filePath("b"));
    QVERIFY(library.runs().empty());
    QTRY_COMPARE(library.runs().size(), size_t{1});
    QCOMPARE(library.runs()[0]->name(), "in b");
    library.open({});
    QVERIFY(library.runs().empty());
  }

  void aHundredThousandStepsCostTheWindowMilliseconds() {
    const test::SampleRunOptions options{
        .name = "long", .epochs = 1, .stepsPerEpoch = 100000, .state = "running"};
    const fs::path run = test::writeSampleRun(root(), options);
    const RunLock lock(run / "lock");
    RunLibrary library;
    open(library);
    // The longest stretch in which the event loop did not turn.
    qint64 longest = 0;
    QElapsedTimer since;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] {
      if (since.isValid()) longest = std::max(longest, since.nsecsElapsed());
      since.start();
    });
    qint64 spent = 0;
    RunList shown;  // by a page: it drops the old table
    connect(&library, &RunLibrary::changed, this, [&](const RunList& runs) {
      QElapsedTimer taking;
      taking.start();
      shown = runs;
      spent = std::max(spent, taking.nsecsElapsed());
    });
    beat.start(1);
    QTRY_COMPARE_WITH_TIMEOUT(rows(library), size_t{100000}, 10000);
    CsvAppender more(run / "steps.csv", readCsv(run / "steps.csv", true).columns);
    const std::vector<std::string> row(library.runs()[0]->steps->columns.size(), "1");
    since.invalidate();
    longest = 0;
    more.append(row);
    QTRY_COMPARE_WITH_TIMEOUT(rows(library), size_t{100001}, 5000);
    qInfo("hand-over %.3f ms, longest pause of the event loop %.1f ms", double(spent) * 1e-6,
          double(longest) * 1e-6);
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
    QVERIFY(spent < 10'000'000);
#endif
  }

  void destructionDuringAReadIsQuick() {
    test::writeSampleRun(root(), {.epochs = 1, .stepsPerEpoch = 20000});
    QElapsedTimer timer;
    {
      RunLibrary library;
      open(library);
      QTest::qWait(5);
      timer.start();
    }
    QVERIFY(timer.elapsed() < 2000);
  }
};

GACFAS_TEST(RunLibraryTest)
#include "tst_RunLibrary.moc"
