#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/Csv.h"

namespace gacfas {

/// Reads CSV text record by record (RFC 4180). Knows the line for messages and the place up to which records
/// are whole.
class CsvParser {
public:
  CsvParser(std::string_view text, std::filesystem::path path);

  /// The next record that is not a blank line, empty at the end. A last record without a line end is returned
  /// unless `wholeOnly` is set. Throws InputError with file and line for a misplaced quote.
  std::vector<std::string> next(bool wholeOnly);
  /// Line where the record returned last starts, counted from 1.
  size_t line() const { return line_; }
  /// Bytes up to the end of the record returned last.
  size_t end() const { return end_; }

private:
  bool readRecord(std::vector<std::string>& fields);
  std::string readField();
  std::string readQuoted();
  [[noreturn]] void fail(const std::string& what) const;

  std::string_view text_;
  std::filesystem::path path_;
  size_t place_ = 0;
  size_t line_ = 0;
  size_t nextLine_ = 1;
  bool unclosed_ = false;  ///< the text ended inside quotes
  size_t end_ = 0;
};

/// Table of a whole text; `end` receives the bytes up to the end of the last whole record.
CsvTable parseCsv(std::string_view text, const std::filesystem::path& path, bool dropTornTail,
                  size_t* end = nullptr);

}  // namespace gacfas
