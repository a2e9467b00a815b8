#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/types/Dataset.h"

namespace gacfas {

/// MSU-MFSD's splits: train_sub_list.txt and test_sub_list.txt hold subject numbers.
class SubjectLists {
public:
  /// Finds the two files among `paths` (relative to `source`). Throws InputError where one is missing or
  /// there twice, where a line is no number (naming file and line), and where a subject is in both.
  SubjectLists(const std::filesystem::path& source, const std::vector<std::string>& paths);

  /// Of "client007" or "client7"; none where it is in neither list.
  std::optional<Split> splitOf(const std::string& client) const;

private:
  void read(const std::filesystem::path& file, Split split);
  std::map<long, Split> splits_;
};

}  // namespace gacfas
