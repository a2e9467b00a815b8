#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <atomic>
#include <thread>

#include "RunSamples.h"
#include "core/run/RunLock.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// A process that takes the lock and holds it until it is killed.
class Holder {
public:
  explicit Holder(const std::filesystem::path& file) {
    int pipe[2];
    if (::pipe(pipe) != 0) qFatal("pipe");
    pid_ = fork();
    if (pid_ == 0) {
      const RunLock lock(file);
      if (::write(pipe[1], "x", 1) != 1) _exit(1);
      for (;;) pause();
    }
    char held = 0;
    if (::read(pipe[0], &held, 1) != 1) qFatal("the other process could not take the lock");
    close(pipe[0]);
    close(pipe[1]);
  }
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }
  ~Holder() { kill(); }
  pid_t pid() const { return pid_; }

private:
  pid_t pid_ = 0;
};

}  // namespace

class RunLockTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void secondHolderIsRefusedWithTheProcessThatHasIt() {
    QTemporaryDir dir;
    const Holder holder(test::pathOf(dir, "lock"));
    QVERIFY(RunLock::held(test::pathOf(dir, "lock")));
    const QString message = test::messageOf([&] { RunLock(test::pathOf(dir, "lock")); });
    QVERIFY2(message.contains(QString("(process %1)").arg(holder.pid())) && message.contains(dir.path()),
             qPrintable(message));
    QVERIFY_EXCEPTION_THROWN(RunLock(test::pathOf(dir, "lock")), InputError);
  }

  void whoOnlyLooksWhetherItIsHeldIsInNobodysWay() {
    QTemporaryDir dir;
    { const RunLock lock(test::pathOf(dir, "lock")); }
    std::atomic<bool> done = false;
    std::thread look([&] {
      while (!done) RunLock::held(test::pathOf(dir, "lock"));
    });
    const auto joined = qScopeGuard([&] {
      done = true;
      look.join();
    });
    for (int i = 0; i < 1000; ++i) {
      const RunLock lock(test::pathOf(dir, "lock"));
      QVERIFY(RunLock::held(test::pathOf(dir, "lock")));
    }
  }

  void lockIsFreeWhenItsProcessWasKilled() {
    QTemporaryDir dir;
    Holder holder(test::pathOf(dir, "lock"));
    holder.kill();
    QVERIFY(!RunLock::held(test::pathOf(dir, "lock")));
    const RunLock lock(test::pathOf(dir, "lock"));
    QVERIFY(RunLock::held(test::pathOf(dir, "lock")));
  }

  void sameProcessIsRefusedToo() {
    QTemporaryDir dir;
    const RunLock lock(test::pathOf(dir, "lock"));
    QVERIFY_EXCEPTION_THROWN(RunLock(test::pathOf(dir, "lock")), InputError);
  }

  void lockEndsWithItsObject() {
    QTemporaryDir dir;
    QVERIFY(!RunLock::held(test::pathOf(dir, "lock")));
    { const RunLock lock(test::pathOf(dir, "lock")); }
    QVERIFY(!RunLock::held(test::pathOf(dir, "lock")));
    const RunLock again(test::pathOf(dir, "lock"));
  }

  void shorterProcessIdLeavesNoDigitsOfALongerOne() {
    QTemporaryDir dir;
    QFile file(dir.filePath("lock"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("99999999999");
    file.close();
    const RunLock lock(test::pathOf(dir, "lock"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray::number(getpid()));
  }

  void folderThatIsNotThereIsAnIoError() {
    QTemporaryDir dir;
    QVERIFY_EXCEPTION_THROWN(RunLock(test::pathOf(dir, "absent/lock")), IoError);
    QVERIFY(!RunLock::held(test::pathOf(dir, "absent/lock")));
  }
};

GACFAS_TEST(RunLockTest)
#include "tst_RunLock.moc"
