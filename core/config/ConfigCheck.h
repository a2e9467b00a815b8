#pragma once

#include <map>
#include <string>

#include "core/config/ConfigReader.h"
#include "core/config/FaultList.h"

namespace gacfas {

/// What is known of an option that was written somewhere.
struct WrittenOption {
  Origin origin;         ///< of the last place that wrote it
  std::string value;     ///< as written there
  bool isSound = false;  ///< its value is in the config
};
using WrittenOptions = std::map<std::string, WrittenOption>;

/// Faults that only the whole config shows: options that contradict each other, paths that do not exist.
void checkWritten(const Config& config, ConfigPurpose purpose, const WrittenOptions& written,
                  FaultList& faults);

/// Required options that nothing gave a value; `file` may be empty.
void checkMissing(const Config& config, const std::string& file, const WrittenOptions& written,
                  FaultList& faults);

}  // namespace gacfas
