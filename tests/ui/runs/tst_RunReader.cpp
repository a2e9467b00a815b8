#include <QTemporaryDir>
#include <QtTest>

#include "core/io/AtomicFile.h"
#include "core/run/RunLock.h"
#include "tests/support/SampleRun.h"
#include "tests/support/TestMain.h"
#include "ui/runs/RunReader.h"

using namespace gacfas;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

class RunReaderTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> dir_;
  RunReader::Time now_{};

  fs::path root() const { return dir_->path().toStdString(); }
  RunPtr look(RunReader& reader) { return reader.look(now_ += 1s); }
  static RunReader readerOf(const fs::path& run) { return {run, QString::fromStdString(run.string())}; }

private Q_SLOTS:
  void init() { dir_ = std::make_unique<QTemporaryDir>(); }

  void finishedRunIsReadWhole() {
    const fs::path run = test::writeSampleRun(root(), {.name = "first", .epochs = 3});
    test::writeSampleLandscape(run, 3, 2.0);
    RunReader reader = readerOf(run);
    const RunPtr seen = look(reader);
    QVERIFY2(seen->problem.isEmpty(), qPrintable(seen->problem));
    QCOMPARE(seen->name(), "first");
    QCOMPARE(seen->protocol(), "north, east, south → west");
    QCOMPARE(seen->state, RunState::Finished);
    QCOMPARE(seen->stepsPerEpoch, int64_t{4});
    QCOMPARE(seen->steps->rows(), size_t{12});
    QVERIFY(seen->steps->column("cosine.north"));
    QCOMPARE(seen->evaluations->rows(), size_t{2});
    QCOMPARE(seen->evaluationRows.size(), size_t{2});
    QCOMPARE(seen->evaluationRows[1].scores, std::string("scores/epoch_0002.csv"));
    QCOMPARE(seen->landscapes.size(), size_t{1});
    QVERIFY(seen->landscapes[0].complete && seen->landscapes[0].journalBytes > 0);
    QVERIFY(seen->config.train.minimizer == MinimizerKind::GacFas && !seen->synthetic);
    QCOMPARE(seen->style, -1);
  }

  void unchangedRunKeepsItsPointer() {
    RunReader reader = readerOf(test::writeSampleRun(root()));
    const RunPtr seen = look(reader);
    for (int i = 0; i < 3; ++i) QCOMPARE(look(reader), seen);
    QVERIFY(!reader.lively(now_ + 1h));
  }

  void stateFollowsStatusAndLock() {
    const fs::path run = test::writeSampleRun(root(), {.state = "running"});
    RunReader reader = readerOf(run);
    QCOMPARE(look(reader)->state, RunState::Running);  // just written: its lock may be a moment away
    fs::last_write_time(run / "status.json", fs::file_time_type::clock::now() - 1h);
    QCOMPARE(look(reader)->state, RunState::Interrupted);
    {
      const RunLock lock(run / "lock");
      QCOMPARE(look(reader)->state, RunState::Running);
      QVERIFY(reader.lively(now_ + 1h));
      RunFolder(run).writeStatus({"paused", "", 6, 24, 1.0});
      QCOMPARE(look(reader)->state, RunState::Paused);
    }
    RunFolder(run).writeStatus({"failed", "training diverged", 6, 24, 1.0});
    const RunPtr failed = look(reader);
    QCOMPARE(failed->state, RunState::Failed);
    QCOMPARE(failed->status.message, std::string("training diverged"));
  }

  void lockIsAskedForOnceASecondAtMost() {
    const fs::path run = test::writeSampleRun(root(), {.state = "running"});
    fs::last_write_time(run / "status.json", fs::file_time_type::clock::now() - 1h);
    RunReader reader = readerOf(run);
    QCOMPARE(look(reader)->state, RunState::Interrupted);
    const RunLock lock(run / "lock");
    QCOMPARE(reader.look(now_ + 250ms)->state, RunState::Interrupted);
    QCOMPARE(reader.look(now_ + 1s)->state, RunState::Running);
  }

  void damagedFilesAreTheRunsProblemUntilTheyAreMended_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"run.json", "config.yaml", "status.json", "steps.csv", "evaluations.csv"})
      QTest::newRow(file) << file;
  }
  void damagedFilesAreTheRunsProblemUntilTheyAreMended() {
    QFETCH(QString, file);
    const fs::path run = test::writeSampleRun(root());
    const std::string whole = loadFile(run / file.toStdString());
    RunReader reader = readerOf(run);
    QVERIFY(look(reader)->problem.isEmpty());
    saveFile(run / file.toStdString(), "a\n{b, c\n");
    const RunPtr broken = look(reader);
    QVERIFY2(broken->problem.contains(file), qPrintable(broken->problem));
    QVERIFY(broken->steps && broken->steps->rows() == 0 && broken->evaluations);
    QCOMPARE(broken->name(), "sample");
    QCOMPARE(look(reader), broken);
    saveFile(run / file.toStdString(), whole);
    const RunPtr mended = look(reader);
    QVERIFY2(mended->problem.isEmpty(), qPrintable(mended->problem));
    QCOMPARE(mended->steps->rows(), size_t{24});
  }

  void missingConfigIsSaid() {
    const fs::path run = test::writeSampleRun(root());
    fs::remove(run / "config.yaml");
    RunReader reader = readerOf(run);
    QVERIFY2(look(reader)->problem.contains("config.yaml"), qPrintable(look(reader)->problem));
  }

  void growingSurfaceIsSeen() {
    const fs::path run = test::writeSampleRun(root());
    RunReader reader = readerOf(run);
    look(reader);
    test::writeSampleLandscape(run, 3, 2.0, /*complete=*/false);
    const RunPtr half = look(reader);
    QCOMPARE(half->landscapes.size(), size_t{1});
    QVERIFY(!half->landscapes[0].complete);
    test::writeSampleLandscape(run, 3, 2.0);
    const RunPtr whole = look(reader);
    QVERIFY(whole->landscapes[0].complete);
    QVERIFY(whole->landscapes[0].journalBytes > half->landscapes[0].journalBytes);
    QCOMPARE(whole->steps, half->steps);  // what did not change is shared
  }

  void styleIsKeptInTheFolder() {
    const fs::path run = test::writeSampleRun(root());
    RunReader reader = readerOf(run), other = readerOf(run);
    reader.setStyle(4);
    QCOMPARE(look(reader)->style, 4);
    QCOMPARE(look(other)->style, 4);
    saveFile(run / "appearance.json", "not json");
    QCOMPARE(look(reader)->style, -1);
    QVERIFY(look(reader)->problem.isEmpty());
  }

  void styleIsKeptInMemoryWhereTheFolderCannotBeWritten() {
    const fs::path run = test::writeSampleRun(root());
    fs::create_directory(run / "appearance.json");  // refuses whoever writes, root as well
    RunReader reader = readerOf(run);
    reader.setStyle(2);
    QCOMPARE(look(reader)->style, 2);
    QVERIFY(look(reader)->problem.isEmpty());
  }

  void drawnFacesAreKnownByTheirReadme() {
    fs::create_directories(root() / "data");
    saveFile(root() / "data" / "README.txt",
             "Synthetic faces drawn by GAC-FAS Studio\n\nEvery picture ...\n");
    RunReader reader = readerOf(test::writeSampleRun(root()));
    QVERIFY(look(reader)->synthetic);
  }

  void drawnFacesAreKnownFromTheRunWhereTheirRootIsGone() {
    const fs::path run = test::writeSampleRun(root());  // without faces
    std::string facts = loadFile(run / "run.json");
    const std::string no = "\"syntheticFaces\": false";
    facts.replace(facts.find(no), no.size(), "\"syntheticFaces\": true");
    saveFile(run / "run.json", facts);
    RunReader reader = readerOf(run);
    QVERIFY(look(reader)->synthetic);
  }

  void removedRunIsGone() {
    const fs::path run = test::writeSampleRun(root());
    RunReader reader = readerOf(run);
    QVERIFY(look(reader));
    fs::remove_all(run);
    QVERIFY(!look(reader));
  }
};

GACFAS_TEST(RunReaderTest)
#include "tst_RunReader.moc"
