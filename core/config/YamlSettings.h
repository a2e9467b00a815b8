#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/config/FaultList.h"
#include "core/config/OptionTable.h"

namespace gacfas {

/// A value that was written for a known option, not yet checked against it.
struct Setting {
  const Option* option = nullptr;
  std::optional<OptionValue> value;  ///< none where it is of the wrong kind, which is reported already
  Origin origin;
  std::filesystem::path base;  ///< relative paths are relative to this folder
};

struct YamlSettings {
  bool understood =
      false;  ///< false: not a config at all (not there, empty, a syntax error), so that nothing is missing
  std::vector<Setting> settings;
};

/// Finds every option that a YAML file writes. Whatever is wrong with the file, its keys or the kind of a
/// value goes to `faults`, with its line.
YamlSettings readYamlSettings(const std::filesystem::path& file, FaultList& faults);
/// The same of a text; `file` names it and relative paths are relative to its folder, it need not exist.
YamlSettings readYamlText(const std::string& text, const std::filesystem::path& file, FaultList& faults);

/// The names in "[a, 'b, c']", or none where it is no such list.
std::optional<std::vector<std::string>> parseYamlList(const std::string& text);

}  // namespace gacfas
