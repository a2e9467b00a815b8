#pragma once

#include <string>
#include <vector>

#include "core/types/Error.h"

namespace gacfas {

/// One thing that is wrong with a config.
struct ConfigFault {
  int line = 0;      ///< of the file or text, from 1; 0: in none (an override, a missing key)
  std::string text;  ///< "train.lr: 'fast' is not a number; allowed: number, 0 to 10"
};

/// What readConfig throws: the message of InputError, and all faults one by one for an editor.
class ConfigError : public InputError {
public:
  ConfigError(const std::string& message, std::vector<ConfigFault> faults)
      : InputError(message), faults_(std::move(faults)) {}
  const std::vector<ConfigFault>& faults() const { return faults_; }

private:
  std::vector<ConfigFault> faults_;
};

}  // namespace gacfas
