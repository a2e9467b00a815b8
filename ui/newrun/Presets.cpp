#include "ui/newrun/Presets.h"

#include <QObject>
#include <algorithm>

#include "core/config/ConfigReader.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

constexpr char kDemo[] = "demo";

int methodRank(const Config& config) {
  const bool isControl = config.train.minimizer == MinimizerKind::Erm && config.train.ermScale != 1.0;
  return static_cast<int>(config.train.minimizer) * 2 + (isControl ? 1 : 0);
}

bool comesBefore(const Preset& a, const Preset& b) {
  const auto rank = [](const Preset& preset) {
    const bool isDemo = preset.key.startsWith(QLatin1String(kDemo));
    return std::tuple(isDemo ? 0 : 1, -static_cast<int>(preset.config.data.train.size()), preset.group,
                      methodRank(preset.config));
  };
  return rank(a) < rank(b);
}

Preset read(const fs::path& file) {
  Preset preset;
  try {
    preset.config = readConfig(file, {}, ConfigPurpose::TraceStep);
    preset.needsFiles = preset.config.model.init != "kaiming";
  } catch (const std::exception& error) {
    preset.problem = QString::fromUtf8(error.what());
  }
  return preset;
}

}  // namespace

QString minimizerLabel(const Config& config) {
  switch (config.train.minimizer) {
    case MinimizerKind::Erm:
      return config.train.ermScale == 1.0 ? QStringLiteral("ERM")
                                          : QStringLiteral("ERM ×%1 (control)").arg(config.train.ermScale);
    case MinimizerKind::Sam:
      return QStringLiteral("SAM");
    case MinimizerKind::SamDomain:
      return QStringLiteral("SAM per domain");
    case MinimizerKind::Sagm:
      return QStringLiteral("SAGM");
    case MinimizerKind::GacFas:
      return QStringLiteral("GAC-FAS");
  }
  return {};
}

std::vector<Preset> loadPresets(const fs::path& folder) {
  std::vector<Preset> presets;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() != ".yaml") continue;
    Preset preset = read(it->path());
    const std::string protocol = it->path().parent_path().filename().string();
    preset.key = QString::fromStdString(protocol + "/" + it->path().stem().string());
    preset.group = protocol == kDemo ? QObject::tr("Synthetic faces") : QString::fromStdString(protocol);
    preset.label = preset.problem.isEmpty() ? minimizerLabel(preset.config)
                                            : QString::fromStdString(it->path().stem().string());
    presets.push_back(std::move(preset));
  }
  std::sort(presets.begin(), presets.end(), comesBefore);
  return presets;
}

Preset loadPreset(const fs::path& file) {
  Preset preset = read(file);
  preset.key = QString::fromStdString(file.string());
  preset.group = QObject::tr("From a file");
  preset.label = QString::fromStdString(file.filename().string());
  return preset;
}

}  // namespace gacfas
