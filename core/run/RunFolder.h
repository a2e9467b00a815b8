#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/types/Config.h"

namespace gacfas {

/// What is known of a run when it starts (run.json); nothing but the name changes afterwards.
struct RunFacts {
  std::string id;            ///< random, 32 hexadecimal characters; checkpoints carry it
  std::string name;
  std::string created;       ///< UTC, ISO 8601
  std::string minimizer;
  std::string variant;
  std::string init;          ///< "kaiming", or the weight file's name
  std::string initFileHash;  ///< SHA-256 of that file, empty for kaiming
  std::string initHash;      ///< SHA-256 over the network's tensors at the start
  std::string device;
  std::map<std::string, std::string> versions;   ///< gacfas, git, libtorch
  /// Domain -> SHA-256 of the manifest.json that its preparation left; a domain without one is not in it.
  std::map<std::string, std::string> dataManifests = {};
  bool syntheticFaces = false;  ///< drawn by this program; runs of earlier versions do not say
};

/// Where a run stands (status.json). A run that says "running" while nobody holds its lock was cut off.
struct RunStatus {
  std::string state = "running";   ///< running, paused, stopped, failed, finished
  std::string message;             ///< of a failure
  int64_t epoch = 0;
  int64_t step = 0;
  double seconds = 0.0;            ///< spent in training steps
};

/// What a new data root must have: a folder for each of the run's domains, or nothing.
enum class DataCheck { Domains, None };

/// Paths and small files of one run. docs/run-folder.md describes them. Nothing in them is absolute but data.root and
/// model.init of config.yaml, so that a run can be moved.
class RunFolder {
 public:
  explicit RunFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Makes the folder with config.yaml, run.json and status.json, all at once: a kill leaves the whole or nothing. Throws InputError when it exists and is not empty,
  /// IoError when it cannot be written.
  static RunFolder create(const std::filesystem::path& folder, const Config& config, const RunFacts& facts);
  /// Throws InputError when there is no run, saying what is missing.
  static RunFolder open(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return folder_; }
  std::filesystem::path config() const { return folder_ / "config.yaml"; }
  std::filesystem::path facts() const { return folder_ / "run.json"; }
  std::filesystem::path status() const { return folder_ / "status.json"; }
  std::filesystem::path lock() const { return folder_ / "lock"; }
  std::filesystem::path steps() const { return folder_ / "steps.csv"; }
  std::filesystem::path evaluations() const { return folder_ / "evaluations.csv"; }
  std::filesystem::path checkpoints() const { return folder_ / "checkpoints"; }
  /// "last", "best", or a name of keptName().
  std::filesystem::path weights(const std::string& which) const { return folder_ / "weights" / (which + ".safetensors"); }
  /// Features of the faces by the weights of that name, kept so that they need not be computed again.
  std::filesystem::path features(const std::string& which) const { return folder_ / "features" / (which + ".safetensors"); }
  std::filesystem::path landscape() const { return folder_ / "landscape"; }
  /// Of the landscapes that its evaluations left (evaluate.landscape), and the folder of one of them.
  std::filesystem::path trainingFrames() const { return folder_ / "over_training"; }
  std::filesystem::path trainingFrame(int64_t epoch) const { return trainingFrames() / keptName(epoch); }
  /// Relative to the folder.
  static std::string scoresOf(int64_t epoch);
  /// "epoch_0012", of the weights that an evaluation leaves where evaluate.keep_weights is on.
  static std::string keptName(int64_t epoch);

  RunFacts readFacts() const;
  /// Gives the run another name; its folder keeps its own. Throws InputError for a name without a letter in it, IoError
  /// when run.json cannot be written.
  void rename(const std::string& name) const;
  /// Writes another data.root into config.yaml: the faces were moved. Throws InputError where the check fails or somebody
  /// trains the run, IoError when config.yaml cannot be written.
  void moveData(const std::filesystem::path& root, DataCheck check) const;
  RunStatus readStatus() const;
  void writeStatus(const RunStatus& status) const;

 private:
  std::filesystem::path folder_;
};

/// A new random run id.
std::string newRunId();
/// Now, UTC, "2026-11-24T20:34:42Z".
std::string utcNow();

}  // namespace gacfas
