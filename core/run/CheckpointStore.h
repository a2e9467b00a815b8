#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/train/TrainState.h"

namespace gacfas {

/// The checkpoints of one run: step_<number>.safetensors, each with the run's id and a SHA-256 over tensors and
/// position. The last three are kept.
class CheckpointStore {
 public:
  CheckpointStore(std::filesystem::path folder, std::string runId);

  /// Throws IoError (disk full); the checkpoints before stay.
  void save(const TrainState& state) const;

  struct Loaded {
    TrainState state;
    std::filesystem::path file;
  };
  /// The newest that is whole and this run's own. Each one passed over gives a line in `notes` that names the file, the
  /// fault and the step that is taken instead. Empty when there is none; throws InputError when there are some and all
  /// are damaged.
  std::optional<Loaded> loadNewest(std::vector<std::string>& notes) const;

 private:
  std::vector<std::filesystem::path> newestFirst() const;
  TrainState load(const std::filesystem::path& file) const;

  std::filesystem::path folder_;
  std::string runId_;
};

}  // namespace gacfas
