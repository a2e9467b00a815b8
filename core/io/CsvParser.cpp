#include "core/io/CsvParser.h"

#include <algorithm>

#include "core/types/Error.h"

namespace gacfas {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isBlank(const std::vector<std::string>& fields) {
  return fields.size() == 1 && fields[0].empty();
}

}  // namespace

CsvParser::CsvParser(std::string_view text, std::filesystem::path path)
    : text_(text), path_(std::move(path)) {
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) place_ = kByteOrderMark.size();
}

std::vector<std::string> CsvParser::next(bool wholeOnly) {
  while (place_ < text_.size()) {
    line_ = nextLine_;
    const bool quoted = text_[place_] == '"';
    std::vector<std::string> fields;
    const bool whole = readRecord(fields);
    if (!whole && wholeOnly) return {};
    if (unclosed_) {
      nextLine_ = line_;
      fail("a quote that is never closed");
    }
    end_ = place_;
    if (quoted || !isBlank(fields)) return fields;
  }
  return {};
}

/// False where the text ends before the record's line end.
bool CsvParser::readRecord(std::vector<std::string>& fields) {
  for (;;) {
    fields.push_back(readField());
    if (place_ == text_.size()) return false;
    if (text_[place_++] == ',') continue;
    ++nextLine_;
    return true;
  }
}

/// Leaves the place at the comma or line feed behind the field, or at the end of the text.
std::string CsvParser::readField() {
  if (place_ < text_.size() && text_[place_] == '"') return readQuoted();
  const size_t end = std::min(text_.find_first_of(",\n", place_), text_.size());
  std::string field(text_.substr(place_, end - place_));
  if (field.find('"') != std::string::npos) fail("a quote inside a field without quotes around it");
  place_ = end;
  if (end < text_.size() && text_[end] == '\n' && !field.empty() && field.back() == '\r') field.pop_back();
  return field;
}

std::string CsvParser::readQuoted() {
  std::string field;
  for (++place_; place_ < text_.size(); ++place_) {
    if (text_[place_] == '\n') ++nextLine_;
    if (text_[place_] != '"') {
      field += text_[place_];
    } else if (text_.substr(place_ + 1, 1) == "\"") {
      field += text_[++place_];
    } else {
      ++place_;
      if (text_.substr(place_, 2) == "\r\n") ++place_;
      if (place_ < text_.size() && text_[place_] != ',' && text_[place_] != '\n')
        fail("text after a closing quote");
      return field;
    }
  }
  unclosed_ = true;
  return field;
}

void CsvParser::fail(const std::string& what) const {
  throw InputError(path_.string() + ":" + std::to_string(nextLine_) + ": " + what +
                   ". Write the field as \"...\" with every quote in it doubled.");
}

CsvTable parseCsv(std::string_view text, const std::filesystem::path& path, bool dropTornTail, size_t* end) {
  CsvParser parser(text, path);
  CsvTable table{parser.next(dropTornTail)};
  if (table.columns.empty() && !dropTornTail)
    throw InputError(path.string() + ": the file is empty; a CSV header is expected.");
  for (auto fields = parser.next(dropTornTail); !fields.empty(); fields = parser.next(dropTornTail)) {
    if (fields.size() != table.columns.size()) {
      throw InputError(path.string() + ":" + std::to_string(parser.line()) + ": the row has " +
                       std::to_string(fields.size()) + " fields, the header has " +
                       std::to_string(table.columns.size()) + ".");
    }
    table.rows.push_back(std::move(fields));
    table.lines.push_back(parser.line());
  }
  if (end != nullptr) *end = parser.end();
  return table;
}

}  // namespace gacfas
