#include "core/config/YamlSettings.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "core/config/YamlValue.h"

namespace gacfas {

namespace {

/// Walks the two levels of a config: sections, and options inside them.
class Walker {
public:
  Walker(const std::filesystem::path& file, FaultList& faults, std::vector<Setting>& settings)
      : file_(file), faults_(faults), settings_(settings) {}

  void readTop(const YAML::Node& root) {
    for (const auto& [key, node] : entriesOf(root, "")) {
      if (isSection(key.name)) {
        readSection(key, node);
      } else if (key.name.find('.') != std::string::npos && findOption(key.name)) {
        const size_t dot = key.name.find('.');
        faults_.addWritten(key.origin, quotedForMessage(key.name) + " (" + foundIn(node) +
                                           ") has to be written as " +
                                           quotedForMessage(key.name.substr(dot + 1)) + ", indented below " +
                                           quotedForMessage(key.name.substr(0, dot) + ":"));
      } else if (!findOption(key.name) && node.IsMap()) {
        faults_.addWritten(key.origin, "unknown section " + quotedForMessage(key.name) + " (" +
                                           foundIn(node) + "); the nearest known key is " +
                                           nearestSection(key.name));
      } else {
        readOption(key, node);
      }
    }
  }

private:
  struct Key {
    std::string name;  ///< full: "train.lr"
    Origin origin;
  };

  Origin originOf(const YAML::Node& node) const {
    const YAML::Mark mark = node.Mark();
    const int line = mark.is_null() ? 0 : mark.line + 1;
    return {file_.string() + ":" + std::to_string(line), line, line};
  }

  /// The entries of a map that have a name of their own; the others are faults. yaml-cpp keeps double keys.
  std::vector<std::pair<Key, YAML::Node>> entriesOf(const YAML::Node& map, const std::string& prefix) {
    std::vector<std::pair<Key, YAML::Node>> entries;
    std::map<std::string, int> firstLine;
    for (const auto& entry : map) {
      const Origin origin = originOf(entry.first);
      const std::string name = prefix + (entry.first.IsScalar() ? entry.first.Scalar() : "");
      const auto first = firstLine.find(name);
      if (name == prefix) {
        faults_.addWritten(origin, prefix + quotedForMessage(shownYaml(entry.first)) + " (" +
                                       foundIn(entry.second) +
                                       ") is not a key; allowed: the name of an option");
      } else if (name == prefix + "<<") {
        faults_.addWritten(origin, "merge keys ('<<') are not read here; write the options out");
      } else if (first != firstLine.end()) {
        faults_.addWritten(origin, quotedForMessage(name) + " is written twice, first on line " +
                                       std::to_string(first->second) + ", now with " + foundIn(entry.second) +
                                       "; keep one of them");
      } else {
        firstLine[name] = origin.rank;
        entries.push_back({{name, origin}, entry.second});
      }
    }
    return entries;
  }

  void readSection(const Key& section, const YAML::Node& node) {
    if (node.IsNull()) return;  // all its options are commented out
    if (hasTag(node) || !node.IsMap()) {
      const std::string found =
          hasTag(node) ? "has the tag " + quotedForMessage(node.Tag()) : "is " + foundIn(node);
      faults_.addWritten(section.origin,
                         section.name + " " + found + "; allowed: a section, its options indented below it");
      return;
    }
    for (const auto& [key, value] : entriesOf(node, section.name + ".")) readOption(key, value);
  }

  void readOption(const Key& key, const YAML::Node& node) {
    const Option* option = findOption(key.name);
    if (!option) {
      faults_.addWritten(key.origin, "unknown key " + quotedForMessage(key.name) + " (" + foundIn(node) +
                                         "); the nearest known key is " + nearestOption(key.name));
      return;
    }
    Setting setting{option, {}, key.origin, file_.parent_path()};
    try {
      setting.value = readYamlValue(node, option->type);
    } catch (const WrongKind& wrong) {
      faults_.addWritten(key.origin, key.name + ": " + wrong.what() + "; allowed: " + allowedValues(*option));
    }
    settings_.push_back(std::move(setting));
  }

