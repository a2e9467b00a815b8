#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/session/DeviceQueue.h"
#include "core/types/Config.h"
#include "core/types/JobControl.h"
#include "core/types/LandscapeOptions.h"

namespace gacfas {

enum class WorkKind {
  Training,
  Landscape,
  Drawing,
  Files,  ///< reads and writes files and leaves the device alone: beside the others, not in their queue
  Other
};

/// A job of this window, waiting, running or just ended.
struct WorkItem {
  quint64 id = 0;
  WorkKind kind = WorkKind::Other;
  QString title;                     ///< "Training ERM", "Landscape of GAC-FAS"
  std::filesystem::path run;         ///< run folder, empty where there is none
  JobState state = JobState::Waiting;
  bool paused = false;               ///< asked to pause
  Progress progress;
  QString error;                     ///< one message, where state is Failed
};

/// The long work of this window: one device queue, one for work on files beside it, and what it tells brought to the GUI thread as values, at most ten times a second.
/// All methods are called from the GUI thread and return at once.
class Workbench : public QObject {
  Q_OBJECT
 public:
  /// Draws the synthetic faces into a folder (app/synthetic); injected, so that ui need not know it.
  using DrawFaces = std::function<void(const std::filesystem::path&, JobControl&, const ProgressSink&)>;

  explicit Workbench(QObject* parent = nullptr);
  ~Workbench() override;                       ///< stops the running job (its checkpoint is kept) and waits

  void setDrawFaces(DrawFaces draw);
  bool canDrawFaces() const;

  quint64 train(const Config& config, const std::filesystem::path& folder);
  quint64 resume(const std::filesystem::path& folder, const QStringList& overrides = {});
  quint64 landscape(const std::filesystem::path& run, const QString& weights, const QStringList& overrides, const QString& title,
                    const LandscapeOptions& options = {});
  quint64 drawFaces(const std::filesystem::path& root);
  /// Anything else that needs the device or takes long.
  quint64 submit(WorkKind kind, const QString& title, const std::filesystem::path& run,
                 std::function<void(JobControl&, const ProgressSink&)> work);

  void pause(quint64 id);
  void unpause(quint64 id);
  /// A waiting job never starts; a running training saves a checkpoint and stops; a landscape keeps its points.
  void cancel(quint64 id);
  /// Stops the running training, does `id` (a waiting job) next and then resumes the training, paused again if it was, as
  /// a job of its own: nothing is lost, as a resume is exact. Where no training runs, `id` only comes next.
  void interruptTrainingFor(quint64 id);
  /// Asks everything to stop; `idle` follows, also where nothing was to do.
  void cancelAll();

  std::vector<WorkItem> items() const;         ///< running first, then waiting in order
  /// What runs on the device, else what runs on files. Null: nothing. Good until control returns to the event loop, like that of workOn().
  const WorkItem* running() const;
  /// Running or waiting job of a run, null: none.
  const WorkItem* workOn(const std::filesystem::path& run) const;

 Q_SIGNALS:
  void changed();                              ///< queue, state or progress; at most ten times a second
  void started(const gacfas::WorkItem& item);
  void ended(const gacfas::WorkItem& item);    ///< Finished, Failed or Cancelled
  void note(const QString& line);              ///< for the log drawer
  void idle();

 private:
  class Private;
  std::unique_ptr<Private> d;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::WorkItem)
