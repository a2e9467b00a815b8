#include "ui/shell/DemoStarter.h"

#include <utility>

#include "core/config/ConfigReader.h"
#include "core/types/Error.h"
#include "ui/widgets/Background.h"
#include "ui/work/Workbench.h"

namespace gacfas {

namespace fs = std::filesystem;

namespace {

std::string rootOf(const fs::path& folder) {
  return "data.root=" + fs::absolute(DemoStarter::dataOf(folder)).string();
}

}  // namespace

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

DemoStarter::Plans DemoStarter::planOf(const fs::path& presets, const fs::path& folder) {
  Plans plans;
  try {
    std::error_code error;
    fs::create_directories(runsOf(folder), error);
    if (error)
      throw IoError(runsOf(folder).string() + ": cannot create the folder: " + error.message() +
                    "; choose another one");
    for (const std::string preset : {"erm", "gac-fas"}) {
      Plan plan{runsOf(folder) / preset, {}};
      // As a stored run: the faces are still to be drawn, so that data.root need not be there.
      if (!fs::exists(plan.run / "run.json"))
        plan.config = readConfig(presets / "demo" / (preset + ".yaml"), {rootOf(folder)}, ConfigPurpose::StoredRun);
      plans.trainings.push_back(std::move(plan));
    }
  } catch (const std::exception& fault) {
    plans.problem = QString::fromUtf8(fault.what());
  }
  return plans;
}

void DemoStarter::start(const fs::path& folder) {
  inBackground(
      this, [presets = presets_, folder] { return planOf(presets, folder); },
      [this, folder](const Plans& plans) {
        if (!plans.problem.isEmpty()) return Q_EMIT failed(plans.problem);
        queue(folder, plans);
        Q_EMIT started(QString::fromStdString(runsOf(folder).string()));
      });
}

void DemoStarter::queue(const fs::path& folder, const Plans& plans) {
  trained_.clear();
  trainings_.clear();
  drawing_ = workbench_.drawFaces(dataOf(folder));
  for (const Plan& plan : plans.trainings) trainings_ << queueTraining(folder, plan);
}

quint64 DemoStarter::queueTraining(const fs::path& folder, const Plan& plan) {
  if (const WorkItem* work = workbench_.workOn(plan.run)) return work->id;
  if (plan.config) return workbench_.train(*plan.config, plan.run);
  return workbench_.resume(plan.run, {QString::fromStdString(rootOf(folder))});
}

}  // namespace gacfas
