#include <QtTest>
#include <set>
#include <thread>

#include "DrawnFaces.h"
#include "RunFiles.h"
#include "core/config/ConfigReader.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

/// One run of the drawn faces from start to end, shared by the tests that compare with it.
struct Whole {
  Whole() {
    TrainEvents events;
    events.step = [this](const StepReport& report) { steps.push_back(report); };
    events.evaluation = [this](const EvaluationReport& report) { evaluations.push_back(report); };
    events.progress = [this](const Progress& report) { phases.insert(report.phase + ", " + report.unit); };
    JobControl control;
    startTraining(faces.config(), folder(), control, events);
  }
  fs::path folder() const { return faces.path("whole"); }

  test::DrawnFaces faces;
  std::vector<StepReport> steps;
  std::vector<EvaluationReport> evaluations;
  std::set<std::string> phases;
};

const Whole& whole() {
  static const Whole run;
  return run;
}

void copyFolder(const fs::path& from, const fs::path& to) {
  fs::copy(from, to, fs::copy_options::recursive);
}

void resume(const fs::path& folder, const TrainEvents& events = {}) {
  JobControl control;
  resumeTraining(folder, {}, control, events);
}

std::string stateOf(const fs::path& folder) {
  return RunFolder(folder).readStatus().state;
}

bool isEvaluating(const Progress& report) {
  return report.phase == "evaluating";
}

}  // namespace

class TrainJobTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void finishedRunHasAllItsFiles() {
    const RunFolder run = RunFolder::open(whole().folder());
    QCOMPARE(run.readStatus().state, std::string("finished"));
    QCOMPARE(run.readStatus().step, int64_t{12});
    QCOMPARE(run.readFacts().minimizer, std::string("gac-fas"));
    QCOMPARE(run.readFacts().init, std::string("kaiming"));
    QCOMPARE(run.readFacts().initHash.size(), size_t{64});
    QCOMPARE(readCsv(run.steps()).rows.size(), size_t{12});
    QStringList files;
    for (const auto& item : fs::recursive_directory_iterator(run.path()))
      if (item.is_regular_file())
        files << QString::fromStdString(fs::relative(item.path(), run.path()).generic_string());
    files.sort();
    QCOMPARE(
        files,
        QStringList({"checkpoints/step_000000006.safetensors", "checkpoints/step_000000009.safetensors",
                     "checkpoints/step_000000012.safetensors", "config.yaml", "evaluations.csv", "lock",
                     "run.json", "scores/epoch_0001.csv", "scores/epoch_0002.csv", "scores/epoch_0003.csv",
                     "status.json", "steps.csv", "weights/best.safetensors", "weights/last.safetensors"}));
  }

  void eventsAreWhatTheFilesSay() {
    const RunFolder run = RunFolder::open(whole().folder());
    QCOMPARE(whole().steps.size(), size_t{12});
    const CsvTable steps = readCsv(run.steps());
    for (size_t i = 0; i < 12; ++i)
      QCOMPARE(std::stod(steps.rows[i][static_cast<size_t>(steps.column("loss"))]), whole().steps[i].loss);
    const std::vector<EvaluationRow> rows = readEvaluations(run);
    QCOMPARE(rows.size(), size_t{3});
    for (size_t i = 0; i < 3; ++i) {
      QCOMPARE(rows[i].epoch, static_cast<int64_t>(i) + 1);
      QCOMPARE(rows[i].targetAuc, whole().evaluations[i].target.auc);
      QCOMPARE(rows[i].targetHterSource, whole().evaluations[i].targetSource.hter);
    }
    QVERIFY(whole().phases == (std::set<std::string>{"training, step", "evaluating, face"}));
  }

  void configOfTheRunGivesTheSameConfigBack() {
    const Config found = readConfig(RunFolder(whole().folder()).config(), {}, ConfigPurpose::StoredRun);
    QCOMPARE(configToYaml(found), configToYaml(whole().faces.config()));
  }

  void bestWeightsAreThoseOfTheBestEvaluation() {
    const RunFolder run = RunFolder::open(whole().folder());
    const std::vector<EvaluationRow> rows = readEvaluations(run);
    size_t best = 0;
    for (size_t i = 1; i < rows.size(); ++i)
      if (rows[i].targetAuc - rows[i].targetHter >= rows[best].targetAuc - rows[best].targetHter) best = i;
    const auto facts = test::metadataOf(run.weights("best"));
    QCOMPARE(facts.at("epoch"), std::to_string(rows[best].epoch));
    QCOMPARE(facts.at("variant"), std::string("paper"));
    QCOMPARE(test::metadataOf(run.weights("last")).at("epoch"), std::string("3"));
  }

  void numberOfWorkersChangesNothing_data() {
    QTest::addColumn<int64_t>("workers");
    QTest::newRow("one worker") << int64_t{1};
    QTest::newRow("two workers again") << int64_t{2};
    QTest::newRow("four workers") << int64_t{4};
  }
  void numberOfWorkersChangesNothing() {
    QFETCH(int64_t, workers);
    Config config = whole().faces.config();
    config.system.workers = workers;
    QTemporaryDir dir;
    JobControl control;
    startTraining(config, dir.filePath("run").toStdString(), control, {});
    QCOMPARE(test::difference(whole().folder(), dir.filePath("run").toStdString()), QString());
  }

  void anotherSeedIsAnotherRun() {
    Config config = whole().faces.config();
    config.seed = 5;
    QTemporaryDir dir;
    JobControl control;
    startTraining(config, dir.filePath("run").toStdString(), control, {});
    QCOMPARE(test::difference(whole().folder(), dir.filePath("run").toStdString()), QString("steps.csv"));
  }

  void stoppedAndResumedIsTheUninterruptedRun_data() {
    QTest::addColumn<int64_t>("step");
    QTest::newRow("before the first checkpoint") << int64_t{2};
    QTest::newRow("in the middle of an epoch") << int64_t{7};
    QTest::newRow("with an evaluation due") << int64_t{9};
  }
  void stoppedAndResumedIsTheUninterruptedRun() {
    QFETCH(int64_t, step);
    QTemporaryDir dir;
    const fs::path folder = dir.filePath("run").toStdString();
    JobControl control;
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == step) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(startTraining(whole().faces.config(), folder, control, events), Cancelled);
    QCOMPARE(stateOf(folder), std::string("stopped"));
    QCOMPARE(RunFolder(folder).readStatus().step, step);
    resume(folder);
    QCOMPARE(stateOf(folder), std::string("finished"));
    QCOMPARE(test::difference(whole().folder(), folder), QString());
  }

  /// A copy of the folder taken while the run goes on is what a kill at that moment leaves.
  void killedRunGoesOnFromItsLastCheckpoint_data() {
    QTest::addColumn<int64_t>("step");
    QTest::newRow("before any checkpoint") << int64_t{4};
    QTest::newRow("after one") << int64_t{8};
  }
  void killedRunGoesOnFromItsLastCheckpoint() {
    QFETCH(int64_t, step);
    QTemporaryDir dir;
    const fs::path folder = dir.filePath("run").toStdString(), killed = dir.filePath("killed").toStdString();
    JobControl control;
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == step) copyFolder(folder, killed);
    };
    startTraining(whole().faces.config(), folder, control, events);
    QCOMPARE(stateOf(killed), std::string("running"));
    resume(killed);
    QCOMPARE(test::difference(whole().folder(), killed), QString());
  }

  void evaluationStoppedThenKilledAfterItsRowIsNotCountedTwice() {
    QTemporaryDir dir;
    const fs::path folder = dir.filePath("run").toStdString(), killed = dir.filePath("killed").toStdString();
    JobControl control;
    TrainEvents events;
    events.progress = [&](const Progress& report) {
      if (isEvaluating(report)) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(startTraining(whole().faces.config(), folder, control, events), Cancelled);
    QVERIFY(readEvaluations(RunFolder(folder)).empty());
    TrainEvents later;
    later.evaluation = [&](const EvaluationReport&) {
      if (!fs::exists(killed)) copyFolder(folder, killed);  // row and weights written, checkpoint not yet
    };
    resume(folder, later);
    resume(killed);
    QCOMPARE(test::difference(whole().folder(), folder), QString());
    QCOMPARE(test::difference(whole().folder(), killed), QString());
  }

  void damagedCheckpointIsNamedAndTheOneBeforeTaken() {
    QTemporaryDir dir;
    const fs::path folder = dir.filePath("run").toStdString();
    JobControl control;
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == 8) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(startTraining(whole().faces.config(), folder, control, events), Cancelled);
    fs::resize_file(folder / "checkpoints/step_000000008.safetensors", 1000);
    QString notes;
    TrainEvents later;
    later.note = [&](const std::string& note) { notes += QString::fromStdString(note); };
    resume(folder, later);
    QVERIFY2(notes.contains("step_000000008") && notes.contains("step_000000006"), qPrintable(notes));
    QCOMPARE(test::difference(whole().folder(), folder), QString());
  }

  void pausedRunSaysSoAndGoesOn() {
    QTemporaryDir dir;
    const fs::path folder = dir.filePath("run").toStdString();
    JobControl control;
    std::vector<std::string> states;
    TrainEvents events;
    std::thread user;
    events.step = [&](const StepReport& report) {
      if (report.step == 8) states.push_back(stateOf(folder));
      if (report.step != 7) return;
      control.requestPause();
      user = std::thread([&] {
        while (stateOf(folder) != "paused") std::this_thread::sleep_for(std::chrono::milliseconds(2));
        control.requestResume();
      });
    };
    startTraining(whole().faces.config(), folder, control, events);
    user.join();
    QCOMPARE(states, std::vector<std::string>{"running"});
    QVERIFY(fs::exists(folder / "checkpoints/step_000000007.safetensors"));
    QCOMPARE(test::difference(whole().folder(), folder), QString());
  }

  void runThatWasMovedWithItsDataGoesOn() {
    QTemporaryDir dir;
    const fs::path folder = dir.filePath("run").toStdString(), moved = dir.filePath("moved").toStdString();
    const fs::path data = dir.filePath("other place").toStdString();
    JobControl control;
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == 7) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(startTraining(whole().faces.config(), folder, control, events), Cancelled);
    fs::rename(folder, moved);
    copyFolder(whole().faces.root(), data);
    JobControl again;
    resumeTraining(moved, {"data.root=" + data.string(), "system.workers=1"}, again, {});
    QCOMPARE(test::difference(whole().folder(), moved), QString());
  }

  void finishedRunHasNothingLeft() {
    QString note;
    TrainEvents events;
    events.note = [&](const std::string& line) { note = QString::fromStdString(line); };
    events.step = [](const StepReport&) { QFAIL("a step"); };
    resume(whole().folder(), events);
    QVERIFY(note.contains("finished"));
  }

  void newFolderIsNamedAfterTheRunAndNeverTaken() {
    QTemporaryDir dir;
    const fs::path parent = dir.path().toStdString();
    Config config = whole().faces.config();
    const fs::path first = newRunFolder(config, parent);
    QCOMPARE(first.parent_path(), parent);
    QVERIFY(!fs::exists(first));
    QVERIFY(QString::fromStdString(first.filename().string()).contains("gac-fas"));
    fs::create_directory(first);
    QVERIFY(newRunFolder(config, parent) != first);
    config.name = "../a/b c";
    QCOMPARE(newRunFolder(config, parent).parent_path(), parent);
  }
};

GACFAS_TEST(TrainJobTest)
#include "tst_TrainJob.moc"
