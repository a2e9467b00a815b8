#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gacfas {

/// Append-only file of records, each with its length and CRC-32. The first record is a header that says what the journal
/// belongs to. A crash loses at most the record that was being written: a torn tail is cut off at the next open.
class Journal {
 public:
  /// Opens or creates the journal. Throws InputError when the file's header differs from `header` (another recipe)
  /// and IoError when it cannot be read or written.
  Journal(std::filesystem::path path, std::string_view header);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Records after the header that were intact at open.
  const std::vector<std::string>& records() const { return records_; }
  /// Bytes of a torn tail that were dropped at open; 0 when the file was clean.
  size_t droppedBytes() const { return dropped_; }
  /// Appends one record and flushes it to disk. Throws IoError (disk full); the file stays readable.
  void append(std::string_view record);

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  size_t size_ = 0;
  size_t dropped_ = 0;
  std::vector<std::string> records_;
};

}  // namespace gacfas
