#include <sys/resource.h>
#include <unistd.h>

#include <QtTest>
#include <atomic>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/session/DeviceQueue.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace std::chrono_literals;

namespace {

/// A job that says when it has begun and works until it is stopped.
struct EndlessJob {
  std::promise<void> begun;
  std::shared_ptr<Job> job;

  explicit EndlessJob(DeviceQueue& queue) {
    job = queue.submit("endless", [this](JobControl& control) {
      begun.set_value();
      for (;; std::this_thread::sleep_for(1ms)) {
        control.waitWhilePaused();
        control.throwIfStopped();
      }
    });
    begun.get_future().wait();
  }
};

}  // namespace

class DeviceQueueTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void jobsRunOneAfterTheOtherInOrder() {
    DeviceQueue queue;
    std::vector<int> order;  // written by the queue's one thread only
    std::atomic<int> atOnce{0}, most{0};
    std::vector<std::shared_ptr<Job>> jobs;
    for (int i = 0; i < 50; ++i) {
      jobs.push_back(queue.submit("job", [&, i](JobControl&) {
        most = std::max(most.load(), ++atOnce);
        order.push_back(i);
        --atOnce;
      }));
    }
    for (const auto& job : jobs) job->wait();
    QCOMPARE(most.load(), 1);
    for (int i = 0; i < 50; ++i) QCOMPARE(order[size_t(i)], i);
    QVERIFY(jobs[0]->state() == JobState::Finished && jobs[0]->error().empty());
  }

  void movedJobsGoFirstInTheirOrder() {
    DeviceQueue queue;
    const EndlessJob endless(queue);
    std::vector<int> order;
    std::vector<std::shared_ptr<Job>> jobs;
    for (int i = 0; i < 5; ++i)
      jobs.push_back(queue.submit("job", [&order, i](JobControl&) { order.push_back(i); }));
    queue.cancel(jobs[1]);
    queue.moveToFront({jobs[3], endless.job, jobs[1], jobs[0]});  // one runs, one is cancelled
    queue.cancel(endless.job);
    jobs[4]->wait();
    QCOMPARE(order, std::vector<int>({3, 0, 2, 4}));
  }

  void eachNewStateIsTold() {
    DeviceQueue queue;
    std::vector<std::pair<JobState, std::string>> told;
    const auto record = [&](JobState state, const std::string& error) { told.emplace_back(state, error); };
    const EndlessJob endless(queue);
    const auto broken = queue.submit(
        "broken", [](JobControl&) { throw DeviceError("out of memory"); }, record);
    const auto dropped = queue.submit(
        "dropped", [](JobControl&) {}, record);
    queue.cancel(dropped);
    QCOMPARE(told.size(), size_t{1});
    QVERIFY(told[0].first == JobState::Cancelled && told[0].second.empty());
    queue.cancel(endless.job);
    queue.submit("last", [](JobControl&) {})->wait();
    QCOMPARE(told.size(), size_t{3});
    QVERIFY(told[1].first == JobState::Running);
    QVERIFY(told[2].first == JobState::Failed && told[2].second == "out of memory");
  }

  void niceQueueLeavesOtherThreadsAlone() {
    const auto priority = [] { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); };
    int plain = -1, nice = -1, inherited = -1;
    DeviceQueue().submit("plain", [&](JobControl&) { plain = priority(); })->wait();
    DeviceQueue(5)
        .submit("nice",
                [&](JobControl&) {
                  nice = priority();
                  std::thread([&] { inherited = priority(); }).join();
                })
        ->wait();
    QCOMPARE(plain, priority());
    QCOMPARE(nice, std::max(5, plain));
    QCOMPARE(inherited, nice);
  }

  void jobsOfManyThreadsAllRunOnce() {
    DeviceQueue queue;
    std::atomic<int> count{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 100; ++i) {
          const auto job = queue.submit("count", [&](JobControl&) { ++count; });
          if (i % 10 == 0) job->wait();
        }
        queue.submit("last", [](JobControl&) {})->wait();
      });
    }
    for (auto& thread : threads) thread.join();
    QCOMPARE(count.load(), 400);
  }

  void waitRethrowsWhatTheWorkThrew() {
    DeviceQueue queue;
    const auto job = queue.submit("broken", [](JobControl&) { throw DeviceError("out of memory"); });
    QVERIFY_EXCEPTION_THROWN(job->wait(), DeviceError);
    QVERIFY_EXCEPTION_THROWN(job->wait(), DeviceError);
    QVERIFY(job->state() == JobState::Failed);
    QCOMPARE(job->error(), std::string("out of memory"));
    const auto odd = queue.submit("odd", [](JobControl&) { throw 7; });
    QVERIFY_EXCEPTION_THROWN(odd->wait(), int);
    QVERIFY(odd->state() == JobState::Failed && !odd->error().empty());
    queue.submit("next", [](JobControl&) {})->wait();
  }

  void aRunningJobIsStopped() {
    DeviceQueue queue;
    const EndlessJob endless(queue);
    QVERIFY(endless.job->state() == JobState::Running);
    queue.cancel(endless.job);
    QVERIFY_EXCEPTION_THROWN(endless.job->wait(), Cancelled);
    QVERIFY(endless.job->state() == JobState::Cancelled && endless.job->error().empty());
    queue.cancel(endless.job);
    QVERIFY(endless.job->state() == JobState::Cancelled);
  }

  void aPausedJobIsStopped() {
    DeviceQueue queue;
    const EndlessJob endless(queue);
    endless.job->control().requestPause();
    queue.cancel(endless.job);
    QVERIFY_EXCEPTION_THROWN(endless.job->wait(), Cancelled);
  }

  void aJobThatSavesAndEndsWhenStoppedHasFinished() {
    DeviceQueue queue;
    std::promise<void> begun;
    const auto job = queue.submit("polite", [&](JobControl& control) {
      begun.set_value();
      while (!control.stopRequested()) std::this_thread::sleep_for(1ms);
    });
    begun.get_future().wait();
    queue.cancel(job);
    job->wait();
    QVERIFY(job->state() == JobState::Finished);
  }

  void aWaitingJobThatIsCancelledNeverStarts() {
    DeviceQueue queue;
    const EndlessJob endless(queue);
    bool started = false;
    const auto waiting = queue.submit("waiting", [&](JobControl&) { started = true; });
    const auto stopped = queue.submit("stopped by its control", [&](JobControl&) { started = true; });
    QVERIFY(waiting->state() == JobState::Waiting);
    queue.cancel(waiting);
    QVERIFY_EXCEPTION_THROWN(waiting->wait(), Cancelled);
    stopped->control().requestStop();
    queue.cancel(endless.job);
    QVERIFY_EXCEPTION_THROWN(stopped->wait(), Cancelled);
    QVERIFY(!started);
  }

  void theQueuesEndStopsWhatRunsAndDropsWhatWaits() {
    std::shared_ptr<Job> running, waiting, late;
    bool started = false;
    {
      DeviceQueue queue;
      std::promise<void> begun;
      running = queue.submit("running", [&](JobControl& control) {
        begun.set_value();
        while (!control.stopRequested()) std::this_thread::sleep_for(1ms);
        late = queue.submit("late", [&](JobControl&) { started = true; });
        control.throwIfStopped();
      });
      waiting = queue.submit("waiting", [&](JobControl&) { started = true; });
      begun.get_future().wait();
    }
    QVERIFY(running->state() == JobState::Cancelled);
    QVERIFY_EXCEPTION_THROWN(waiting->wait(), Cancelled);
    QVERIFY_EXCEPTION_THROWN(late->wait(), Cancelled);
    QVERIFY(!started);
  }

  void whatTheWorkHoldsIsFreedWhenItHasEnded() {
    DeviceQueue queue;
    auto held = std::make_shared<int>(1);
    const auto job = queue.submit("holder", [held](JobControl&) {});
    job->wait();
    QCOMPARE(held.use_count(), 1L);
  }

  void cancelsAndWorkMayMeetAtAnyMoment() {
    for (int round = 0; round < 100; ++round) {
      DeviceQueue queue;
      std::vector<std::shared_ptr<Job>> jobs;
      for (int i = 0; i < 5; ++i) {
        jobs.push_back(queue.submit("short", [](JobControl& control) { control.throwIfStopped(); }));
      }
      std::thread canceller([&] {
        for (const auto& job : jobs) queue.cancel(job);
      });
      for (const auto& job : jobs) {
        try {
          job->wait();
          QVERIFY(job->state() == JobState::Finished);
        } catch (const Cancelled&) {
          QVERIFY(job->state() == JobState::Cancelled);
        }
      }
      canceller.join();
    }
  }
};

GACFAS_TEST(DeviceQueueTest)
#include "tst_DeviceQueue.moc"
