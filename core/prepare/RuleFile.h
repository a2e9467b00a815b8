#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/prepare/PathPattern.h"
#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// Reads videos or images of any dataset by a YAML file:
///
///   paths:                                   # the first that fits is taken
///     - "{split}/genuine/{client}_{video}.mp4": {label: live}
///     - "{split}/fake/{attack}/{client}_{video}.mp4": {label: spoof}
///   split: {training: train, validation: dev, testing: test}   # words of the path
///   attack: {photo: print, tablet: replay}
///   faces: false                             # true: the images are face crops already
///
/// Parts of a pattern: split, label, client, attack, video (name within its class), frame (the pattern is of
/// images); others are only names. What a pattern does not have stands beside it as a constant. Words of
/// split and label that are not train, dev, test, live or spoof need an entry in the map of that name.
class PathRule {
public:
  /// Throws InputError naming file and line.
  explicit PathRule(const std::filesystem::path& file);

  /// Sorts `paths` into plan.videos and plan.unmatched, with the reason.
  void read(const std::vector<std::string>& paths, PreparePlan& plan) const;

private:
  struct Entry {
    PathPattern pattern;
    PathParts constants;
  };
  using Words = std::map<std::string, std::string>;

  std::optional<SourceVideo> videoOf(const std::string& path, std::string& why) const;
  std::string word(const std::string& part, const PathParts& parts) const;

  std::vector<Entry> entries_;
  std::map<std::string, Words> words_;  ///< of split, label and attack
  bool faces_ = false;
};

}  // namespace gacfas
