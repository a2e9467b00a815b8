#include "core/prepare/Manifest.h"

#include <nlohmann/json.hpp>
#include <opencv2/core/utility.hpp>
#include <system_error>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/io/Hash.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

using nlohmann::json;
using Words = std::map<std::string, std::string>;

json read(const std::filesystem::path& file) {
  try {
    return json::parse(loadFile(file));
  } catch (const json::exception&) {
    throw InputError(file.string() + ": damaged; move the domain's folder away and prepare it anew");
  }
}

Words wordsAt(const json& content, const char* key) {
  try {
    return content.at(key).get<Words>();
  } catch (const json::exception&) {
    return {};
  }
}

}  // namespace

Manifest::Manifest(std::filesystem::path file, const PrepareOptions& options,
                   const std::filesystem::path& detector)
    : file_(std::move(file)), versions_(options.versions) {
  settings_ = {{"every", std::to_string(options.every)},   {"margin", csvNumber(options.margin)},
               {"size", std::to_string(options.size)},     {"quality", std::to_string(options.quality)},
               {"align", options.align ? "yes" : "no"},    {"box_files", options.boxes ? "yes" : "no"},
               {"detector", detector.filename().string()}, {"detector_sha256", sha256File(detector)}};
  versions_["opencv"] = cv::getVersionString();
}

std::vector<std::string> Manifest::compareWithFile() const {
  std::error_code ignored;
  if (!std::filesystem::exists(file_, ignored)) return {};
  const json content = read(file_);
  const Words before = wordsAt(content, "settings"), versions = wordsAt(content, "versions");
  for (const auto& [key, value] : settings_) {
    const auto old = before.find(key);
    if (old == before.end() || old->second != value)
      throw InputError(file_.parent_path().string() + " was prepared with " + key + " " +
                       (old == before.end() ? "unknown" : old->second) + ", now it is " + value +
                       ": crops made in two ways must not be mixed. Keep the setting, or choose another "
                       "--out or --domain");
  }
  std::vector<std::string> notes;
  for (const auto& [name, version] : versions_) {
    const auto old = versions.find(name);
    if (old != versions.end() && old->second != version)
      notes.push_back("part of this domain was prepared by " + name + " " + old->second + ", the rest by " +
                      version);
  }
  return notes;
}

void Manifest::save(const std::map<std::string, VideoRecord>& records, bool complete) const {
  json crops = json::object(), left = json::object();
  for (const auto& [key, record] : records) {
    if (record.state == "done")
      crops[key] = record.crops;
    else
      left[key] = record.state;
  }
  const json content{{"settings", settings_},
                     {"versions", versions_},
                     {"complete", complete},
                     {"crops", crops},
                     {"left_out", left}};
  saveFile(file_, content.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

}  // namespace gacfas
