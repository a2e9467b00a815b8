#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <chrono>

#include "tests/support/SampleRun.h"
#include "ui/results/Comparison.h"
#include "ui/runs/RunReader.h"

namespace gacfas::test {

inline RunPtr readRun(const std::filesystem::path& folder) {
  RunReader reader(folder, QString::fromStdString(folder.string()));
  return reader.look(std::chrono::steady_clock::now());
}

/// Two finished sample runs and their faces, as the run list would show them; the second is the selected one.
struct ComparedRuns {
  QTemporaryDir dir;
  std::filesystem::path root = dir.path().toStdString();
  SampleRunOptions erm, gac;
  std::filesystem::path ermFolder, gacFolder;

  explicit ComparedRuns(int64_t videos = 20, const std::string& ermState = "finished") {
    erm.name = "ERM";
    erm.minimizer = MinimizerKind::Erm;
    erm.videos = gac.videos = videos;
    erm.separation = 0.25;
    erm.state = ermState;
    gac.name = "GAC-FAS";
    gac.separation = 0.35;
    gac.seed = 2;
    ermFolder = writeSampleRun(root, erm);
    gacFolder = writeSampleRun(root, gac);
  }

  ShownRuns shown() const {
    return {{readRun(ermFolder), RunStyle{0}, "ERM", false},
            {readRun(gacFolder), RunStyle{3}, "GAC-FAS", true}};
  }
};

/// Whether every run of a comparison has its scores.
inline bool allLoaded(const Comparison& comparison) {
  return !comparison.runs().empty() &&
         std::all_of(comparison.runs().begin(), comparison.runs().end(),
                     [](const ComparedRun& run) { return run.scores != nullptr; });
}

/// Saves a picture for a person to look at, where the environment asks for it.
inline void shoot(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS");
  if (folder.isEmpty()) return;
  QTest::qWait(300);  // layouts and plots settle
  widget.grab().save(folder + '/' + name + ".png");
}

}  // namespace gacfas::test
