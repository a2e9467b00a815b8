#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/File.h"

namespace gacfas {

/// What a journal file holds.
struct JournalContent {
  std::string header;
  std::vector<std::string> records;  ///< intact records after the header
  size_t size = 0;                   ///< bytes of header and intact records
  size_t dropped = 0;                ///< bytes after them: a torn or damaged record and all that follows it
};

/// Reads a journal without touching it, for viewers; another process may be appending. Throws IoError when it
/// cannot be read, InputError when it is no journal or its header is damaged.
JournalContent readJournal(const std::filesystem::path& path);

/// The header alone, without reading the records. Throws as readJournal does.
std::string readJournalHeader(const std::filesystem::path& path);

/// Append-only file of records, each with its length and CRC-32. The first record is a header that says what
/// the journal belongs to. A crash loses at most the record that was being written: a torn tail is cut off at
/// the next open. A damaged record is never returned, nor is anything after it. One writer at a time.
///
/// Record: length of the payload (u32, little endian), payload, CRC-32 of both (zlib's, u32, little endian).
/// The header's payload is "GACFASJ1" and the header's text.
class Journal {
public:
  /// Opens or creates the journal. Throws InputError when the file's header differs from `header` (another
  /// recipe) or is damaged, and IoError when the file cannot be read or written.
  Journal(std::filesystem::path path, std::string_view header);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Records after the header that were intact at open.
  const std::vector<std::string>& records() const { return content_.records; }
  /// Bytes of a torn tail that were dropped at open; 0 when the file was clean.
  size_t droppedBytes() const { return content_.dropped; }
  /// Appends one record (under 4 GiB) and flushes it to disk. Throws IoError (disk full); the file stays
  /// readable and a later append may succeed.
  void append(std::string_view record);

private:
  std::filesystem::path path_;
  File file_;
  JournalContent content_;
};

}  // namespace gacfas
