#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gacfas {

/// A CSV file in memory (RFC 4180 quoting, first line is the header).
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;   ///< each as long as columns

  /// Place of a column, -1 where there is none.
  int column(const std::string& name) const;
};

/// Text of one row, quoted where needed, with the line end.
std::string csvLine(const std::vector<std::string>& fields);
std::string csvText(const CsvTable& table);
/// Shortest text that reads back as the same double; "nan" for NaN.
std::string csvNumber(double value);
/// Reads a whole file. Throws InputError with file and line for a row of another length. A last line without its
/// line end (a writer was cut off) is dropped when `dropTornTail` is set.
CsvTable readCsv(const std::filesystem::path& path, bool dropTornTail = false);

/// Appends rows to a CSV file, a whole line a write, so that readers may follow while it grows.
class CsvAppender {
 public:
  /// Creates the file with the header, or continues one whose header is the same. Throws IoError / InputError.
  CsvAppender(std::filesystem::path path, std::vector<std::string> columns);
  ~CsvAppender();
  CsvAppender(const CsvAppender&) = delete;
  CsvAppender& operator=(const CsvAppender&) = delete;
  void append(const std::vector<std::string>& fields);

 private:
  std::filesystem::path path_;
  size_t columns_ = 0;
  int descriptor_ = -1;
};

}  // namespace gacfas
