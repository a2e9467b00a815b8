#include "core/run/RunFolder.h"

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <random>

#include "core/config/ConfigReader.h"
#include "core/io/AtomicFile.h"
#include "core/io/File.h"
#include "core/run/RunLock.h"
#include "core/types/Error.h"

namespace gacfas {

// In the types' own namespace, where the library looks for them.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunFacts, id, name, created, minimizer, variant, init, initFileHash,
                                                initHash, device, versions, dataManifests, syntheticFaces)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunStatus, state, message, epoch, step, seconds)

namespace {

using nlohmann::json;

template <class T>
T readJson(const std::filesystem::path& path) {
  const std::string text = loadFile(path);
  try {
    return json::parse(text).get<T>();
  } catch (const json::exception& fault) {
    throw InputError(path.string() + ": not a file of a run of this program: " + fault.what());
  }
}

template <class T>
void writeJson(const std::filesystem::path& path, const T& value) {
  saveFile(path, json(value).dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

void requireMade(const std::filesystem::path& folder, const std::error_code& fault) {
  if (fault)
    throw IoError(folder.string() + ": cannot make this folder (" + fault.message() + "); choose another place with --out");
}

/// A hidden folder beside `folder`, empty: what a killed start left there is removed.
std::filesystem::path stagingFolder(const std::filesystem::path& folder) {
  const std::filesystem::path full = std::filesystem::absolute(folder).lexically_normal();
  const std::filesystem::path place = full.has_filename() ? full : full.parent_path();
  std::string name(".");
  name.append(place.filename().string()).append(".new");
  const std::filesystem::path staging = place.parent_path() / name;
  std::error_code ignored;
  std::filesystem::remove_all(staging, ignored);
  return staging;
}

}  // namespace

RunFolder RunFolder::create(const std::filesystem::path& folder, const Config& config, const RunFacts& facts) {
  std::error_code ignored;
  if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored))
    throw InputError(folder.string() + " is not empty: choose another folder with --out, or go on with the run in it: gacfas train --resume " +
                     folder.string());
  // Made beside its place and moved there whole: a kill leaves no half-made run.
  const std::filesystem::path staging = stagingFolder(folder);
  try {
    std::error_code fault;
    for (const char* part : {"checkpoints", "weights", "scores"}) {
      std::filesystem::create_directories(staging / part, fault);
      requireMade(folder, fault);
    }
    const RunFolder run(staging);
    saveFile(run.config(), configToYaml(config));
    run.writeStatus({});
    writeJson(run.facts(), facts);
    std::filesystem::rename(staging, folder, fault);
    requireMade(folder, fault);
  } catch (...) {
    std::filesystem::remove_all(staging, ignored);
    throw;
  }
  return RunFolder(folder);
}

RunFolder RunFolder::open(const std::filesystem::path& folder) {
  const RunFolder run(folder);
  for (const std::filesystem::path& file : {run.facts(), run.config()}) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
      throw InputError(folder.string() + " is not a run folder: it has no " + file.filename().string());
  }
  return run;
}

std::string RunFolder::keptName(int64_t epoch) {
  const std::string number = std::to_string(epoch);
  return "epoch_" + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;
}

std::string RunFolder::scoresOf(int64_t epoch) { return "scores/" + keptName(epoch) + ".csv"; }

RunFacts RunFolder::readFacts() const { return readJson<RunFacts>(facts()); }

void RunFolder::rename(const std::string& name) const {
  if (name.find_first_not_of(" \t\r\n") == std::string::npos) throw InputError("a run needs a name: type at least one letter");
  // The whole object: what a newer program wrote there stays.
  json object = readJson<json>(facts());
  object["name"] = name;
  writeJson(facts(), object);
}

void RunFolder::moveData(const std::filesystem::path& root, DataCheck check) const {
  if (RunLock::held(lock())) throw InputError(folder_.string() + " is being trained: stop it first, then say where its faces are");
  Config config = readConfig(this->config(), {}, ConfigPurpose::StoredRun);
  std::vector<std::string> domains = config.data.train;
  domains.push_back(config.data.test);
  for (const std::string& domain : domains) {
    std::error_code ignored;
    if (check == DataCheck::Domains && !std::filesystem::is_directory(root / domain, ignored))
      throw InputError(root.string() + " has no folder " + domain + ", which " + folder_.string() +
                       " was trained or tested on: choose the folder that holds all its domains");
  }
  config.data.root = root;
  saveFile(this->config(), configToYaml(config));
}

RunStatus RunFolder::readStatus() const { return readJson<RunStatus>(status()); }
void RunFolder::writeStatus(const RunStatus& value) const { writeJson(status(), value); }

std::string newRunId() {
  std::random_device entropy;
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string id;
  for (int i = 0; i < 32; ++i) id += kDigits[entropy() % 16];
  return id;
}

std::string utcNow() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace gacfas
