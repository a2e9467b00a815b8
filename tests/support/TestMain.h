#pragma once

#include <QtTest>

namespace gacfas::test {

/// Makes a test class one of those that its program runs.
struct Registered {
  Registered(const char* name, int (*run)(int, char**));
};

}  // namespace gacfas::test

/// Instead of QTEST_MAIN where several tests share a program: `tst_area Class [arguments of QtTest]`.
#define GACFAS_TEST(Class)                                                                    \
  static const gacfas::test::Registered registered##Class(#Class, [](int argc, char** argv) { \
    Class test;                                                                               \
    return QTest::qExec(&test, argc, argv);                                                   \
  });
