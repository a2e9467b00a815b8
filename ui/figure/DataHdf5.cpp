#include "ui/figure/DataHdf5.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "core/io/AtomicFile.h"
#include "core/io/CsvParser.h"
#include "core/io/ScratchFolder.h"
#include "core/run/Hdf5File.h"
#include "core/types/Text.h"

namespace gacfas {
namespace {

std::optional<double> numberOf(const std::string& text) {
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0.0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Empty where a cell is no number.
std::vector<double> numbersOf(const CsvTable& table, size_t column) {
  std::vector<double> numbers;
  for (const auto& row : table.rows) {
    const std::optional<double> number = numberOf(row[column]);
    if (!number) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

class TableFile {
public:
  explicit TableFile(const CsvTable& table) : table_(table) {
    file_.setAttribute("columns", joined(table.columns, ","));
    for (size_t column = 0; column < table.columns.size(); ++column) add(column);
  }
  void save(const std::filesystem::path& path) { file_.save(path); }

private:
  void add(size_t column) {
    std::string name = table_.columns[column];
    std::replace(name.begin(), name.end(), '/', '_');
    std::vector<double> values = numbersOf(table_, column);
    if (values.empty() && !table_.rows.empty()) {
      std::vector<std::string> words;
      for (const auto& row : table_.rows) {
        const auto place = std::find(words.begin(), words.end(), row[column]);
        values.push_back(static_cast<double>(place - words.begin()));
        if (place == words.end()) words.push_back(row[column]);
      }
      file_.writeText(name + ".words", joined(words, "\n"));
    }
    file_.write(name, {static_cast<int64_t>(values.size())}, values.data());
  }

  const CsvTable& table_;
  Hdf5Writer file_;
};

}  // namespace

QByteArray tableAsHdf5(const QString& csv) {
  const std::string text = csv.toStdString();
  const CsvTable table = parseCsv(text, "the figure's data", false);
  const ScratchFolder scratch;
  const std::filesystem::path file = scratch.path() / "data.h5";
  TableFile(table).save(file);
  return QByteArray::fromStdString(loadFile(file));
}

}  // namespace gacfas
