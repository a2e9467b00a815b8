#include <sys/resource.h>

#include <QtTest>

#include "DrawnFaces.h"
#include "RunFiles.h"
#include "core/io/AtomicFile.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLock.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

/// A limit on the size of files: what a full disk does to a writer, without filling one.
class FileSizeLimit {
public:
  explicit FileSizeLimit(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
  rlimit before_{};
};

void resumeRun(const fs::path& folder) {
  JobControl control;
  resumeTraining(folder, {}, control, {});
}

RunStatus statusOf(const fs::path& folder) {
  return RunFolder(folder).readStatus();
}

struct Refused {
  std::function<void(Config&, const test::DrawnFaces&)> spoil;
  QString named;
};

}  // namespace

/// What can go wrong before and during a training.
class TrainFaultsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void refusedStartLeavesNoFolder_data() {
    QTest::addColumn<Refused>("refused");
    const auto add = [](const char* name, std::function<void(Config&, const test::DrawnFaces&)> spoil,
                        const char* named) {
      QTest::newRow(name) << Refused{std::move(spoil), named};
    };
    add(
        "no data root", [](Config& c, const test::DrawnFaces&) { c.data.root = "/nowhere/data"; },
        "/nowhere/data");
    add(
        "no such source domain", [](Config& c, const test::DrawnFaces&) { c.data.train[1] = "mars"; },
        "mars");
    add(
        "no such test domain", [](Config& c, const test::DrawnFaces&) { c.data.test = "venus"; }, "venus");
    add(
        "empty source domain",
        [](Config&, const test::DrawnFaces& f) {
          fs::remove_all(f.root() / "east");
          fs::create_directory(f.root() / "east");
        },
        "east");
    add(
        "source domain without live training videos",
        [](Config&, const test::DrawnFaces& f) { fs::remove_all(f.root() / "south/train/live"); }, "south");
    add(
        "test domain without spoof videos",
        [](Config&, const test::DrawnFaces& f) { fs::remove_all(f.root() / "west/test/spoof"); }, "west");
    add(
        "source domain without test videos for the threshold",
        [](Config&, const test::DrawnFaces& f) { fs::remove_all(f.root() / "north/test/live"); }, "north");
    add(
        "ImageNet file missing",
        [](Config& c, const test::DrawnFaces&) { c.model.init = "/nowhere/resnet18.pth"; },
        "/nowhere/resnet18.pth");
    add(
        "ImageNet file that is none",
        [](Config& c, const test::DrawnFaces& f) {
          c.model.init = f.root() / "west/test/live/client0/crop_0000.jpg";
        },
        "crop_0000.jpg");
  }
  void refusedStartLeavesNoFolder() {
    QFETCH(Refused, refused);
    const test::DrawnFaces faces;
    Config config = faces.config();
    refused.spoil(config, faces);
    JobControl control;
    const fs::path folder = faces.path("run");
    const QString message = test::messageOf([&] { startTraining(config, folder, control, {}); });
    QVERIFY2(message.contains(refused.named), qPrintable(message));
    QVERIFY(!fs::exists(folder));
    QVERIFY_EXCEPTION_THROWN(startTraining(config, folder, control, {}), Error);
  }

  void cudaAskedForAndAbsentIsRefused() {
    const test::DrawnFaces faces;
    Config config = faces.config();
    config.system.device = DeviceKind::Cuda;
    JobControl control;
    try {
      startTraining(config, faces.path("run"), control, {});
      QSKIP("there is a CUDA device");
    } catch (const DeviceError& fault) {
      QVERIFY2(QString(fault.what()).contains("system.device"), fault.what());
    }
    QVERIFY(!fs::exists(faces.path("run")));
  }

  void folderWithSomethingInItIsRefusedAndKept() {
    const test::DrawnFaces faces;
    fs::create_directory(faces.path("run"));
    saveFile(faces.path("run/mine.txt"), "mine");
    JobControl control;
    const QString message =
        test::messageOf([&] { startTraining(faces.config(), faces.path("run"), control, {}); });
    QVERIFY2(message.contains("not empty"), qPrintable(message));
    QCOMPARE(loadFile(faces.path("run/mine.txt")), std::string("mine"));
    QCOMPARE(std::distance(fs::directory_iterator(faces.path("run")), {}), std::ptrdiff_t{1});
  }

  void dataThatGoesMissingIsNamedAndTheRunCanGoOn_data() {
    QTest::addColumn<QString>("part");
    QTest::newRow("a training video") << "east/train/live/client1";
    QTest::newRow("a test video of the unseen domain") << "west/test/spoof/client0";
  }
  void dataThatGoesMissingIsNamedAndTheRunCanGoOn() {
    QFETCH(QString, part);
    const test::DrawnFaces faces;
    const fs::path video = faces.root() / part.toStdString(), away = faces.path("away");
    JobControl control;
    startTraining(faces.config(), faces.path("whole"), control, {});
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == 7) fs::rename(video, away);  // after the first evaluation
    };
    try {
      startTraining(faces.config(), faces.path("run"), control, events);
      QFAIL("it went on");
    } catch (const InputError& fault) {
      QVERIFY2(QString(fault.what()).contains(part), fault.what());
      QCOMPARE(statusOf(faces.path("run")).message, std::string(fault.what()));
    }
    QCOMPARE(statusOf(faces.path("run")).state, std::string("failed"));
    fs::rename(away, video);
    resumeRun(faces.path("run"));
    QCOMPARE(test::difference(faces.path("whole"), faces.path("run")), QString());
  }

  void unreadableImageIsNamed() {
    const test::DrawnFaces faces;
    for (int video = 0; video < 3; ++video)
      for (int frame = 0; frame < 2; ++frame)
        fs::resize_file(faces.root() / ("north/train/spoof/client" + std::to_string(video)) /
                            ("crop_000" + std::to_string(frame) + ".jpg"),
                        0);
    JobControl control;
    const QString message =
        test::messageOf([&] { startTraining(faces.config(), faces.path("run"), control, {}); });
    QVERIFY2(message.contains("north/train/spoof/client") && message.contains(".jpg"), qPrintable(message));
    QCOMPARE(statusOf(faces.path("run")).state, std::string("failed"));
  }

  void fullDiskEndsTheRunAndItGoesOnLater() {
    const test::DrawnFaces faces;
    JobControl control;
    startTraining(faces.config(), faces.path("whole"), control, {});
    std::unique_ptr<FileSizeLimit> limit;
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == 8) limit = std::make_unique<FileSizeLimit>(30'000);  // less than a checkpoint
    };
    QVERIFY_EXCEPTION_THROWN(startTraining(faces.config(), faces.path("run"), control, events), IoError);
    limit.reset();
    QCOMPARE(statusOf(faces.path("run")).state, std::string("failed"));
    for (const auto& item : fs::recursive_directory_iterator(faces.path("run")))
      QVERIFY2(item.path().filename().string().find("tmp") == std::string::npos, item.path().c_str());
    resumeRun(faces.path("run"));
    QCOMPARE(test::difference(faces.path("whole"), faces.path("run")), QString());
  }

  void divergedTrainingSaysSoAndKeepsItsCheckpoints() {
    const test::DrawnFaces faces;
    Config config = faces.config(MinimizerKind::Erm);
    config.train.lr = 1e30;
    JobControl control;
    const QString message = test::messageOf([&] { startTraining(config, faces.path("run"), control, {}); });
    QVERIFY2(message.contains("diverged") && message.contains("train.lr"), qPrintable(message));
    QCOMPARE(statusOf(faces.path("run")).state, std::string("failed"));
    QCOMPARE(QString::fromStdString(statusOf(faces.path("run")).message), message);
  }

  void settingsOfARunStayWhenItIsResumed_data() {
    QTest::addColumn<QString>("setting");
    QTest::newRow("learning rate") << "train.lr=0.1";
    QTest::newRow("source domains") << "data.train=north";
    QTest::newRow("seed") << "seed=2";
  }
  void settingsOfARunStayWhenItIsResumed() {
    QFETCH(QString, setting);
    const test::DrawnFaces faces;
    JobControl stopped;
    stopped.requestStop();
    QVERIFY_EXCEPTION_THROWN(startTraining(faces.config(), faces.path("run"), stopped, {}), Cancelled);
    JobControl control;
    const QString message =
        test::messageOf([&] { resumeTraining(faces.path("run"), {setting.toStdString()}, control, {}); });
    QVERIFY2(message.contains(setting.split('=').front()) && message.contains("keeps its settings"),
             qPrintable(message));
    QCOMPARE(statusOf(faces.path("run")).state, std::string("stopped"));
  }

  void runThatAnotherProgramTrainsIsRefused() {
    const test::DrawnFaces faces;
    JobControl stopped;
    stopped.requestStop();
    QVERIFY_EXCEPTION_THROWN(startTraining(faces.config(), faces.path("run"), stopped, {}), Cancelled);
    const RunLock lock(RunFolder(faces.path("run")).lock());
    QVERIFY_EXCEPTION_THROWN(resumeRun(faces.path("run")), InputError);
    QCOMPARE(statusOf(faces.path("run")).state, std::string("stopped"));
  }

  void folderThatIsNoRunIsRefused() {
    const test::DrawnFaces faces;
    const QString message = test::messageOf([&] { resumeRun(faces.root()); });
    QVERIFY2(message.contains("not a run folder"), qPrintable(message));
    QVERIFY(!fs::exists(faces.root() / "lock"));
  }

  void allCheckpointsDamagedIsAnErrorNotANewStart() {
    const test::DrawnFaces faces;
    JobControl control;
    TrainEvents events;
    events.step = [&](const StepReport& report) {
      if (report.step == 7) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(startTraining(faces.config(), faces.path("run"), control, events), Cancelled);
    for (const auto& item : fs::directory_iterator(faces.path("run/checkpoints")))
      fs::resize_file(item.path(), 100);
    const std::string steps = loadFile(RunFolder(faces.path("run")).steps());
    const QString message = test::messageOf([&] { resumeRun(faces.path("run")); });
    QVERIFY2(message.contains("No intact checkpoint"), qPrintable(message));
    QCOMPARE(loadFile(RunFolder(faces.path("run")).steps()), steps);
  }
};

GACFAS_TEST(TrainFaultsTest)
#include "tst_TrainFaults.moc"
