#pragma once

#include <chrono>
#include <string>

#include "core/types/JobControl.h"

namespace gacfas::cli {

/// What a command says while it works, on stderr. On a terminal progress is one line that is rewritten;
/// elsewhere every line has the time, and progress is a line every five seconds at most. One object at a
/// time, one thread.
class Console {
public:
  Console();
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void line(const std::string& text);
  void note(const std::string& text);
  void progress(const Progress& progress);

private:
  using Clock = std::chrono::steady_clock;

  void showOnTerminal(const std::string& text);
  void clear();

  const bool terminal_;
  Clock::time_point last_;
  bool shown_ = false;  ///< a progress line stands on the terminal
};

}  // namespace gacfas::cli
