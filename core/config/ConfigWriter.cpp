#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "core/config/ConfigReader.h"
#include "core/config/OptionTable.h"

namespace gacfas {

namespace {

/// Always in quotes: a domain may be called 2021, true or null.
std::string quotedYaml(const std::string& text) {
  YAML::Emitter emitter;
  emitter << YAML::DoubleQuoted << text;
  return emitter.c_str();
}

std::string yamlValue(const Option& option, const Config& config) {
  const OptionValue value = option.get(config);
  if (const auto* names = std::get_if<std::vector<std::string>>(&value)) {
    std::string text;
    for (const std::string& name : *names) text += (text.empty() ? "" : ", ") + quotedYaml(name);
    return "[" + text + "]";
  }
  const auto& text = std::get<std::string>(value);
  switch (option.type) {
    case OptionType::Text:
      return quotedYaml(text);
    case OptionType::Path: {
      const bool isWord =
          std::find(option.choices.begin(), option.choices.end(), text) != option.choices.end();
      return isWord || text.empty() ? quotedYaml(text) : quotedYaml(std::filesystem::absolute(text).string());
    }
    default:
      return text;
  }
}

}  // namespace

std::string configToYaml(const Config& config) {
  std::string text = "# Every option of a GAC-FAS Studio run; paths are absolute.\n";
  std::string section;
  for (const Option& option : optionTable()) {
    const size_t dot = option.name.find('.');
    const std::string itsSection = dot == std::string::npos ? "" : option.name.substr(0, dot);
    if (itsSection != section) text += "\n" + itsSection + ":\n";
    section = itsSection;
    const std::string indent = section.empty() ? "" : "  ";
    text += indent + "# " + option.help + ". Allowed: " + allowedValues(option) + "\n";
    text += indent + (section.empty() ? option.name : option.name.substr(dot + 1)) + ": " +
            yamlValue(option, config) + "\n";
  }
  return text;
}

std::string optionHelp() {
  const Config defaults;
  std::string text = "Options of a config; --set KEY=VALUE sets one from the command line.\n";
  std::string section;
  for (const Option& option : optionTable()) {
    const std::string itsSection = option.name.substr(0, option.name.find('.'));
    if (itsSection != section) text += "\n";
    section = itsSection;
    const std::string fallback = option.required ? "required" : shownValue(option.get(defaults));
    text += "  " + option.name + "  (" + fallback + ")\n";
    text += "      " + option.help + "\n      " + allowedValues(option) + "\n";
  }
  return text;
}

}  // namespace gacfas
