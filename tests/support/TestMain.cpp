#include "tests/support/TestMain.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

namespace {

using Run = int (*)(int, char**);

std::map<std::string, Run>& tests() {
  static std::map<std::string, Run> byName;
  return byName;
}

int fail(const char* program) {
  std::fprintf(stderr, "usage: %s CLASS [QtTest's arguments]; the classes are:", program);
  for (const auto& [name, run] : tests()) std::fprintf(stderr, " %s", name.c_str());
  std::fprintf(stderr, "\n");
  return 2;
}

}  // namespace

gacfas::test::Registered::Registered(const char* name, Run run) {
  tests()[name] = run;
}

int main(int argc, char** argv) {
  Application application(argc, argv);
  const auto test = argc > 1 ? tests().find(argv[1]) : tests().end();
  if (test == tests().end()) return fail(argv[0]);
  std::rotate(argv + 1, argv + 2, argv + argc);
  return test->second(argc - 1, argv);
}
