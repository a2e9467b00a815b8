#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <thread>

#include "core/run/RunFolder.h"
#include "core/types/Error.h"
#include "tests/support/SampleRun.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// Works until it is stopped, reporting as fast as it can.
void endless(JobControl& control, const ProgressSink& progress) {
  Progress report;
  for (;; std::this_thread::sleep_for(500us)) {
    ++report.done;
    progress(report);
    control.waitWhilePaused();
    control.throwIfStopped();
  }
}

void nothing(JobControl&, const ProgressSink&) {}

/// Titles of the jobs in the order in which they began and ended: "+a -a".
class Diary : public QObject {
public:
  explicit Diary(Workbench& bench) {
    connect(&bench, &Workbench::started, this, [this](const WorkItem& item) { text << "+" + item.title; });
    connect(&bench, &Workbench::ended, this, [this](const WorkItem& item) {
      text << "-" + item.title;
      last = item;
    });
  }
  QStringList text;
  WorkItem last;
};

}  // namespace

class TestWorkbench : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;
  fs::path path(const char* name) const { return dir_.filePath(name).toStdString(); }

private Q_SLOTS:
  void jobsRunOneAfterTheOtherAndThenItIsIdle() {
    Workbench bench;
    Diary diary(bench);
    QSignalSpy idle(&bench, &Workbench::idle);
    for (const char* title : {"a", "b", "c"}) bench.submit(WorkKind::Other, title, {}, nothing);
    QCOMPARE(bench.items().size(), size_t{3});
    QCOMPARE(bench.items()[1].title, "b");
    QVERIFY(idle.wait());
    QCOMPARE(diary.text.join(" "), "+a -a +b -b +c -c");
    QVERIFY(bench.items().empty() && !bench.running());
    QVERIFY(diary.last.state == JobState::Finished);
  }

  void progressComesThroughAtMostTenTimesASecond() {
    Workbench bench;
    bench.submit(WorkKind::Other, "endless", {}, endless);
    QTRY_VERIFY(bench.running());
    QSignalSpy changed(&bench, &Workbench::changed);
    const int64_t before = bench.running()->progress.done;
    QTest::qWait(1000);
    QVERIFY2(changed.count() >= 5 && changed.count() <= 11, qPrintable(QString::number(changed.count())));
    QVERIFY(bench.running()->progress.done > before);
  }

  void workOnFilesRunsBesideTheDevice() {
    Workbench bench;
    const quint64 files = bench.submit(WorkKind::Files, "import", {}, endless);
    const quint64 device = bench.submit(WorkKind::Training, "training", {}, endless);
    const quint64 more = bench.submit(WorkKind::Files, "pack", {}, nothing);
    const auto stateOf = [&](quint64 id) {
      for (const WorkItem& item : bench.items())
        if (item.id == id) return item.state;
      return JobState::Cancelled;
    };
    QTRY_VERIFY(stateOf(files) == JobState::Running && stateOf(device) == JobState::Running);
    QCOMPARE(stateOf(more), JobState::Waiting);
    QCOMPARE(bench.running()->id, device);
    bench.cancel(device);
    QTRY_COMPARE(bench.running()->id, files);
    QSignalSpy idle(&bench, &Workbench::idle);
    bench.cancel(files);
    QVERIFY(idle.wait());
    QVERIFY(bench.items().empty());
  }

  void waitingJobThatIsCancelledNeverStarts() {
    Workbench bench;
    Diary diary(bench);
    const quint64 first = bench.submit(WorkKind::Other, "endless", {}, endless);
    const quint64 second = bench.submit(WorkKind::Other, "waiting", {}, nothing);
    QTRY_VERIFY(bench.running());
    bench.cancel(second);
    QTRY_COMPARE(diary.text.join(" "), "+endless -waiting");
    QVERIFY(diary.last.state == JobState::Cancelled);
    bench.cancel(first);
    QTRY_COMPARE(diary.text.join(" "), "+endless -waiting -endless");
    QVERIFY(diary.last.state == JobState::Cancelled && diary.last.error.isEmpty());
    bench.cancel(first);  // long gone
  }

  void failureTextReachesWhoeverListens() {
    Workbench bench;
    Diary diary(bench);
    bench.submit(WorkKind::Other, "broken", "/runs/a", [](JobControl&, const ProgressSink&) {
      throw DeviceError("out of memory: lower train.batch_size");
    });
    QTRY_COMPARE(diary.text.join(" "), "+broken -broken");
    QVERIFY(diary.last.state == JobState::Failed);
    QCOMPARE(diary.last.error, "out of memory: lower train.batch_size");
  }

  void workOnARunIsFoundByItsFolder() {
    Workbench bench;
    bench.submit(WorkKind::Training, "one", "/runs/one/", endless);
    bench.submit(WorkKind::Landscape, "two", "/runs/./two", nothing);
    QCOMPARE(bench.workOn("/runs/one")->title, "one");
    QCOMPARE(bench.workOn("/runs/two")->title, "two");
    QVERIFY(!bench.workOn("/runs/three") && !bench.workOn({}));
  }

  void cancelAllLeadsToIdle() {
    Workbench bench;
    QSignalSpy idle(&bench, &Workbench::idle);
    bench.cancelAll();
    QVERIFY(idle.wait());
    bench.submit(WorkKind::Other, "endless", {}, endless);
    bool started = false;
    bench.submit(WorkKind::Other, "waiting", {}, [&](JobControl&, const ProgressSink&) { started = true; });
    QTRY_VERIFY(bench.running());
    bench.cancelAll();
    QVERIFY(idle.wait());
    QVERIFY(!started && bench.items().empty());
  }

  void interruptedTrainingGoesOnAfterTheOtherJob() {
    Workbench bench;
    Diary diary(bench);
    std::atomic<int> calls{0};
    bench.submit(WorkKind::Training, "training", {}, [&](JobControl& control, const ProgressSink& progress) {
      if (++calls == 1) endless(control, progress);
    });
    bench.submit(WorkKind::Other, "later", {}, nothing);
    const quint64 wanted = bench.submit(WorkKind::Landscape, "wanted", {}, nothing);
    QTRY_VERIFY(bench.running());
    bench.interruptTrainingFor(wanted);
    QCOMPARE(bench.items()[1].title, "wanted");
    QCOMPARE(bench.items()[2].title, "training");
    QCOMPARE(bench.items()[3].title, "later");
    QTRY_COMPARE(diary.text.join(" "),
                 "+training -training +wanted -wanted +training -training +later -later");
    QCOMPARE(calls.load(), 2);
  }

  void interruptWithoutATrainingOnlyChangesTheOrder() {
    Workbench bench;
    Diary diary(bench);
    const quint64 first = bench.submit(WorkKind::Landscape, "running", {}, endless);
    bench.submit(WorkKind::Other, "later", {}, nothing);
    const quint64 wanted = bench.submit(WorkKind::Landscape, "wanted", {}, nothing);
    QTRY_VERIFY(bench.running());
    bench.interruptTrainingFor(wanted);
    QCOMPARE(bench.items()[1].title, "wanted");
    bench.cancel(first);
    QTRY_COMPARE(diary.text.join(" "), "+running -running +wanted -wanted +later -later");
  }

  void trainingThatEndsByItselfIsNotResumed() {
    Workbench bench;
    Diary diary(bench);
    bench.submit(WorkKind::Training, "training", {}, [&](JobControl& control, const ProgressSink&) {
      while (!control.stopRequested()) std::this_thread::sleep_for(1ms);  // and ends as if it were done
    });
    const quint64 wanted = bench.submit(WorkKind::Landscape, "wanted", {}, nothing);
    QTRY_VERIFY(bench.running());
    bench.interruptTrainingFor(wanted);
    QTRY_VERIFY(bench.items().empty());
    QVERIFY2(!diary.text.mid(2).contains("+training"), qPrintable(diary.text.join(" ")));
  }

  void cancellingAnInterruptedTrainingCancelsItsResumeToo() {
    Workbench bench;
    Diary diary(bench);
    const quint64 training = bench.submit(WorkKind::Training, "training", {}, endless);
    const quint64 wanted = bench.submit(WorkKind::Landscape, "wanted", {}, nothing);
    QTRY_VERIFY(bench.running());
    bench.interruptTrainingFor(wanted);
    bench.cancel(training);
    QTRY_VERIFY(bench.items().empty());
    QCOMPARE(diary.text.filter("+training").size(), 1);
  }

  void trainingIsPausedInterruptedAndFinished() {
    const test::SampleRunOptions options{.name = "tiny", .epochs = 12};
    Config config = test::sampleConfig(options, dir_.path().toStdString());
    test::writeSampleFaces(config.data.root, options);
    Workbench bench;
    Diary diary(bench);
    QSignalSpy notes(&bench, &Workbench::note);
    const quint64 training = bench.train(config, path("tiny"));
    QCOMPARE(bench.items()[0].title, "Training tiny");
    QTRY_VERIFY(bench.running() && bench.running()->progress.done >= 2);
    bench.pause(training);
    QVERIFY(bench.running()->paused);
    const auto state = [&] { return RunFolder(path("tiny")).readStatus().state; };
    QTRY_COMPARE(state(), std::string("paused"));

    std::string during;
    const quint64 wanted = bench.submit(WorkKind::Landscape, "wanted", {},
                                        [&](JobControl&, const ProgressSink&) { during = state(); });
    bench.interruptTrainingFor(wanted);
    QTRY_COMPARE(diary.text.join(" "), "+Training tiny -Training tiny +wanted -wanted +Training tiny");
    QCOMPARE(during, std::string("stopped"));
    QTRY_COMPARE(state(), std::string("paused"));  // as it was before
    QVERIFY(bench.workOn(path("tiny"))->paused);
    bench.unpause(bench.workOn(path("tiny"))->id);
    QTRY_VERIFY_WITH_TIMEOUT(bench.items().empty(), 60000);
    QVERIFY2(diary.last.state == JobState::Finished, qPrintable(diary.last.error));
    QCOMPARE(state(), std::string("finished"));
    QVERIFY(!notes.isEmpty() && notes[0][0].toString().startsWith("Training tiny: on cpu"));

    bench.landscape(path("tiny"), "last", {"landscape.points=3"}, "Landscape of tiny");
    QTRY_COMPARE_WITH_TIMEOUT(diary.text.last(), "-Landscape of tiny", 60000);
    QVERIFY2(diary.last.state == JobState::Finished, qPrintable(diary.last.error));
    QCOMPARE(diary.last.progress.done, int64_t{9});
    LandscapeOptions band;
    band.shape = LandscapeShape::Lines;
    band.lines = 2;
    bench.landscape(path("tiny"), "last", {"landscape.points=3"}, "Band of tiny", band);
    QTRY_COMPARE_WITH_TIMEOUT(diary.text.last(), "-Band of tiny", 60000);
    QCOMPARE(diary.last.progress.done, int64_t{6});
    bench.resume(path("tiny"));
    QTRY_COMPARE(diary.text.last(), "-Training tiny");
    QVERIFY(notes.last()[0].toString().contains("nothing is left to do"));
  }

  void facesAreDrawnWhereAPainterWasGiven() {
    Workbench bench;
    QVERIFY(!bench.canDrawFaces());
    fs::path drawn;
    bench.setDrawFaces([&](const fs::path& root, JobControl&, const ProgressSink&) { drawn = root; });
    QVERIFY(bench.canDrawFaces());
    QSignalSpy idle(&bench, &Workbench::idle);
    bench.drawFaces("/faces");
    QVERIFY(idle.wait());
    QCOMPARE(drawn, fs::path("/faces"));
  }

  void destructionDuringWorkIsQuick() {
    const test::SampleRunOptions options{.name = "cut", .epochs = 10000};
    const Config config = test::sampleConfig(options, dir_.path().toStdString());
    test::writeSampleFaces(config.data.root, options);
    QElapsedTimer timer;
    {
      Workbench bench;
      bench.train(config, path("cut"));
      bench.submit(WorkKind::Other, "waiting", {}, endless);
      QTRY_VERIFY(bench.running() && bench.running()->progress.done >= 2);
      timer.start();
    }
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(RunFolder(path("cut")).readStatus().state, std::string("stopped"));
    QVERIFY(!fs::is_empty(path("cut") / "checkpoints"));
  }
};

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_Workbench.moc"
