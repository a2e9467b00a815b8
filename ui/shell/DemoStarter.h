#pragma once

#include <QList>
#include <QObject>
#include <filesystem>
#include <vector>

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

  /// Queues all of them into <folder>/data and <folder>/runs. Throws InputError and IoError.
  void start(const std::filesystem::path& folder);
  static std::filesystem::path dataOf(const std::filesystem::path& folder) { return folder / "data"; }
  static std::filesystem::path runsOf(const std::filesystem::path& folder) { return folder / "runs"; }

private:
  void goOn(const WorkItem& item);
  void measureSurfaces();
  quint64 queueTraining(const std::filesystem::path& folder, const std::string& preset);

  Workbench& workbench_;
  std::filesystem::path presets_;
  quint64 drawing_ = 0;
  QList<quint64> trainings_;
  std::vector<std::filesystem::path> trained_;  ///< of those, the runs that are finished
};

}  // namespace gacfas
