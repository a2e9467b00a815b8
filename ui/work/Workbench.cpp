#include "ui/work/Workbench.h"

#include "core/config/ConfigReader.h"
#include "core/jobs/LandscapeJob.h"
#include "core/jobs/TrainJob.h"
#include "core/run/RunFolder.h"
#include "ui/work/WorkQueue.h"

namespace gacfas {

namespace {

using Work = WorkQueue::Work;
using Desk = WorkQueue::Desk;

QString trainingOf(const QString& name) {
  return Workbench::tr("Training %1").arg(name);
}

QString folderName(const std::filesystem::path& folder) {
  const std::filesystem::path name =
      folder.has_filename() ? folder.filename() : folder.parent_path().filename();
  return QString::fromStdString(name.string());
}

QString titleOf(const Config& config, const std::filesystem::path& folder) {
  return trainingOf(config.name.empty() ? folderName(folder) : QString::fromStdString(config.name));
}

/// Reads the run folder: not for the GUI thread.
QString titleOf(const std::filesystem::path& folder) {
  try {
    return trainingOf(QString::fromStdString(RunFolder(folder).readFacts().name));
  } catch (const std::exception&) {
    return trainingOf(folderName(folder));  // the job itself will say what is wrong
  }
}

std::vector<std::string> texts(const QStringList& list) {
  std::vector<std::string> all;
  for (const QString& text : list) all.push_back(text.toStdString());
  return all;
}

std::function<void(const std::string&)> noteSink(WorkQueue& queue, const QString& title) {
  return [&queue, title](const std::string& text) {
    queue.postNote(title + QStringLiteral(": ") + QString::fromStdString(text));
  };
}

TrainEvents trainEvents(WorkQueue& queue, const QString& title, const Desk& desk) {
  TrainEvents events;
  events.progress = desk.progress;
  events.note = noteSink(queue, title);
  events.start = [note = events.note](const TrainStart& start) {
    note("on " + start.device + ", " + std::to_string(start.stepsPerEpoch) + " steps an epoch" +
         (start.step > 0 ? ", going on after step " + std::to_string(start.step) : ""));
  };
  return events;
}

Work resumeWork(WorkQueue& queue, const std::filesystem::path& folder,
                const std::vector<std::string>& overrides) {
  return [&queue, folder, overrides](const Desk& desk) {
    const QString title = titleOf(folder);
    queue.postTitle(desk.id, title);
    resumeTraining(folder, overrides, desk.control, trainEvents(queue, title, desk));
  };
}

WorkItem itemOf(WorkKind kind, const QString& title, const std::filesystem::path& run) {
  WorkItem item;
  item.kind = kind;
  item.title = title;
  item.run = run;
  return item;
}

}  // namespace

class Workbench::Private {
public:
  DrawFaces draw;
  WorkQueue queue;
};

Workbench::Workbench(QObject* parent) : QObject(parent), d(std::make_unique<Private>()) {
  connect(&d->queue, &WorkQueue::changed, this, &Workbench::changed);
  connect(&d->queue, &WorkQueue::started, this, &Workbench::started);
  connect(&d->queue, &WorkQueue::ended, this, &Workbench::ended);
  connect(&d->queue, &WorkQueue::note, this, &Workbench::note);
  connect(&d->queue, &WorkQueue::idle, this, &Workbench::idle);
}

Workbench::~Workbench() = default;

void Workbench::setDrawFaces(DrawFaces draw) {
  d->draw = std::move(draw);
}
bool Workbench::canDrawFaces() const {
  return static_cast<bool>(d->draw);
}

quint64 Workbench::train(const Config& config, const std::filesystem::path& folder) {
  const QString title = titleOf(config, folder);
  const Work work = [&queue = d->queue, config, folder, title](const Desk& desk) {
    startTraining(config, folder, desk.control, trainEvents(queue, title, desk));
  };
  return d->queue.add(itemOf(WorkKind::Training, title, folder), work, resumeWork(d->queue, folder, {}));
}

quint64 Workbench::resume(const std::filesystem::path& folder, const QStringList& overrides) {
  const Work work = resumeWork(d->queue, folder, texts(overrides));
  return d->queue.add(itemOf(WorkKind::Training, trainingOf(folderName(folder)), folder), work, work);
}

quint64 Workbench::landscape(const std::filesystem::path& run, const QString& weights,
                             const QStringList& overrides, const QString& title, const LandscapeOptions& options) {
  const LandscapeRequest request{run, weights.toStdString(), texts(overrides), options};
  const Work work = [&queue = d->queue, request, title](const Desk& desk) {
    const LandscapeEvents events{{}, desk.progress, noteSink(queue, title)};
    for (const std::string& note : computeLandscape(request, desk.control, events).notes) events.note(note);
  };
  return d->queue.add(itemOf(WorkKind::Landscape, title, run), work, work);
}

quint64 Workbench::drawFaces(const std::filesystem::path& root) {
  return submit(WorkKind::Drawing, tr("Drawing synthetic faces"), {},
                [draw = d->draw, root](JobControl& control, const ProgressSink& progress) {
                  if (draw) draw(root, control, progress);
                });
}

quint64 Workbench::submit(WorkKind kind, const QString& title, const std::filesystem::path& run,
                          std::function<void(JobControl&, const ProgressSink&)> work) {
  const Work job = [work = std::move(work)](const Desk& desk) { work(desk.control, desk.progress); };
  return d->queue.add(itemOf(kind, title, run), job, job);
}

void Workbench::pause(quint64 id) {
  d->queue.setPaused(id, true);
}
void Workbench::unpause(quint64 id) {
  d->queue.setPaused(id, false);
}
void Workbench::cancel(quint64 id) {
  d->queue.cancel(id);
}
void Workbench::interruptTrainingFor(quint64 id) {
  d->queue.interruptTrainingFor(id);
}
void Workbench::cancelAll() {
  d->queue.cancelAll();
}

std::vector<WorkItem> Workbench::items() const {
  return d->queue.items();
}
const WorkItem* Workbench::running() const {
  return d->queue.running();
}
const WorkItem* Workbench::workOn(const std::filesystem::path& run) const {
  return d->queue.workOn(run);
}

}  // namespace gacfas
