#include <QtTest>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "core/types/Error.h"
#include "core/types/JobControl.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace std::chrono_literals;

class JobControlTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void nothingIsAskedAtTheStart() {
    JobControl control;
    QVERIFY(!control.stopRequested() && !control.pauseRequested());
    control.waitWhilePaused();
    control.throwIfStopped();
  }

  void aPauseHoldsUntilResume() {
    JobControl control;
    control.requestPause();
    auto waiting = std::async(std::launch::async, [&] { control.waitWhilePaused(); });
    QVERIFY(waiting.wait_for(30ms) == std::future_status::timeout);
    control.requestResume();
    QVERIFY(waiting.wait_for(10s) == std::future_status::ready);
    control.throwIfStopped();
  }

  void aStopEndsAPause() {
    JobControl control;
    control.requestPause();
    auto waiting = std::async(std::launch::async, [&] { control.waitWhilePaused(); });
    QVERIFY(waiting.wait_for(30ms) == std::future_status::timeout);
    control.requestStop();
    QVERIFY(waiting.wait_for(10s) == std::future_status::ready);
    QVERIFY_EXCEPTION_THROWN(control.throwIfStopped(), Cancelled);
  }

  void aStopOutweighsALaterPause() {
    JobControl control;
    control.requestStop();
    control.requestPause();
    control.waitWhilePaused();
    QVERIFY(control.stopRequested());
  }

  void noRequestIsLostWhileTheWorkLooks() {
    for (int round = 0; round < 200; ++round) {
      JobControl control;
      std::atomic<int> units{0};
      std::thread work([&] {
        while (!control.stopRequested()) {
          control.waitWhilePaused();
          ++units;
        }
      });
      std::thread impatient([&] {
        for (int i = 0; i < 20; ++i) {
          control.requestPause();
          control.requestResume();
        }
        control.requestPause();
      });
      control.requestStop();
      impatient.join();
      work.join();  // hangs where a stop is lost behind a pause
    }
  }
};

GACFAS_TEST(JobControlTest)
#include "tst_JobControl.moc"