  const std::filesystem::path& file_;
  FaultList& faults_;
  std::vector<Setting>& settings_;
};

constexpr std::streamsize largestFile = 1 << 20;

/// yaml-cpp takes a quote that is never closed for closed where a line break ends the text.
std::string withoutTail(std::string text) {
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  return text;
}

/// The file's text; a fault and nothing where it can't be a config.
std::optional<std::string> readText(const std::filesystem::path& file, FaultList& faults) {
  const auto refuse = [&](const std::string& reason) -> std::optional<std::string> {
    faults.addWritten({file.string(), 0}, reason);
    return {};
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return refuse("is a folder; a config is a YAML file");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return refuse(std::filesystem::exists(file, ignored) ? "cannot be read" : "is not there");
  std::string text(largestFile + 1, '\0');
  stream.read(text.data(), largestFile + 1);
  if (stream.bad()) return refuse("cannot be read");
  text.resize(static_cast<size_t>(stream.gcount()));
  if (text.size() > largestFile) return refuse("is larger than 1 MiB; a config is a few lines of YAML");
  if (text.find('\0') != std::string::npos) return refuse("is not a text file; a config is a YAML file");
  return text;
}

/// What YAML's parser means, where its own words do not say it.
std::string explained(const YAML::Exception& error, const std::string& text) {
  if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR) return "a quote is opened and never closed";
  std::istringstream lines(text);
  std::string line;
  for (int i = 0; i <= error.mark.line; ++i) std::getline(lines, line);
  const size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  const bool hasTab = line.find('\t') < indent;
  return error.msg + (hasTab ? " (tabs do not indent; use spaces)" : "");
}

/// The one document in a file; a fault and nothing where it is not a map.
std::optional<YAML::Node> parseText(const std::filesystem::path& file, const std::string& text,
                                    FaultList& faults) {
  const auto refuse = [&](const std::string& place, const std::string& reason,
                          int line = 0) -> std::optional<YAML::Node> {
    faults.addWritten({place, 0, line}, reason);
    return {};
  };
  std::vector<YAML::Node> documents;
  try {
    documents = YAML::LoadAll(text);
  } catch (const YAML::Exception& error) {
    std::string place = file.string();
    const int line = error.mark.is_null() ? 0 : error.mark.line + 1;
    if (line > 0) {
      place += ":" + std::to_string(error.mark.line + 1) + ":" + std::to_string(error.mark.column + 1);
    }
    return refuse(place, "not valid YAML: " + explained(error, text), line);
  }
  const std::string place = file.string();
  if (documents.size() > 1) {
    return refuse(
        place,
        "holds several YAML documents, parted by '---' or by a line too far to the left; a config is one");
  }
  if (documents.empty() || documents[0].IsNull()) return refuse(place, "is empty; it has to hold options");
  const YAML::Node& root = documents[0];
  if (hasTag(root))
    return refuse(place, "has the tag " + quotedForMessage(root.Tag()) + ", which is not read here");
  if (!root.IsMap()) return refuse(place, "holds " + foundIn(root) + "; a config holds sections and options");
  return root;
}

}  // namespace

YamlSettings readYamlSettings(const std::filesystem::path& file, FaultList& faults) {
  const auto text = readText(file, faults);
  return text ? readYamlText(*text, file, faults) : YamlSettings();
}

YamlSettings readYamlText(const std::string& text, const std::filesystem::path& file, FaultList& faults) {
  YamlSettings result;
  const auto root = parseText(file, withoutTail(text), faults);
  if (!root) return result;
  result.understood = true;
  Walker(file, faults, result.settings).readTop(*root);
  return result;
}

std::optional<std::vector<std::string>> parseYamlList(const std::string& text) {
  try {
    return std::get<std::vector<std::string>>(readYamlValue(YAML::Load(text), OptionType::TextList));
  } catch (const YAML::Exception&) {
    return {};
  } catch (const WrongKind&) {
    return {};
  }
}

}  // namespace gacfas
