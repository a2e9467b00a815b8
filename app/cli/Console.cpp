#include "app/cli/Console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <iostream>

#include "app/cli/ProgressText.h"

namespace gacfas::cli {

namespace {

constexpr std::chrono::milliseconds kRewrite{100};
constexpr std::chrono::seconds kPlainLine{5};

size_t terminalWidth() {
  struct winsize size {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string timeOfDay() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%H:%M:%S ", &parts);
  return text;
}

}  // namespace

Console::Console() : terminal_(::isatty(STDERR_FILENO) == 1), last_(Clock::now()) {}

Console::~Console() {
  clear();
}

void Console::line(const std::string& text) {
  clear();
  std::cerr << (terminal_ ? std::string() : timeOfDay()) << text << std::endl;
}

void Console::note(const std::string& text) {
  line("note: " + text);
}

void Console::progress(const Progress& progress) {
  const Clock::time_point now = Clock::now();
  const Clock::duration pause = terminal_ ? Clock::duration(kRewrite) : Clock::duration(kPlainLine);
  if (now - last_ < pause) return;
  last_ = now;
  if (terminal_)
    showOnTerminal(progressText(progress));
  else
    line(progressText(progress));
}

void Console::showOnTerminal(const std::string& text) {
  // A full last column would wrap, and the wrapped part could not be rewritten.
  std::cerr << "\r\033[K" << text.substr(0, terminalWidth() - 1) << std::flush;
  shown_ = true;
}

void Console::clear() {
  if (!shown_) return;
  std::cerr << "\r\033[K" << std::flush;
  shown_ = false;
}

}  // namespace gacfas::cli
