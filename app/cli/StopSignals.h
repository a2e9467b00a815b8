#pragma once

#include <csignal>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "core/types/Error.h"
#include "core/types/JobControl.h"

namespace gacfas::cli {

/// While it lives, Ctrl-C (SIGINT), SIGTERM and SIGHUP ask `control` to stop; a second one ends the program
/// at once. Signals that the program was started to ignore (nohup) stay ignored. One object at a time.
class StopSignals {
public:
  explicit StopSignals(JobControl& control);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

private:
  struct Replaced {
    int signal;
    struct sigaction action;
  };
  std::vector<Replaced> replaced_;
  int pipe_[2] = {-1, -1};
  std::thread watcher_;
};

/// Work ended early because the user asked for it; the text says what was kept and how to go on.
class Stopped : public Error {
public:
  using Error::Error;
};

/// Runs `work` under StopSignals. Where it was stopped, throws Stopped with `afterStop`.
void untilStopped(const std::string& afterStop, const std::function<void(JobControl&)>& work);

}  // namespace gacfas::cli
