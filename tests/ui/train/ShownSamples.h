#pragma once

#include <QTemporaryDir>

#include "tests/support/SampleRun.h"
#include "ui/runs/RunReader.h"
#include "ui/runs/ShownRun.h"

namespace gacfas::test {

inline RunPtr readSample(const std::filesystem::path& folder) {
  RunReader reader(folder, QString::fromStdString(folder.string()));
  return reader.look(RunReader::Time::clock::now());
}

/// Run folders in a temporary folder, shown with the styles 0, 1, ...; the last one is current.
class ShownSamples {
public:
  std::filesystem::path parent() const { return dir_.path().toStdString(); }

  ShownRun add(const std::string& name, MinimizerKind minimizer, SampleRunOptions options = {}) {
    options.name = name;
    options.minimizer = minimizer;
    options.seed = runs.size() + 1;
    for (ShownRun& run : runs) run.current = false;
    runs.push_back({readSample(writeSampleRun(parent(), options)), RunStyle{static_cast<int>(runs.size())},
                    QString::fromStdString(name), true});
    return runs.back();
  }

  ShownRuns runs;

private:
  QTemporaryDir dir_;
};

}  // namespace gacfas::test
