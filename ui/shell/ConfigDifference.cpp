#include "ui/shell/ConfigDifference.h"

#include "core/config/OptionTable.h"

namespace gacfas {
namespace {

/// ERM ascends nowhere, and only GAC-FAS has a variant: what is written there is not used.
bool isUsed(const Option& option, const Config& config) {
  if (option.name.rfind("gac.", 0) != 0) return true;
  if (config.train.minimizer == MinimizerKind::Erm) return false;
  return option.name != "gac.variant" || config.train.minimizer == MinimizerKind::GacFas;
}

QString valueOf(const Option& option, const Config& config) {
  if (!isUsed(option, config)) return QStringLiteral("–");
  return QString::fromStdString(shownValue(option.get(config)));
}

}  // namespace

std::vector<ConfigDifference> configDifferences(const Config& other, const Config& config, int& equal) {
  std::vector<ConfigDifference> differences;
  equal = 0;
  for (const Option& option : optionTable()) {
    if (option.name == "name") continue;
    const QString left = valueOf(option, other), right = valueOf(option, config);
    if (left == right) {
      ++equal;
    } else {
      differences.push_back({QString::fromStdString(option.name), left, right});
    }
  }
  return differences;
}

}  // namespace gacfas
