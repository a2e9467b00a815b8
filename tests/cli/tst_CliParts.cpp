#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <array>
#include <cmath>
#include <csignal>
#include <string>

#include "app/cli/ProgressText.h"
#include "app/cli/RunSummary.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"

using namespace gacfas;
using namespace gacfas::cli;

class TestCliParts : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aSecondSignalEndsAtOnce();
  void ignoredSignalsStayIgnored();
  void durations_data();
  void durations();
  void progressLines();
  void shellWords();
  void spreadsArePopulationDeviations();
};

namespace {

/// Runs `work` in a child process with its stderr readable here.
struct Child {
  explicit Child(const std::function<void()>& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) qFatal("no pipe");
    pid = ::fork();
    if (pid == 0) {
      ::dup2(ends[1], STDERR_FILENO);
      work();
      ::_exit(0);
    }
    ::close(ends[1]);
    err = ends[0];
  }
  /// Reads until `text` came; false at the end of the child's output.
  bool says(const std::string& text) {
    std::array<char, 256> buffer{};
    for (ssize_t size = 1; heard.find(text) == std::string::npos && size > 0;) {
      size = ::read(err, buffer.data(), buffer.size());
      if (size > 0) heard.append(buffer.data(), static_cast<size_t>(size));
    }
    return heard.find(text) != std::string::npos;
  }
  int wait() {
    int status = 0;
    ::waitpid(pid, &status, 0);
    ::close(err);
    return status;
  }
  pid_t pid = -1;
  int err = -1;
  std::string heard;
};

/// Work that never looks whether it should stop.
void deafWork(JobControl&) {
  if (::write(STDERR_FILENO, "ready\n", 6) < 0) return;
  for (;;) ::pause();
}

}  // namespace

void TestCliParts::aSecondSignalEndsAtOnce() {
  Child child([] {
    std::signal(SIGINT, SIG_DFL);
    untilStopped("", deafWork);
  });
  QVERIFY(child.says("ready"));
  ::kill(child.pid, SIGINT);
  QVERIFY(child.says("Ctrl-C again ends at once"));
  ::kill(child.pid, SIGINT);
  const int status = child.wait();
  QVERIFY(WIFSIGNALED(status));
  QCOMPARE(WTERMSIG(status), SIGINT);
}

void TestCliParts::ignoredSignalsStayIgnored() {
  Child child([] {
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    try {
      untilStopped("kept", [](JobControl& control) {
        ::raise(SIGHUP);
        if (control.stopRequested()) ::_exit(7);
        ::raise(SIGTERM);
        while (!control.stopRequested()) ::usleep(1000);
        control.throwIfStopped();
      });
    } catch (const Stopped& stopped) {
      ::_exit(std::string(stopped.what()) == "stopped. kept" ? 3 : 4);
    }
  });
  const int status = child.wait();
  QVERIFY(WIFEXITED(status));
  QCOMPARE(WEXITSTATUS(status), 3);
}

void TestCliParts::durations_data() {
  QTest::addColumn<double>("seconds");
  QTest::addColumn<std::string>("text");
  QTest::newRow("nothing") << 0.0 << std::string("0 s");
  QTest::newRow("seconds") << 99.4 << std::string("99 s");
  QTest::newRow("minutes") << 99.6 << std::string("2 min");
  QTest::newRow("hours") << 7800.0 << std::string("2 h 10 min");
  QTest::newRow("days") << 180000.0 << std::string("2 d 2 h");
}

void TestCliParts::durations() {
  QFETCH(double, seconds);
  QFETCH(std::string, text);
  QCOMPARE(durationText(seconds), text);
}

void TestCliParts::progressLines() {
  QCOMPARE(progressText({"training", 12, 600, "step", 1.2, 490.0, "epoch 1/50"}),
           std::string("training 12/600 steps, epoch 1/50, 1.2 steps/s, 8 min left"));
  QCOMPARE(progressText({"training", 1, 600, "step", 0.05, -1.0, ""}),
           std::string("training 1/600 steps, 20.0 s a step"));
  QCOMPARE(progressText({"evaluating", 3, 0, "face", 0.0, -1.0, ""}), std::string("evaluating 3 faces"));
}

void TestCliParts::shellWords() {
  QCOMPARE(shellWord("runs/erm_seed1"), std::string("runs/erm_seed1"));
  QCOMPARE(shellWord("my runs/it's"), std::string("'my runs/it'\\''s'"));
}

void TestCliParts::spreadsArePopulationDeviations() {
  const Spread spread = spreadOf({1.0, 2.0, 3.0, 6.0});
  QCOMPARE(spread.mean, 3.0);
  QCOMPARE(spread.deviation, std::sqrt(14.0 / 4.0));
}

QTEST_GUILESS_MAIN(TestCliParts)
#include "tst_CliParts.moc"
