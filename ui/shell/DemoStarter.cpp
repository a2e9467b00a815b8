#include "ui/shell/DemoStarter.h"

#include <utility>

#include "core/config/ConfigReader.h"
#include "core/types/Error.h"
#include "ui/work/Workbench.h"

namespace gacfas {

namespace fs = std::filesystem;

DemoStarter::DemoStarter(Workbench& workbench, fs::path presets, QObject* parent)
    : QObject(parent), workbench_(workbench), presets_(std::move(presets)) {
  connect(&workbench_, &Workbench::ended, this, &DemoStarter::goOn);
}

void DemoStarter::goOn(const WorkItem& item) {
  if (item.id == drawing_ && item.state != JobState::Finished) {
    for (const quint64 id : trainings_) workbench_.cancel(id);  // nothing to train on
  } else if (trainings_.contains(item.id)) {
    if (item.state == JobState::Finished) trained_.push_back(item.run);
    if (item.id == trainings_.last()) measureSurfaces();
  }
}

void DemoStarter::measureSurfaces() {
  for (const fs::path& run : std::exchange(trained_, {})) {
    const QString name = QString::fromStdString(run.filename().string());
    workbench_.landscape(run, QStringLiteral("last"), {}, tr("Landscape of demo %1").arg(name));
  }
}

void DemoStarter::start(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(runsOf(folder), error);
  if (error)
    throw IoError(runsOf(folder).string() + ": cannot create the folder: " + error.message() +
                  "; choose another one");
  trained_.clear();
  drawing_ = workbench_.drawFaces(dataOf(folder));
  trainings_ = {queueTraining(folder, "erm"), queueTraining(folder, "gac-fas")};
}

quint64 DemoStarter::queueTraining(const fs::path& folder, const std::string& preset) {
  const fs::path run = runsOf(folder) / preset;
  if (const WorkItem* work = workbench_.workOn(run)) return work->id;
  const std::string root = "data.root=" + fs::absolute(dataOf(folder)).string();
  if (fs::exists(run / "run.json")) return workbench_.resume(run, {QString::fromStdString(root)});
  // As a stored run: the faces are still to be drawn, so that data.root need not be there.
  return workbench_.train(
      readConfig(presets_ / "demo" / (preset + ".yaml"), {root}, ConfigPurpose::StoredRun), run);
}

}  // namespace gacfas
