#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <chrono>
#include <ctime>
#include <random>

#include "core/metrics/ScoreFile.h"
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

/// Synthetic scores in place of the run's last evaluation: 100,000 target videos.
inline void writeManyScores(const ShownRun& run, unsigned seed) {
  std::mt19937 engine(seed);
  std::normal_distribution<double> normal(0.0, 0.2);
  std::vector<ScoreRow> rows;
  const auto add = [&](const std::string& domain, int count) {
    for (int i = 0; i < count; ++i) {
      const bool live = i % 2 == 0;
      rows.push_back({normal(engine) + (live ? 0.15 : -0.15), live ? Label::Live : Label::Spoof, domain,
                      "video" + std::to_string(i), "crop_0001.jpg", "client" + std::to_string(i % 50),
                      live ? "live" : i % 4 == 1 ? "print" : "replay"});
    }
  };
  for (const char* domain : {"north", "east", "south"}) add(domain, 200);
  add("west", 100000);
  writeScores(run.run->folder / run.run->evaluationRows.back().scores, rows);
}

/// Whether every run of a comparison has its scores.
inline bool allLoaded(const Comparison& comparison) {
  return !comparison.runs().empty() &&
         std::all_of(comparison.runs().begin(), comparison.runs().end(),
                     [](const ComparedRun& run) { return run.scores != nullptr; });
}

/// Milliseconds that this thread has had the processor: unlike the clock, other work on the machine leaves it
/// alone.
inline double threadTime() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// Saves a picture for a person to look at, where the environment asks for it.
inline void shoot(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS");
  if (folder.isEmpty()) return;
  QTest::qWait(300);  // layouts and plots settle
  widget.grab().save(folder + '/' + name + ".png");
}

}  // namespace gacfas::test
