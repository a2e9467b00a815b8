#include "core/config/ConfigReader.h"

#include <algorithm>

#include "core/config/ConfigCheck.h"
#include "core/config/FaultList.h"
#include "core/config/OptionTable.h"
#include "core/config/YamlSettings.h"

namespace gacfas {

namespace {

constexpr int firstOverrideRank = 1 << 24;  // after every line of a file of 1 MiB

std::vector<std::string> splitAtCommas(const std::string& text) {
  std::vector<std::string> parts;
  size_t begin = 0;
  while (begin <= text.size() && !text.empty()) {
    const size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// The value behind the = of an override. Scalars are taken literally: quotes would belong to the value.
std::optional<OptionValue> overrideValue(const Option& option, const std::string& text) {
  if (option.type != OptionType::TextList) return text;
  if (!text.starts_with('[')) return splitAtCommas(text);
  if (auto names = parseYamlList(text)) return *names;
  return {};
}

std::string unknownKey(const std::string& name) {
  return isSection(name) ? quotedForMessage(name) + " is a section and has no value"
                         : "unknown key " + quotedForMessage(name);
}

std::vector<Setting> readOverrides(const std::vector<std::string>& overrides, FaultList& faults) {
  std::vector<Setting> settings;
  for (const std::string& text : overrides) {
    const Origin origin{"--set", firstOverrideRank + static_cast<int>(&text - overrides.data())};
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      faults.addWritten(origin, quotedForMessage(text) + " is not KEY=VALUE, such as train.lr=0.01");
      continue;
    }
    const std::string name = text.substr(0, equals);
    const std::string written = text.substr(equals + 1);
    const Option* option = findOption(name);
    if (!option) {
      faults.addWritten(origin, unknownKey(name) + " (the value " + quotedForMessage(written) +
                                    "); the nearest known key is " +
                                    nearestOption(isSection(name) ? name + "." : name));
      continue;
    }
    Setting setting{option, overrideValue(*option, written), origin, std::filesystem::current_path()};
    if (!setting.value) {
      faults.addWritten(origin, name + ": " + quotedForMessage(written) +
                                    " is not a list of names; allowed: " + allowedValues(*option));
    }
    settings.push_back(std::move(setting));
  }
  return settings;
}

/// Paths are absolute from here on, whatever the working folder becomes.
OptionValue madeAbsolute(const Setting& setting) {
  const OptionValue& value = *setting.value;
  if (setting.option->type != OptionType::Path || !std::holds_alternative<std::string>(value)) return value;
  const std::string& text = std::get<std::string>(value);
  const auto& words = setting.option->choices;
  if (text.empty() || std::find(words.begin(), words.end(), text) != words.end()) return value;
  return (std::filesystem::absolute(setting.base / text)).lexically_normal().string();
}

std::string writtenValue(const OptionValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : shownValue(value);
}

/// Puts the settings into a config, in their order. A faulty one leaves the value before it.
WrittenOptions applySettings(const std::vector<Setting>& settings, Config& config, FaultList& faults) {
  WrittenOptions written;
  for (const Setting& setting : settings) {
    const Option& option = *setting.option;
    WrittenOption& entry = written[option.name];
    entry = {setting.origin, "", false};
    if (!setting.value) continue;
    entry.value = writtenValue(*setting.value);
    const auto reason = option.set(config, madeAbsolute(setting));
    entry.isSound = !reason;
    if (reason) {
      faults.addWritten(setting.origin, option.name + ": " + quotedForMessage(entry.value) + " " + *reason +
                                            "; allowed: " + allowedValues(option));
    }
  }
  return written;
}

Config readSettings(YamlSettings source, const std::filesystem::path& file,
                    const std::vector<std::string>& overrides, ConfigPurpose purpose, FaultList& faults) {
  Config config;
  for (Setting& setting : readOverrides(overrides, faults)) source.settings.push_back(std::move(setting));
  const WrittenOptions written = applySettings(source.settings, config, faults);
  checkWritten(config, purpose, written, faults);
  if (source.understood && purpose != ConfigPurpose::TraceStep)
    checkMissing(config, file.string(), written, faults);
  faults.throwIfAny();
  return config;
}

}  // namespace

Config readConfig(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                  ConfigPurpose purpose) {
  FaultList faults;
  YamlSettings source;
  source.understood = file.empty();
  if (!file.empty()) source = readYamlSettings(file, faults);
  return readSettings(std::move(source), file, overrides, purpose, faults);
}

Config readConfigText(const std::string& text, const std::filesystem::path& file,
                      const std::vector<std::string>& overrides, ConfigPurpose purpose) {
  FaultList faults;
  YamlSettings source = readYamlText(text, file, faults);
  return readSettings(std::move(source), file, overrides, purpose, faults);
}

}  // namespace gacfas
