#pragma once

#include <QMetaType>
#include <QString>
#include <filesystem>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// A config that a new run can start from.
struct Preset {
  QString key;    ///< "demo/gac-fas": its path below the folder of configs, without .yaml
  QString group;  ///< "Synthetic faces", "ICM2O"
  QString label;  ///< "GAC-FAS"
  Config config;
  bool needsFiles = false;  ///< real faces and ImageNet weights, which the user has to have
  QString problem;          ///< why the file cannot be used, empty where it can
};

/// The configs of a folder (<protocol>/<minimiser>.yaml), the demo first. Reads files: not for the GUI
/// thread.
std::vector<Preset> loadPresets(const std::filesystem::path& folder);
/// One YAML file as a preset of the group "From a file".
Preset loadPreset(const std::filesystem::path& file);

/// "GAC-FAS", "ERM ×2 (control)"
QString minimizerLabel(const Config& config);

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::Preset)
