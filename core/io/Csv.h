#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/File.h"

namespace gacfas {

/// A CSV file in memory (RFC 4180 quoting, first line is the header).
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows = {};  ///< each as long as columns
  std::vector<size_t> lines = {};  ///< line of the file where each row starts, from 1; filled by readCsv only

  /// Place of a column, -1 where there is none.
  int column(const std::string& name) const;
};

/// Text of one row, quoted where needed, with the line end.
std::string csvLine(const std::vector<std::string>& fields);
std::string csvText(const CsvTable& table);
/// Shortest text that reads back as the same double; "nan", "inf" and "-inf" for what is not finite.
std::string csvNumber(double value);
/// The same, and an empty field for what is not finite.
std::string csvNumberOrEmpty(double value);
/// The double that a whole field spells (spaces around it allowed), none where it is something else.
std::optional<double> csvDouble(std::string_view field);

/// Reads a whole file; CR LF, blank lines and a byte order mark are accepted. Throws IoError when it cannot
/// be read and InputError with file and line for a misplaced quote, a row of another length or an empty file.
/// With `dropTornTail` a last line without its line end (a writer was cut off) is dropped, and a file without
/// any whole line is an empty table.
CsvTable readCsv(const std::filesystem::path& path, bool dropTornTail = false);

/// Rewrites a file (through AtomicFile) with only those rows that `keep` accepts; a torn last line goes too.
/// Not while a CsvAppender has it open. Throws as readCsv and AtomicFile do.
void keepCsvRows(const std::filesystem::path& path,
                 const std::function<bool(const std::vector<std::string>&)>& keep);

/// Appends rows to a CSV file, a whole line a write, so that readers may follow while it grows. One writer at
/// a time.
class CsvAppender {
public:
  /// Creates the file with the header, or continues one whose header is the same; a torn last line (a writer
  /// was cut off) is removed first. Throws IoError, and InputError for other columns or a damaged file.
  CsvAppender(std::filesystem::path path, std::vector<std::string> columns);
  CsvAppender(const CsvAppender&) = delete;
  CsvAppender& operator=(const CsvAppender&) = delete;
  /// `fields` has one entry a column. Throws IoError; the file then ends with the row before. Survives the
  /// death of the process at once, a power cut after sync().
  void append(const std::vector<std::string>& fields);
  /// Flushes all rows to disk.
  void sync();

private:
  std::filesystem::path path_;
  size_t columns_ = 0;
  File file_;
  size_t size_ = 0;
};

}  // namespace gacfas
