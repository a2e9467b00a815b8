#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/prepare/PreparePlan.h"
#include "core/prepare/VideoTable.h"

namespace gacfas {

/// <domain>/manifest.json says how the crops of a domain were made: settings, detector (file name and
/// SHA-256), versions, and how many crops each video has. Nothing in it depends on the machine, the time or
/// the order of the work, so that equal files mean equal preparations; runs record its hash.
class Manifest {
public:
  Manifest(std::filesystem::path file, const PrepareOptions& options, const std::filesystem::path& detector);

  /// Throws InputError naming what differs where the domain was prepared with other settings. Returns the
  /// notes: a version that differs.
  std::vector<std::string> compareWithFile() const;
  /// Throws IoError.
  void save(const std::map<std::string, VideoRecord>& records, bool complete) const;

private:
  std::filesystem::path file_;
  std::map<std::string, std::string> settings_, versions_;
};

}  // namespace gacfas
