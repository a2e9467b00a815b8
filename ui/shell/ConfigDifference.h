#pragma once

#include <QString>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// An option that two configs give different values.
struct ConfigDifference {
  QString option;        ///< "gac.rho"
  QString other, value;  ///< "–" where the option means nothing for the run's minimiser
  bool operator==(const ConfigDifference&) const = default;
};

/// Options in which `config` differs from `other`, in the order of the option table, the run's name left out;
/// `equal` takes the number of the others.
std::vector<ConfigDifference> configDifferences(const Config& other, const Config& config, int& equal);

}  // namespace gacfas
