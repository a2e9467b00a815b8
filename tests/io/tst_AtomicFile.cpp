#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "FaultyDisk.h"
#include "core/io/AtomicFile.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;
using Fault = FaultyDisk::Fault;

namespace {

const std::string kOld = "the old state";
const std::string kNew(5000, 'n');

int temporariesIn(const fs::path& folder) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    count += entry.path().filename().string().rfind(".gacfas-tmp-", 0) == 0;
  }
  return count;
}

std::string messageOfSave(const fs::path& target, const std::string& bytes = kNew) {
  try {
    saveFile(target, bytes);
  } catch (const IoError& error) {
    return error.what();
  }
  return {};
}

void saveQuickly(const fs::path& target, const std::string& bytes) {
  const QuickDisk quick;
  saveFile(target, bytes);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

mode_t modeOf(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

}  // namespace

class AtomicFileTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path root_;

private Q_SLOTS:
  void init() {
    root_ = fs::path(folder_.path().toStdString()) / QTest::currentTestFunction();
    fs::remove_all(root_);
    fs::create_directories(root_);
  }

  void everyFaultLeavesTheOldOrTheNewState_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("hasOld");
    for (const bool old : {false, true}) {
      const char* when = old ? "over an old file" : "of a first save";
      QTest::addRow("a call fails in the middle %s", when) << int(Fault::Error) << old;
      QTest::addRow("the process is killed in the middle %s", when) << int(Fault::Kill) << old;
      QTest::addRow("the process is killed within a write %s", when) << int(Fault::KillHalfway) << old;
      QTest::addRow("the power fails in the middle %s", when) << int(Fault::PowerCut) << old;
    }
  }
  void everyFaultLeavesTheOldOrTheNewState() {
    QFETCH(int, fault);
    QFETCH(bool, hasOld);
    bool struck = true;
    int step = 1;
    for (; struck; ++step) {
      const fs::path folder = root_ / std::to_string(step);
      const fs::path target = folder / "state.bin";
      fs::create_directories(folder);
      if (hasOld) saveQuickly(target, kOld);
      bool refused = false;
      {
        FaultyDisk disk(step, Fault(fault));
        refused = !messageOfSave(target).empty();
        struck = disk.struck();
        if (Fault(fault) == Fault::PowerCut) disk.losePower();
      }
      QVERIFY(struck || !refused);
      if (!refused) QVERIFY(loadFile(target) == kNew);
      if (Fault(fault) == Fault::Error) QCOMPARE(temporariesIn(folder), 0);
      const std::string found = fs::exists(target) ? loadFile(target) : std::string();
      QVERIFY(found == (hasOld ? kOld : std::string()) || found == kNew);
      saveQuickly(target, "the next state");
      QVERIFY(loadFile(target) == "the next state");
    }
    QVERIFY2(step > 8, "open, write, flush, close, open folder, rename, flush folder, close folder");
  }

  void aRealKillLeavesAWholeFile() {
    const fs::path target = root_ / "state.bin";
    saveFile(target, std::string(100000, 'a'));
    for (int round = 0; round < 20; ++round) {
      const pid_t child = fork();
      if (child == 0) {
        for (char letter = 'a';; letter = letter == 'z' ? 'a' : char(letter + 1)) {
          saveFile(target, std::string(100000, letter));
        }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1 + 3 * round));
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
      const std::string found = loadFile(target);
      QVERIFY(found == std::string(100000, found.at(0)));
    }
    saveFile(target, kNew);
    QCOMPARE(temporariesIn(root_), 0);
  }

  void leftoversOfTheDeadAreRemovedThoseOfTheLivingAreNot() {
    AtomicFile ours(root_ / "ours.bin");
    const pid_t child = fork();
    if (child == 0) {
      AtomicFile theirs(root_ / "theirs.bin");
      _exit(0);
    }
    waitpid(child, nullptr, 0);
    QCOMPARE(temporariesIn(root_), 2);
    saveFile(root_ / "another.bin", kNew);
    QCOMPARE(temporariesIn(root_), 1);
    ours.write(kNew);
    ours.commit();
    QVERIFY(loadFile(root_ / "ours.bin") == kNew);
  }

  void aFileThatIsNotCommittedNeverAppears() {
    { AtomicFile(root_ / "state.bin").write(kNew); }
    QVERIFY(fs::is_empty(root_));
  }

  void readersAndWritersAtOnceSeeWholeFilesOnly() {
    const QuickDisk quick;
    const fs::path target = root_ / "state.bin";
    saveFile(target, std::string(20000, 'a'));
    std::atomic<bool> whole{true};
    std::vector<std::thread> writers;
    for (char letter = 'a'; letter < 'd'; ++letter) {
      writers.emplace_back([&target, letter] {
        for (int i = 0; i < 20; ++i) saveFile(target, std::string(20000, letter));
      });
    }
    for (int i = 0; i < 200; ++i) {
      const std::string found = loadFile(target);
      whole = whole && found == std::string(20000, found.at(0));
    }
    for (auto& writer : writers) writer.join();
    QVERIFY(whole);
    QCOMPARE(temporariesIn(root_), 0);
  }

  void shortAndInterruptedWritesAreContinued() {
    fileOps().pwrite = [](int descriptor, const void* bytes, size_t size, off_t offset) -> ssize_t {
      static int calls = 0;
      errno = EINTR;
      return ++calls % 3 == 0 ? -1 : ::pwrite(descriptor, bytes, std::min<size_t>(size, 77), offset);
    };
    fileOps().fsync = [](int descriptor) {
      static int calls = 0;
      errno = EINTR;
      return ++calls % 2 == 1 ? -1 : ::fsync(descriptor);
    };
    std::string bytes(3000, '\0');
    for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = char(i * 7);
    const std::string message = messageOfSave(root_ / "state.bin", bytes);
    fileOps() = systemFileOps();
    QCOMPARE(message, std::string());
    QVERIFY(loadFile(root_ / "state.bin") == bytes);
  }

  void aFileSizeLimitIsAnErrorNotTheEnd() {
    const fs::path target = root_ / "state.bin";
    saveFile(target, kOld);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{1000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const std::string message = messageOfSave(target);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY2(contains(message, target.string()) && contains(message, "disk full"), message.c_str());
    QVERIFY(loadFile(target) == kOld);
    QCOMPARE(temporariesIn(root_), 0);
  }

  void aMessageNamesTheTargetAndTheWayOut_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("advice");
    QTest::newRow("the disk is full") << ENOSPC << "free some space";
    QTest::newRow("the quota is used up") << EDQUOT << "free some space";
    QTest::newRow("the disk is read-only") << EROFS << "choose another folder";
    QTest::newRow("permission is missing") << EACCES << "Permission is missing";
    QTest::newRow("too many files are open") << EMFILE << "ulimit -n";
  }
  void aMessageNamesTheTargetAndTheWayOut() {
    QFETCH(int, code);
    QFETCH(QString, advice);
    const fs::path target = root_ / "state.bin";
    const FaultyDisk disk(1, Fault::Error, code);
    const std::string message = messageOfSave(target);
    QVERIFY2(contains(message, target.string()) && contains(message, strerror(code)) &&
                 contains(message, advice.toStdString()),
             message.c_str());
  }

  void placesThatCannotTakeAFileAreRefused_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("words");
    QTest::newRow("the folder is missing") << "missing/state.bin"
                                           << "missing";
    QTest::newRow("a part of the path is a file") << "file/state.bin"
                                                  << "file where a folder";
    QTest::newRow("the target is a folder") << "folder"
                                            << "is a folder";
    QTest::newRow("the target is a device") << "/dev/full"
                                            << "device";
    QTest::newRow("the system takes no files there") << "/proc/state.bin"
                                                     << "/proc";
  }
  void placesThatCannotTakeAFileAreRefused() {
    QFETCH(QString, target);
    QFETCH(QString, words);
    saveFile(root_ / "file", kOld);
    fs::create_directory(root_ / "folder");
    QCOMPARE(mkfifo((root_ / "pipe").c_str(), 0600), 0);
    const fs::path path = root_ / target.toStdString();
    const std::string message = messageOfSave(path);
    QVERIFY2(contains(message, path.string()) && contains(message, words.toStdString()), message.c_str());
    QCOMPARE(temporariesIn(root_), 0);
    QVERIFY(fs::is_directory(root_ / "folder") && fs::is_fifo(root_ / "pipe"));
  }

  void aLinkStaysALink() {
    fs::create_directory(root_ / "far");
    saveFile(root_ / "far" / "state.bin", kOld);
    fs::create_symlink("far/state.bin", root_ / "near.bin");
    fs::create_symlink("far/unborn.bin", root_ / "dangling.bin");
    fs::create_symlink("ring.bin", root_ / "ring.bin");
    saveFile(root_ / "near.bin", kNew);
    saveFile(root_ / "dangling.bin", kNew);
    QVERIFY(fs::is_symlink(root_ / "near.bin") && fs::is_symlink(root_ / "dangling.bin"));
    QVERIFY(loadFile(root_ / "far" / "state.bin") == kNew);
    QVERIFY(loadFile(root_ / "far" / "unborn.bin") == kNew);
    QVERIFY(!messageOfSave(root_ / "ring.bin").empty());
  }

  void permissionsFollowTheUmaskAndTheOldFile() {
    const fs::path target = root_ / "state.bin";
    const mode_t before = umask(027);
    saveFile(target, kOld);
    umask(before);
    QCOMPARE(modeOf(target), mode_t{0640});
    fs::permissions(target, fs::perms{0600});
    saveFile(target, kNew);
    QCOMPARE(modeOf(target), mode_t{0600});
  }

  void aLibraryMayFillTheTemporaryFile() {
    AtomicFile file(root_ / "face.jpg");
    QVERIFY(file.temporaryPath().extension() == ".jpg");
    QVERIFY(file.temporaryPath().parent_path() == root_);
    std::ofstream(file.temporaryPath(), std::ios::trunc) << kNew;
    file.commit();
    QVERIFY(loadFile(root_ / "face.jpg") == kNew);
  }

  void theLongestNameAllowedWorks() {
    saveFile(root_ / std::string(255, 'x'), kNew);
    QVERIFY(loadFile(root_ / std::string(255, 'x')) == kNew);
  }

  void aMissingFileIsNamedOnLoad() {
    QVERIFY_EXCEPTION_THROWN(loadFile(root_ / "missing.bin"), IoError);
    QVERIFY_EXCEPTION_THROWN(loadFile(root_), IoError);
  }
};

GACFAS_TEST(AtomicFileTest)
#include "tst_AtomicFile.moc"
