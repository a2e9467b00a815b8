#include <fcntl.h>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/io/CsvParser.h"
#include "core/types/Error.h"

namespace gacfas {

CsvAppender::CsvAppender(std::filesystem::path path, std::vector<std::string> columns)
    : path_(std::move(path)), columns_(columns.size()) {
  requireFile(path_);
  const std::string header = csvLine(columns);
  const std::string text = std::filesystem::exists(path_) ? loadFile(path_) : std::string();
  const CsvTable table = parseCsv(text, path_, true, &size_);
  if (table.columns.empty() && header.compare(0, text.size(), text) == 0) {
    saveFile(path_, header);
    size_ = header.size();
  } else if (table.columns != columns) {
    throw InputError(path_.string() + ": the file has other columns than " +
                     header.substr(0, header.size() - 1) + ". Move it away or choose another folder.");
  }
  file_ = File(path_, O_RDWR);
  if (size_ < text.size()) file_.truncate(size_);
}

void CsvAppender::append(const std::vector<std::string>& fields) {
  if (fields.size() != columns_) {
    throw Error(path_.string() + ": a row of " + std::to_string(fields.size()) + " fields for " +
                std::to_string(columns_) + " columns.");
  }
  const std::string line = csvLine(fields);
  try {
    file_.write(line.data(), line.size(), size_);
  } catch (const IoError&) {
    // Where even this fails, the torn line is dropped by the next open and written over by the next append.
    try {
      file_.truncate(size_);
    } catch (const IoError&) {
    }
    throw;
  }
  size_ += line.size();
}

void CsvAppender::sync() {
  file_.sync();
}

}  // namespace gacfas
