#pragma once

#include <QList>
#include <QObject>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

class Workbench;
struct WorkItem;

/// The synthetic demo as jobs: draws the faces, trains ERM and GAC-FAS on them and measures the loss surface
/// of each. What is there already is kept; a run that is there is resumed.
class DemoStarter : public QObject {
  Q_OBJECT
public:
  /// `presets` holds demo/erm.yaml and demo/gac-fas.yaml.
  DemoStarter(Workbench& workbench, std::filesystem::path presets, QObject* parent = nullptr);

  /// Queues all of them into <folder>/data and <folder>/runs, once another thread has read the presets and made the folders.
  void start(const std::filesystem::path& folder);
  static std::filesystem::path dataOf(const std::filesystem::path& folder) { return folder / "data"; }
  static std::filesystem::path runsOf(const std::filesystem::path& folder) { return folder / "runs"; }

Q_SIGNALS:
  void started(const QString& runs);    ///< folder of the runs; all is queued
  void failed(const QString& message);  ///< nothing is

private:
  /// A training of the demo; one that is there already is only resumed.
  struct Plan {
    std::filesystem::path run;
    std::optional<Config> config;
  };
  struct Plans {
    std::vector<Plan> trainings;
    QString problem;
  };
  static Plans planOf(const std::filesystem::path& presets, const std::filesystem::path& folder);
  void queue(const std::filesystem::path& folder, const Plans& plans);
  void goOn(const WorkItem& item);
  void measureSurfaces();
  quint64 queueTraining(const std::filesystem::path& folder, const Plan& plan);

  Workbench& workbench_;
  std::filesystem::path presets_;
  quint64 drawing_ = 0;
  QList<quint64> trainings_;
  std::vector<std::filesystem::path> trained_;  ///< of those, the runs that are finished
};

}  // namespace gacfas
