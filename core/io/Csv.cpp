#include "core/io/Csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/io/AtomicFile.h"
#include "core/io/CsvParser.h"

namespace gacfas {

int CsvTable::column(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

std::string csvLine(const std::vector<std::string>& fields) {
  // A single empty field would be a blank line, which readers skip.
  if (fields.size() == 1 && fields[0].empty()) return "\"\"\n";
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      line += field;
      continue;
    }
    line += '"';
    for (const char letter : field) line.append(letter == '"' ? 2 : 1, letter);
    line += '"';
  }
  return line + '\n';
}

std::string csvText(const CsvTable& table) {
  std::string text = csvLine(table.columns);
  for (const auto& row : table.rows) text += csvLine(row);
  return text;
}

std::string csvNumber(double value) {
  if (std::isnan(value)) return "nan";
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), written.ptr};
}

std::string csvNumberOrEmpty(double value) {
  return std::isfinite(value) ? csvNumber(value) : std::string();
}

std::optional<double> csvDouble(std::string_view field) {
  const size_t first = field.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  field = field.substr(first, field.find_last_not_of(" \t") - first + 1);
  if (field.size() > 1 && field[0] == '+' && field[1] != '-') field.remove_prefix(1);
  double value = 0.0;
  const char* const end = field.data() + field.size();
  const auto parsed = std::from_chars(field.data(), end, value);
  if (parsed.ec != std::errc() || parsed.ptr != end) return {};
  return value;
}

CsvTable readCsv(const std::filesystem::path& path, bool dropTornTail) {
  return parseCsv(loadFile(path), path, dropTornTail);
}

void keepCsvRows(const std::filesystem::path& path,
                 const std::function<bool(const std::vector<std::string>&)>& keep) {
  CsvTable table = readCsv(path, true);
  if (table.columns.empty()) return;
  std::erase_if(table.rows, [&](const auto& row) { return !keep(row); });
  saveFile(path, csvText(table));
}

}  // namespace gacfas
