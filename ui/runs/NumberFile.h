#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ui/runs/FileStamp.h"
#include "ui/runs/RunSnapshot.h"

namespace gacfas {

/// Follows a CSV file of numbers that another process appends to: reads only the new end, and all of it where
/// the file was cut, replaced or rewritten. A last line without its line end waits. Each table handed out
/// stays as it is.
class NumberFile {
public:
  using Time = std::chrono::steady_clock::time_point;
  explicit NumberFile(std::filesystem::path path);

  /// Reads what is new; true where the table changed. Long tables are looked at less often, as each new one
  /// is a copy of the last. Throws InputError naming file and line, IoError.
  bool update(Time now);
  /// Never null.
  const std::shared_ptr<const NumberTable>& table() const { return table_; }

private:
  struct Draft;
  bool goesOn(const FileStamp& stamp) const;
  std::string bytesFrom(size_t offset) const;
  void forget();
  void readOn();

  std::filesystem::path path_;
  FileStamp seen_;
  Time seenAt_{};
  size_t consumed_ = 0;      ///< bytes of whole lines read
  std::string header_;       ///< first line with its end, empty: not read yet
  std::string lastLine_;     ///< the bytes before `consumed_`
  std::vector<int> places_;  ///< of each column of the file in the table, -1: text
  std::shared_ptr<const NumberTable> table_;
};

}  // namespace gacfas
