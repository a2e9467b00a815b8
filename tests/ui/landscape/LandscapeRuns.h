#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/SampleRun.h"
#include "ui/runs/RunLibrary.h"
#include "ui/runs/ShownRun.h"

namespace gacfas::test {

/// The runs below a folder as the window's list would tick them.
inline ShownRuns shownRuns(const QString& folder, int count) {
  RunLibrary library;
  library.open(folder);
  if (!QTest::qWaitFor([&] { return static_cast<int>(library.runs().size()) >= count; }, 10000)) return {};
  ShownRuns shown;
  for (const RunPtr& run : library.runs())
    shown.push_back({run, RunStyle{static_cast<int>(shown.size()) * 3}, run->name(), false});
  if (!shown.empty()) shown.back().current = true;
  return shown;
}

/// Two runs in a folder of their own, with a surface each: a flat one and a steep one.
struct TwoRuns {
  QTemporaryDir folder;
  std::filesystem::path flat, steep;

  TwoRuns() {
    SampleRunOptions options;
    options.name = "flat";
    flat = writeSampleRun(folder.path().toStdString(), options);
    options.name = "steep";
    options.minimizer = MinimizerKind::Erm;
    steep = writeSampleRun(folder.path().toStdString(), options);
  }
  void addSurfaces(int64_t points = 21) {
    writeSampleLandscape(flat, points, 0.6);
    writeSampleLandscape(steep, points, 2.5);
  }
  ShownRuns shown() const { return shownRuns(folder.path(), 2); }
};

}  // namespace gacfas::test
