#include "core/config/ConfigCheck.h"

#include <algorithm>

#include "core/config/OptionTable.h"

namespace gacfas {

namespace {

bool isEmpty(const OptionValue& value) {
  return std::visit([](const auto& held) { return held.empty(); }, value);
}

void checkConflicts(const Config& config, const WrittenOptions& written, FaultList& faults) {
  for (const OptionConflict& conflict : optionConflicts(config)) {
    const WrittenOption* last = nullptr;
    bool isSound = true;
    for (const std::string& key : conflict.keys) {
      const auto found = written.find(key);
      if (found == written.end()) continue;
      isSound = isSound && found->second.isSound;
      if (!last || found->second.origin.rank > last->origin.rank) last = &found->second;
    }
    if (last && isSound) faults.addWritten(last->origin, conflict.text);
  }
}

void checkPath(const std::string& key, const std::filesystem::path& path, bool isFound,
               const std::string& kind, const WrittenOptions& written, FaultList& faults) {
  const auto entry = written.find(key);
  if (isFound || path.empty() || entry == written.end() || !entry->second.isSound) return;
  std::error_code ignored;
  const std::string reason = std::filesystem::exists(path, ignored) ? "is not a " + kind : "does not exist";
  const std::string& value = entry->second.value;
  const std::string place = value == path.string() ? "" : " (" + path.string() + ")";
  faults.addWritten(entry->second.origin, key + ": " + quotedForMessage(value) + place + " " + reason +
                                              "; allowed: " + allowedValues(*findOption(key)));
}

void checkPaths(const Config& config, const WrittenOptions& written, FaultList& faults) {
  std::error_code ignored;
  const std::filesystem::path& root = config.data.root;
  const std::string& init = config.model.init;
  checkPath("data.root", root, std::filesystem::is_directory(root, ignored), "folder", written, faults);
  const bool isFile = init == "kaiming" || std::filesystem::is_regular_file(init, ignored);
  checkPath("model.init", init, isFile, "file", written, faults);
}

}  // namespace

void checkWritten(const Config& config, ConfigPurpose purpose, const WrittenOptions& written,
                  FaultList& faults) {
  checkConflicts(config, written, faults);
  if (purpose == ConfigPurpose::Training) checkPaths(config, written, faults);
  if (purpose == ConfigPurpose::TraceStep) return;
  for (const Option& option : optionTable()) {
    const auto found = written.find(option.name);
    if (!option.required || found == written.end() || !found->second.isSound || !isEmpty(option.get(config)))
      continue;
    faults.addWritten(found->second.origin, option.name + ": is empty; allowed: " + allowedValues(option));
  }
}

void checkMissing(const Config& config, const std::string& file, const WrittenOptions& written,
                  FaultList& faults) {
  for (const Option& option : optionTable()) {
    if (!option.required || written.contains(option.name) || !isEmpty(option.get(config))) continue;
    faults.addMissing(file.empty() ? "config" : file, option.name + " is missing (write it or give --set " +
                                                          option.name +
                                                          "=...); allowed: " + allowedValues(option));
  }
}

}  // namespace gacfas
