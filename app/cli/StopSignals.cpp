#include "app/cli/StopSignals.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string_view>

namespace gacfas::cli {

namespace {

// What the handler needs: it may only touch lock-free atomics and call a few functions of POSIX.
std::atomic<int> signalPipe{-1};
std::atomic<int> signalsSeen{0};

constexpr std::string_view kStopping = "\ngacfas: stopping; Ctrl-C again ends at once\n";

void onSignal(int number) {
  const int savedErrno = errno;
  if (signalsSeen.fetch_add(1) == 0) {
    const char word = 's';
    // Nothing to do about failures here: without a terminal there is nobody to tell, and the pipe holds one
    // byte.
    if (::write(STDERR_FILENO, kStopping.data(), kStopping.size()) < 0) errno = 0;
    if (::write(signalPipe, &word, 1) < 0) errno = 0;
  } else {
    std::signal(number, SIG_DFL);
    raise(number);
  }
  errno = savedErrno;
}

}  // namespace

StopSignals::StopSignals(JobControl& control) {
  if (::pipe2(pipe_, O_CLOEXEC) != 0) throw Error("cannot watch for Ctrl-C: too many open files");
  signalPipe = pipe_[1];
  signalsSeen = 0;
  watcher_ = std::thread([&control, end = pipe_[0]] {
    char word = 0;
    while (::read(end, &word, 1) < 0 && errno == EINTR) {
    }
    if (word == 's') control.requestStop();
  });
  struct sigaction action {};
  action.sa_handler = onSignal;
  action.sa_flags = SA_RESTART;
  for (int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction old {};
    sigaction(number, nullptr, &old);
    if (old.sa_handler == SIG_IGN) continue;
    sigaction(number, &action, nullptr);
    replaced_.push_back({number, old});
  }
}

StopSignals::~StopSignals() {
  for (const Replaced& one : replaced_) sigaction(one.signal, &one.action, nullptr);
  signalPipe = -1;
  ::close(pipe_[1]);  // ends the watcher
  watcher_.join();
  ::close(pipe_[0]);
}

void untilStopped(const std::string& afterStop, const std::function<void(JobControl&)>& work) {
  JobControl control;
  const StopSignals signals(control);
  try {
    work(control);
  } catch (const Cancelled&) {
    throw Stopped("stopped. " + afterStop);
  }
}

}  // namespace gacfas::cli
