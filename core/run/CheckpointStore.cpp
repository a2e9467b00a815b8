#include "core/run/CheckpointStore.h"

#include <algorithm>
#include <cstdio>

#include "core/io/Csv.h"
#include "core/io/Hash.h"
#include "core/types/Error.h"
#include "core/weights/Safetensors.h"
#include "core/weights/TensorHash.h"

namespace gacfas {

namespace {

constexpr size_t kKept = 3;
constexpr char kFormat[] = "gacfas checkpoint 1";

std::string fileName(int64_t step) {
  char text[48];
  std::snprintf(text, sizeof text, "step_%09lld.safetensors", static_cast<long long>(step));
  return text;
}

using Description = std::map<std::string, std::string>;

/// Of tensors and position alike: a wrong position would go on from elsewhere without a sign.
std::string checksum(const Description& description, const NamedTensors& tensors) {
  Sha256 hash;
  for (const auto& [key, value] : description)
    if (key != "sha256") hash.add(key + "=" + value + "\n");
  hash.add(hashTensors(tensors));
  return hash.hex();
}

Description describe(const TrainState& state, const std::string& runId) {
  Description description{{"format", kFormat},
                          {"run", runId},
                          {"epoch", std::to_string(state.position.epoch)},
                          {"step_in_epoch", std::to_string(state.position.stepInEpoch)},
                          {"step", std::to_string(state.position.step)},
                          {"seconds", csvNumber(state.position.seconds)},
                          {"evaluation_due", std::to_string(state.position.evaluationDue)}};
  description["sha256"] = checksum(description, state.tensors);
  return description;
}

const std::string& entry(const TensorFile& file, const std::string& key) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) throw InputError("it is no checkpoint of this program (no '" + key + "')");
  return found->second;
}

}  // namespace

CheckpointStore::CheckpointStore(std::filesystem::path folder, std::string runId)
    : folder_(std::move(folder)), runId_(std::move(runId)) {}

void CheckpointStore::save(const TrainState& state) const {
  writeSafetensors(folder_ / fileName(state.position.step), state.tensors, describe(state, runId_));
  const std::vector<std::filesystem::path> files = newestFirst();
  std::error_code ignored;
  for (size_t i = kKept; i < files.size(); ++i) std::filesystem::remove(files[i], ignored);
}

std::vector<std::filesystem::path> CheckpointStore::newestFirst() const {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& item : std::filesystem::directory_iterator(folder_, ignored)) {
    const std::string name = item.path().filename().string();
    if (name.rfind("step_", 0) == 0 && item.path().extension() == ".safetensors") files.push_back(item.path());
  }
  std::sort(files.rbegin(), files.rend());
  return files;
}

TrainState CheckpointStore::load(const std::filesystem::path& path) const {
  TensorFile file = readSafetensors(path);
  if (entry(file, "format") != kFormat) throw InputError("it is of another format: " + entry(file, "format"));
  if (entry(file, "run") != runId_) throw InputError("it belongs to another run");
  if (entry(file, "sha256") != checksum(file.metadata, file.tensors)) throw InputError("its content does not match its checksum");
  TrainState state;
  state.position.epoch = std::stoll(entry(file, "epoch"));
  state.position.stepInEpoch = std::stoll(entry(file, "step_in_epoch"));
  state.position.step = std::stoll(entry(file, "step"));
  state.position.seconds = std::stod(entry(file, "seconds"));
  state.position.evaluationDue = std::stoll(entry(file, "evaluation_due"));
  state.tensors = std::move(file.tensors);
  return state;
}

std::optional<CheckpointStore::Loaded> CheckpointStore::loadNewest(std::vector<std::string>& notes) const {
  std::vector<std::string> faults;
  for (const std::filesystem::path& file : newestFirst()) {
    try {
      Loaded loaded{load(file), file};
      for (const std::string& fault : faults)
        notes.push_back(fault + "; going on from the one before it, " + file.filename().string());
      return loaded;
    } catch (const std::exception& fault) {
      faults.push_back("checkpoint " + file.string() + " cannot be used: " + fault.what());
    }
  }
  if (faults.empty()) return std::nullopt;
  throw InputError(faults.front() + ". No intact checkpoint is left in " + folder_.string() + "; start the run anew");
}

}  // namespace gacfas
